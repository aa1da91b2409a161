import { hash } from 'node:crypto';
import type { HashOf } from '../../shared/text/canon.ts';

export const sha256: HashOf = (text) => hash('sha256', text, 'base64url');
