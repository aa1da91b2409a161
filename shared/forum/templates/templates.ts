import type { Template, TemplateId } from '../template.ts';
import { report } from './report.ts';
import { wtpf26 } from './wtpf-26.ts';

export const templateOf: Readonly<Record<TemplateId, Template>> = { report, 'wtpf-26': wtpf26 };
