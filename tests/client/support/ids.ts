import type { BlockId } from '../../../shared/opinion/vocabulary.ts';

export const id = (n: number): BlockId => `b${String(n).padStart(9, '0')}`;
