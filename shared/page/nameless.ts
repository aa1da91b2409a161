/**
 * Register and words as the public has them: what is said and how often, not by whom and why, but for what was said since names are public.
 * Whatever could say more is taken out here, before anything is written of it.
 */

import { KINDS } from '../opinion/kinds.ts';
import { isNamed, type PublicNames } from '../opinion/public-names.ts';
import type { Refusal } from '../opinion/refusal.ts';
import type { Register, ShownAdoption, ShownParagraph, ShownPosition } from '../opinion/register.ts';
import type { EntityId } from '../opinion/vocabulary.ts';
import type { TextBlock } from '../text/block.ts';
import { isDoubled } from './doubled.ts';
import { placed } from './placed.ts';

/** In the place of an entity that is not named. */
export const NOBODY = '';

/** Is the public told the name of whoever did something at this log position? */
type Told = (seq: number) => boolean;

/** `names`: since when the public is told names, for a register of earlier too. */
export function nameless(register: Register, names: PublicNames | null = register.names): Register {
  const told: Told = (seq) => isNamed(names, seq);
  const named = [...placed(register).values()].flatMap(({ position }) => (told(position.seq) ? [position] : []));
  const said = <One extends { readonly seq: number }>(all: readonly One[]): readonly One[] => all.filter(({ seq }) => told(seq));
  return {
    ...register,
    names,
    paragraphs: register.paragraphs.map((one) => withoutNames(one, told)),
    positions: unnamed(register.positions, told),
    blockers: register.blockers.map((one) => unnamedRefusal(one, register, named, told)),
    elsewhere: linkedFrom(register.elsewhere, named),
    adopted: register.adopted && { ...register.adopted, pending: pendingOf(register.adopted, named, told) },
    adopting: register.adopting && { ...register.adopting, pending: pendingOf(register.adopting, named, told) },
    disowned: said(register.disowned),
    // who held what before names were told would be told by its end
    ended: [],
    crossed: register.crossed && (told(register.crossed.seq) ? register.crossed : { ...register.crossed, entity: NOBODY }),
    late: register.late.map((one) => (told(one.seq) ? one : { ...one, entity: NOBODY, enteredBy: null, note: null })),
    dissociations: said(register.dissociations),
    statements: said(register.statements),
    appeals: said(register.appeals),
    // it would lead to words that can be read until they are withheld
    withholdings: [],
  };
}

/** Suggested words say whose they are. */
export const publicWords = (blocks: readonly TextBlock[], names: PublicNames | null): readonly TextBlock[] =>
  names?.signed
    ? blocks
    : blocks.map((block) => ({
        ...block,
        sug: block.sug && `${block.sug.split(':')[0]}:`,
        runs: block.runs.map((run) => ({ ...run, marks: run.marks.map(({ name }) => ({ name, attrs: {} })) })),
      }));

/**
 * What of `register` is told when it becomes `after`. What others than Member States say too is not told of one that is not named, nor
 * that a note has ended.
 */
export function toldOfStates(register: Register, after: Register): Register {
  const stands = placed(after);
  const isTold = ({ id, kind, entity }: ShownPosition): boolean =>
    entity !== NOBODY || kind === 'objection' || (KINDS[kind].by === 'states' && stands.has(id));
  return {
    ...register,
    positions: register.positions.filter(isTold),
    paragraphs: register.paragraphs.map((one) => ({ ...one, positions: one.positions.filter(isTold) })),
  };
}

/** That it adopted ad referendum is known of a State while one of its own such notes is, or its end. */
const pendingOf = ({ seq, pending }: ShownAdoption, named: readonly ShownPosition[], told: Told): ShownAdoption['pending'] =>
  pending.map((one) => {
    const waits = named.some(({ kind, entity }) => kind === 'ad-referendum' && entity === one.entity);
    const isKnown = told(seq) && (one.came === null ? waits : told(one.came.seq));
    return isKnown ? one : { entity: NOBODY, came: one.came, note: null };
  });

/** With States where all of them are named. */
function unnamedRefusal(refusal: Refusal, { appeals }: Register, named: readonly ShownPosition[], told: Told): Refusal {
  const { code, blocks, positions } = refusal;
  const pending = appeals.filter(({ ended }) => ended === null);
  const isKnown =
    code === 'appeal-pending' ? pending.every(({ seq }) => told(seq)) : positions?.every((id) => named.some((one) => one.id === id));
  return isKnown === true ? refusal : { code, ...(blocks && { blocks }) };
}

/** What conditions count on of States that are named. */
function linkedFrom(elsewhere: Register['elsewhere'], named: readonly ShownPosition[]): Register['elsewhere'] {
  const links = named.flatMap((one) => one.links ?? []);
  return elsewhere.flatMap((one) => {
    const here = links.filter(({ opinion }) => opinion === one.opinion);
    const paragraphs = one.paragraphs.filter(({ id }) => here.some(({ block }) => block === id));
    return here.length === 0 ? [] : [{ ...one, paragraphs }];
  });
}

/** Without names nobody could tell that two are of one State. */
function unnamed(positions: readonly ShownPosition[], told: Told): readonly ShownPosition[] {
  const hidden = positions.filter(({ seq }) => !told(seq));
  return positions.flatMap((one) => (told(one.seq) ? [one] : isDoubled(one, hidden) ? [] : [unsigned(one)]));
}

const unsigned = (position: ShownPosition): ShownPosition => ({
  ...position,
  entity: NOBODY,
  enteredBy: null,
  entered: false,
  inherited: null,
  endsIf: null,
  metBy: null,
  echoes: [],
  noted: null,
  note: null,
});

function withoutNames(paragraph: ShownParagraph, told: Told): ShownParagraph {
  const { broken, referred, removedBy, reopened, reopenAsked, settled, editorial } = paragraph;
  const by = <One extends { readonly seq: number; readonly entity: EntityId }>(one: One | null): One | null =>
    one === null || told(one.seq) ? one : { ...one, entity: NOBODY };
  return {
    ...paragraph,
    positions: unnamed(paragraph.positions, told),
    removedBy: removedBy && (told(removedBy.seq) ? removedBy : { entity: NOBODY, seq: removedBy.seq, at: removedBy.at }),
    broken: by(broken),
    referred: referred && (told(referred.seq) ? referred : { ...referred, note: null }),
    reopened: reopened && (reopened.seq !== null && told(reopened.seq) ? reopened : { ...reopened, entity: null, note: null }),
    reopenAsked: reopenAsked.map((one) => (told(one.seq) ? one : { seq: one.seq, entity: NOBODY, note: null })),
    settled: settled.filter(({ seq }) => told(seq)),
    ...(editorial && { editorial: { ...editorial, contested: by(editorial.contested) } }),
  };
}
