/**
 * Earlier texts: resolutions, opinions of earlier forums, what delegates fall back upon (SPEC chapter V). The log says which text it is and how
 * much; its words travel in the erasable payload of the act (`ActNote.text`), as those of a document that was handed in do. So they are in the
 * one log, bound by its hashes and in its backups, and need no store of their own: together they are a third of one attached file.
 * Who adds and withdraws earlier texts, and how much they may be.
 */
import { unreachable } from '../lib/assert.ts';
import type { Language } from '../opinion/vocabulary.ts';
import { notOffice, type Rulings, unless, when } from './context.ts';
import { without } from './map.ts';
import type { ForumState } from './state.ts';

/**
 * Of one text, and of all that stand. A long resolution has about a hundred paragraphs, and a forum looks back upon some dozens of texts. All of
 * them are kept in memory to be found at once.
 */
export const PRECEDENT_LIMITS = { bytes: 256 * 1024, paragraphs: 1_000, bytesInAll: 4 * 1024 * 1024, paragraphsInAll: 5_000 } as const;

/** The position of the entry that added it. */
export type PrecedentId = number;

interface Described {
  readonly title: string;
  /** By which it is quoted: `Resolution 2 (Rev. Exemplar, 2018)`. */
  readonly symbol: string;
  /** On which it was adopted, `2018-11-16`. */
  readonly date: string;
  readonly language: Language;
  /** Of its words, as the server has counted them: UTF-8. */
  readonly bytes: number;
  readonly paragraphs: number;
}

/** As the log has it. */
export interface Precedent extends Described {
  readonly seq: PrecedentId;
  readonly at: number;
}

export type PrecedentAct =
  | ({ readonly type: 'precedent.added' } & Described)
  | { readonly type: 'precedent.withdrawn'; readonly precedent: PrecedentId };

export type PrecedentCommand =
  | ({ readonly do: 'add-precedent' } & Described)
  | { readonly do: 'withdraw-precedent'; readonly precedent: PrecedentId };

export const PRECEDENT_RULINGS: Rulings<PrecedentCommand> = {
  'add-precedent': (context, described) => {
    const others = [...context.state.precedents.values()];
    const inAll = (of: 'bytes' | 'paragraphs'): number => others.reduce((sum, one) => sum + one[of], described[of]);
    return unless(
      [
        notOffice(context),
        when(described.paragraphs === 0, { code: 'precedent-empty' }),
        when(described.bytes > PRECEDENT_LIMITS.bytes || described.paragraphs > PRECEDENT_LIMITS.paragraphs, {
          code: 'precedent-too-long',
        }),
        when(inAll('bytes') > PRECEDENT_LIMITS.bytesInAll || inAll('paragraphs') > PRECEDENT_LIMITS.paragraphsInAll, {
          code: 'precedents-full',
        }),
      ],
      { type: 'precedent.added', ...described },
    );
  },
  'withdraw-precedent': (context, { precedent }) =>
    unless([notOffice(context), when(!context.state.precedents.has(precedent), { code: 'no-such-precedent' })], {
      type: 'precedent.withdrawn',
      precedent,
    }),
};

/** `state` stands at this entry already. */
export function foldPrecedent(state: ForumState, fact: PrecedentAct): ForumState {
  const { precedents, seq, at } = state;
  switch (fact.type) {
    case 'precedent.added': {
      const { type: _, ...described } = fact;
      return { ...state, precedents: new Map(precedents).set(seq, { ...described, seq, at }) };
    }
    case 'precedent.withdrawn':
      return { ...state, precedents: without(precedents, fact.precedent) };
    default:
      return unreachable(fact);
  }
}
