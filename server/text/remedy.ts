import type { Remedy, TextRefusal } from './outcome.ts';

/** A fault that an honest client can have is answered by resync or reset; only what is malformed or hostile closes the connection. */
const HONEST: Readonly<Partial<Record<TextRefusal, Remedy>>> = {
  gap: 'resync',
  origins: 'reset',
  unhealable: 'reset',
  'too-many-blocks': 'reset',
  'too-long': 'reset',
};

/** `static`: refused for its shape alone, before anything was applied; growth of the text past its limits shows only after. */
export function remedyFor(code: TextRefusal, before: 'static' | 'applied'): Remedy {
  if (before === 'static' && code !== 'gap') return 'close';
  return HONEST[code] ?? 'close';
}
