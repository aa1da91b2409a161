/**
 * What is said of an opinion where many are told of: how it stands, and the calls that run on it, so that nobody needs its text or register.
 * Derived from its log up to the entry that it names, and kept as bytes beside that log: where the log ends elsewhere it is derived anew.
 */
import { upgrading } from '../../../shared/opinion/evolve.ts';
import { type BroughtPolicy, following } from '../../../shared/opinion/follow.ts';
import { fullLabels } from '../../../shared/opinion/full-labels.ts';
import { nextDue } from '../../../shared/opinion/lapse.ts';
import { linkedElsewhere } from '../../../shared/opinion/links.ts';
import { isHold } from '../../../shared/opinion/positions.ts';
import { goesOn, type ShownCall, type ShownPosition } from '../../../shared/opinion/register.ts';
import { type Standing, standing } from '../../../shared/opinion/standing.ts';
import type { OpinionState } from '../../../shared/opinion/state.ts';
import { type BlockId, type EntityId, type Hash, isHeading } from '../../../shared/opinion/vocabulary.ts';
import { headingWords } from '../../../shared/page/paragraph-names.ts';
import { readyIn } from '../../../shared/page/ready.ts';
import type { NamedParagraph, RunningCall, Waiting } from '../../../shared/wire/opinion.ts';
import type { LiveText } from '../../text/live-text.ts';
import { waitsIn } from './waits.ts';

type Told = 'kind' | 'number' | 'title' | 'language' | 'venue' | 'phase' | 'seq' | 'at' | 'rules' | 'policy' | 'counts' | 'blockers';

export interface Summary extends Pick<Standing, Told>, Pick<OpinionState, 'policyFrom'> {
  /** Of the header of the last entry that it knows. */
  readonly head: Hash;
  readonly calls: readonly Called[];
  /** What is under discussion. */
  readonly focus: NamedParagraph | null;
  /** Of all States; each is told its own. */
  readonly waits: readonly (Waiting & { readonly entity: EntityId })[];
  /** Log positions of proposals to withhold personal data that wait for the chair. */
  readonly withholdings: readonly number[];
  /** Of paragraphs that nothing stands against: how many could be called, and from when those under a call may be declared. */
  readonly ready: { readonly call: number; readonly ripeAt: readonly number[] };
  /** When the clock next brings something, ms UTC; null: never. */
  readonly dueAt: number | null;
  /** Opinions on which conditions in this one count, while it goes on. */
  readonly countsOn: readonly string[];
}

interface Called extends Omit<RunningCall, 'leftMs' | 'said'> {
  readonly ripeAt: number;
  /** By all States; each is told its own. */
  readonly said: readonly (RunningCall['said'][number] & { readonly entity: EntityId })[];
}

/** Where it is read from; the document of the text is not built for nothing. */
export interface Source {
  readonly state: OpinionState;
  readonly headHash: Hash | null;
  readonly live: LiveText;
}

/** Every page asks for the list again and again, and most of the time nothing has happened. */
const known = new WeakMap<OpinionState, Summary>();

export function summaryOf(source: Source): Summary {
  const summary = known.get(source.state) ?? derive(source);
  known.set(source.state, summary);
  return summary;
}

function derive(source: Source): Summary {
  const { state, headHash } = source;
  const found = standing(state);
  const { kind, number, title, language, venue, phase, seq, at, rules, policy, counts, blockers, focus } = found;
  const named = naming(found, source);
  const { toCall, called } = readyIn(found);
  return {
    ...{ kind, number, title, language, venue, phase, seq, at, rules, policy, counts, blockers },
    head: headHash ?? '',
    calls: running(found, named),
    focus: named(focus.block),
    waits: waitsIn(found).map(({ block, ...one }) => ({ ...one, paragraph: named(block) })),
    withholdings: found.withholdings.map(({ seq }) => seq),
    ready: { call: toCall.length, ripeAt: called.map(({ call }) => call.ripeAt) },
    dueAt: nextDue(state),
    policyFrom: state.policyFrom,
    countsOn: goesOn(phase) ? [...linkedElsewhere(state).keys()] : [],
  };
}

/** How paragraphs are called; labels and headings are read when the first is to be named. */
function naming({ paragraphs }: Standing, source: Source): (block: BlockId | null) => NamedParagraph | null {
  const read = () => ({
    labels: fullLabels(paragraphs),
    headings: new Map(source.live.blocks().flatMap((block) => (isHeading(block.kind) ? [[block.id, headingWords(block)] as const] : []))),
  });
  let words: ReturnType<typeof read> | null = null;
  return (block) => {
    const found = paragraphs.find(({ id }) => id === block);
    if (found === undefined) return null;
    words ??= read();
    const { id, kind, removed, heading } = found;
    return { id, kind, removed, label: words.labels.get(id) ?? '', heading: words.headings.get(heading ?? id) ?? '' };
  };
}

function running({ adoptionCall, paragraphs, positions }: Standing, named: ReturnType<typeof naming>): readonly Called[] {
  if (adoptionCall !== null) return [{ ...timesOf(adoptionCall), paragraphs: null, said: saidIn(positions, null) }];
  const called = paragraphs.filter(({ call }) => call !== null);
  const calls = new Map(called.flatMap(({ call }) => (call === null ? [] : [[call.seq, call]])));
  return [...calls.values()].map((call) => {
    const under = called.filter((one) => one.call?.seq === call.seq);
    return {
      ...timesOf(call),
      paragraphs: under.flatMap(({ id }) => named(id) ?? []),
      said: under.flatMap(({ id, positions: here }) => saidIn(here, id)),
    };
  });
}

/** What was entered for a State it has not said, and what it said of other words holds here only where it stands in the way of these. */
const saidIn = (positions: readonly ShownPosition[], block: BlockId | null): Called['said'] =>
  positions
    .filter(({ kind, met, toConfirm, earlierWording }) => !met && !toConfirm && (!earlierWording || isHold(kind)))
    .map(({ entity, kind }) => ({ entity, block, kind }));

const timesOf = ({ seq, deadline, ripeAt }: ShownCall): Pick<Called, 'seq' | 'deadline' | 'ripeAt'> => ({ seq, deadline, ripeAt });

/** Is there something that the server records as soon as it opens the log: by the clock, by its own rules, or from the meeting? */
export const isWaiting = (summary: Summary, now: number, brought: BroughtPolicy | null): boolean =>
  (summary.dueAt !== null && summary.dueAt <= Math.max(now, summary.at)) ||
  upgrading(summary) !== null ||
  following(summary, brought) !== null;

/** Raised whenever a summary has another shape, or says something else of the same log: what is kept of an older version is derived anew. */
const VERSION = 6;

export const writeSummary = (summary: Summary): Uint8Array => Buffer.from(JSON.stringify({ v: VERSION, summary }));

/** null where the bytes are of another version, or damaged. */
export function readSummary(bytes: Uint8Array): Summary | null {
  try {
    const { v, summary }: { readonly v: unknown; readonly summary: Summary } = JSON.parse(Buffer.from(bytes).toString());
    return v === VERSION ? summary : null;
  } catch {
    return null;
  }
}
