import { describe, expect, it } from 'vitest';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { exceptionsOf } from '../../shared/forum/wording.ts';
import { actor, base, code, run } from './world.ts';

const HASH = 'A'.repeat(43);
const except = (more: Partial<Extract<ForumCommand, { do: 'except-wording' }>> = {}): ForumCommand => ({
  ...{ do: 'except-wording', opinion: 'o1', block: 'b000000001', hash: HASH, code: 'prescribes', words: 'shall', on: true },
  ...more,
});
const word = (more: Partial<Extract<ForumCommand, { do: 'list-word' }>> = {}): ForumCommand => ({
  ...{ do: 'list-word', language: 'en', kind: 'binds', word: 'ought', listed: true },
  ...more,
});

describe('G8 not here', () => {
  it('G8 is said by those who may edit and by the chair, kept with who said it, and taken back by any of them', () => {
    for (const by of ['chair-1', 'chair-2', 'arl-2', 'riv-1', 'secretariat']) expect([by, code(except(), by)]).toEqual([by, null]);
    const after = run(base, except(), actor('arl-2'));
    expect(exceptionsOf(after, 'o1')).toEqual([expect.objectContaining({ words: 'shall', hash: HASH, by: 'arl', seq: after.seq })]);
    expect(exceptionsOf(after, 'o2')).toEqual([]);
    expect(code(except({ on: false }), 'bru-1')).toBe('no-such-exception');
    expect(exceptionsOf(run(after, except({ on: false }), actor('bru-1')), 'o1')).toEqual([]);
  });

  it('G8 is about the words as they were last: another takes its place', () => {
    const after = run(run(base, except(), actor('arl-1')), except({ hash: 'B'.repeat(43) }), actor('arl-1'));
    expect(exceptionsOf(after, 'o1').map(({ hash }) => hash)).toEqual(['B'.repeat(43)]);
  });

  it('G8 has an end: no more than 300 in one opinion', () => {
    const full = Array.from({ length: 300 }, (_, n) => n).reduce(
      (state, n) => run(state, except({ words: `w${n}` }), actor('arl-1')),
      base,
    );
    expect(code(except(), 'arl-1', full)).toBe('wording-full');
    expect(code(except({ words: 'w7', hash: 'B'.repeat(43) }), 'arl-1', full)).toBeNull();
    expect(code(except({ opinion: 'o2' }), 'arl-1', full)).toBeNull();
  });
});

describe('G9 the lists', () => {
  it('G9 are the secretariat’s, and one word stands there once, in whatever case', () => {
    expect(code(word(), 'arl-1')).toBe('not-secretariat');
    const after = run(run(base, word()), word({ word: 'Ought', listed: false }));
    expect(after.wording.table).toEqual([{ language: 'en', kind: 'binds', word: 'Ought', listed: false }]);
    const full = Array.from({ length: 1_000 }, (_, n) => n).reduce((state, n) => run(state, word({ word: `w${n}` })), base);
    expect(code(word(), 'secretariat', full)).toBe('wording-full');
    expect(code(word({ word: 'w1', listed: false }), 'secretariat', full)).toBeNull();
  });
});

describe('G13 terms that are preferred', () => {
  const term = (more: Partial<Extract<ForumCommand, { do: 'list-word' }>>): ForumCommand =>
    word({ kind: 'replaced', word: 'phone', ...more });

  it('G13 are named with the word that they replace, which is another one', () => {
    expect(code(term({}), 'secretariat')).toBe('term-missing');
    expect(code(term({ instead: 'Phone' }), 'secretariat')).toBe('term-missing');
    const after = run(base, term({ instead: 'telephone' }));
    expect(after.wording.table).toEqual([{ language: 'en', kind: 'replaced', word: 'phone', listed: true, instead: 'telephone' }]);
    expect(run(after, term({ listed: false })).wording.table).toEqual([{ language: 'en', kind: 'replaced', word: 'phone', listed: false }]);
    expect(run(base, word({ instead: 'telephone' })).wording.table).toEqual([
      { language: 'en', kind: 'binds', word: 'ought', listed: true },
    ]);
  });
});
