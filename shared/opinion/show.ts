/**
 * The register as people get it: how the opinion stands, with the wording that belongs to its acts joined in. Sent whole once, then as
 * patches; `applyPatch(from, patch(from, to))` equals `to`.
 */
import { assert } from '../lib/assert.ts';
import type { ActNote } from './entry.ts';
import { equal } from './equal.ts';
import type {
  LastWords,
  Notes,
  Register,
  RegisterPatch,
  ShownAdoption,
  ShownEditorial,
  ShownParagraph,
  ShownPosition,
} from './register.ts';
import { standing } from './standing.ts';
import type { OpinionState } from './state.ts';

const NOT_ASKED: LastWords = () => null;

/** `opinion`: the id of its log. Wording that was erased is null. */
export function register(state: OpinionState, notes: Notes, opinion: string, lastWords: LastWords = NOT_ASKED): Register {
  const found = standing(state);
  const noted = <Said extends { readonly seq: number }>(said: readonly Said[]): readonly (Said & { readonly note: ActNote | null })[] =>
    said.map((one) => ({ ...one, note: notes.get(one.seq) ?? null }));
  const positions = (raised: readonly ShownPosition[]): readonly ShownPosition[] =>
    noted(raised).map((one) => (one.noted === null ? one : { ...one, noted: { ...one.noted, note: notes.get(one.noted.seq) ?? null } }));
  const paragraphs = found.paragraphs.map((shown) => {
    const one = shown.removed ? { ...shown, lastWords: lastWords(shown.id) } : shown;
    const { referred } = one;
    const isPlain = !one.positions.length && !one.reopenAsked.length && one.reopened === null && referred === null && !one.settled.length;
    if (isPlain && one.editorial === undefined) return one;
    const reopened = one.reopened && { ...one.reopened, note: (one.reopened.seq && notes.get(one.reopened.seq)) || null };
    return {
      ...one,
      positions: positions(one.positions),
      reopenAsked: noted(one.reopenAsked),
      reopened,
      referred: referred && { ...referred, note: notes.get(referred.seq) ?? null },
      settled: noted(one.settled),
      ...(one.editorial && { editorial: worded(one.editorial, notes) }),
    };
  });
  return {
    ...found,
    opinion,
    paragraphs,
    positions: positions(found.positions),
    adopting: found.adopting && { ...found.adopting, ...pendingOf(found.adopting, notes) },
    adopted: found.adopted && { ...found.adopted, ...pendingOf(found.adopted, notes) },
    finish: found.finish && { ...found.finish, note: notes.get(found.finish.seq) ?? null },
    disowned: noted(found.disowned),
    dissociations: noted(found.dissociations),
    statements: noted(found.statements),
    appeals: noted(found.appeals).map((one) => ({
      ...one,
      endNote: (one.ended && notes.get(one.ended.seq)) ?? null,
      contradiction: (one.contradicted && notes.get(one.contradicted.seq)) ?? null,
    })),
    late: noted(found.late),
  };
}

/** Both wordings stand with the proposal. */
function worded(
  { proposed, changes, contested }: NonNullable<ShownParagraph['editorial']>,
  notes: Notes,
): NonNullable<ShownParagraph['editorial']> {
  const wordsOf = (seq: number): ShownEditorial['words'] => {
    const { before, words: after } = notes.get(seq) ?? {};
    return before === undefined || after === undefined ? null : { before, after };
  };
  return {
    proposed: proposed && { ...proposed, words: wordsOf(proposed.seq) },
    changes: changes.map((one) => ({ ...one, words: wordsOf(one.of) })),
    contested,
  };
}

const pendingOf = ({ pending }: ShownAdoption, notes: Notes): Pick<ShownAdoption, 'pending'> => ({
  pending: pending.map((one) => ({ ...one, note: (one.came && notes.get(one.came.seq)) ?? null })),
});

export function patch(from: Register, to: Register): RegisterPatch {
  const before = new Map(from.paragraphs.map((one) => [one.id, one]));
  const ids = to.paragraphs.map(({ id }) => id);
  const moved = from.paragraphs.length !== ids.length || from.paragraphs.some(({ id }, at) => id !== ids[at]);
  return {
    from: from.seq,
    seq: to.seq,
    opinion: changed(from, to),
    paragraphs: to.paragraphs.filter((one) => !equal(before.get(one.id), one)),
    ...(moved ? { order: ids } : {}),
  };
}

type Fields = Omit<Register, 'paragraphs' | 'opinion' | 'seq'>;

function changed(from: Register, to: Register): Partial<Fields> {
  const { paragraphs: _old, opinion: _is, seq: _then, ...before } = from;
  const { paragraphs: _new, opinion: _too, seq: _now, ...after } = to;
  const differ = (name: string): name is keyof Fields => !equal(before[name as keyof Fields], after[name as keyof Fields]);
  return Object.fromEntries(Object.entries(after).filter(([name]) => differ(name)));
}

/** The register after the patch. The patch must have been made from this position; whoever missed one asks for the whole. */
export function applyPatch(before: Register, { from, seq, opinion, paragraphs, order }: RegisterPatch): Register {
  assert(before.seq === from, `a patch from ${from} applies to the register at ${before.seq}`);
  // where the order stays, as it does at each letter, the others are not gone through by their ids
  const byId = new Map([...(order ? before.paragraphs : []), ...paragraphs].map((one) => [one.id, one]));
  const known = (id: string): ShownParagraph => {
    const one = byId.get(id);
    assert(one !== undefined, `paragraph ${id} is in the register or in the patch`);
    return one;
  };
  return { ...before, ...opinion, seq, paragraphs: order?.map(known) ?? before.paragraphs.map((one) => byId.get(one.id) ?? one) };
}
