import { expect, it } from 'vitest';
import { picture } from './picture.ts';
import { read } from './sources.ts';

it('docs/architecture.md shows the import law as it is', () => {
  const [, shown] = /```mermaid\n([\s\S]*?)\n```/.exec(read('docs/architecture.md')) ?? [];
  expect(shown).toBe(picture());
});
