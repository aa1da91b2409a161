/** What changed in an opinion since a baseline that a reader names, as far as this reader may see the opinion. */
import { z } from 'zod';
import type { Happening } from '../../../shared/opinion/happened.ts';
import type { EntityId } from '../../../shared/opinion/vocabulary.ts';
import type { Session, Worker } from '../../../shared/opinion/work.ts';
import type { Baseline, ChangedText } from '../../../shared/wire/past.ts';
import { entityId } from '../../../shared/wire/value.ts';
import type { LogName } from '../../log/log.ts';
import type { MarkedChanges } from '../../room/past/authors-answers.ts';
import type { Change } from '../../room/past/history-answers.ts';
import type { Takes } from '../pages/takes.ts';
import type { Visitor } from '../route.ts';
import type { HttpTools } from '../tools.ts';
import { askingFor } from './asking.ts';

/** In an address, digits only. */
export const position = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, { error: 'a log position, in digits' })
  .transform(Number);

/** An opinion is founded with its first text, as entry 2. */
export const TABLED = 2;

const NAMED = ['declared', 'tabled', 'mine', 'here'] as const;
const wrong = { error: `one of ${NAMED.join(', ')}, a day as 2026-11-30, or a log position` };
export const since = z.union([z.enum(NAMED), z.iso.date(wrong), position], wrong).default('declared');
export type Since = z.output<typeof since>;

/** Entities that are chosen at once: as many as there are shapes that the eye tells apart beside a word. */
export const MOST_CHOSEN = 6;

/** In an address as often as there are some. */
const chosen = z
  .union([entityId, z.array(entityId).min(1).max(MOST_CHOSEN)], { error: `ids of entities, ${MOST_CHOSEN} at most` })
  .transform((all) => [...new Set([all].flat())]);

export const changesQuery = {
  since,
  until: position.exactOptional(),
  /** Only what these entities worked on. */
  state: chosen.exactOptional(),
  /** Only what has to be decided still. */
  open: z.literal('1').exactOptional(),
};

/** One by one, or where they stand in the whole text. */
export const CHANGE_VIEWS = ['list', 'whole'] as const;
export type ChangeView = (typeof CHANGE_VIEWS)[number];

export interface AskedChanges {
  readonly since: Since;
  readonly until?: number;
  readonly state?: readonly EntityId[];
  readonly open?: '1';
}

/** What stands in an address for it. */
export const CHANGES_TAKE: Takes = {
  since: [...NAMED, 'asked.day', 'asked.position'],
  until: ['asked.position'],
  state: ['asked.entity'],
  open: ['1'],
};

/** As an address says it. */
export const queryOf = ({ since: from, until, state, open }: AskedChanges): string =>
  new URLSearchParams([
    ['since', String(from)],
    ...(until === undefined ? [] : [['until', String(until)]]),
    ...(state ?? []).map((one) => ['state', one]),
    ...(open === undefined ? [] : [['open', open]]),
  ]).toString();

export interface FoundChanges extends MarkedChanges {
  readonly name: LogName;
  /** Of the log. */
  readonly head: number;
  readonly since: { readonly is: Baseline; readonly seq: number | null };
  /** Before the filters. */
  readonly all: number;
  readonly workers: readonly EntityId[];
  /** Is this reader told of some words whose they are? Only then several entities are chosen together. */
  readonly together: boolean;
  /** To whose work it is narrowed; none: to nobody's. */
  readonly chosen: readonly EntityId[];
  /** Is it narrowed to what has to be decided still? */
  readonly open: boolean;
}

/** What is asked for by this name is not there. */
interface NotHere {
  readonly notHere: keyof AskedChanges;
}

/** null: there is no such opinion for this reader. Throws HistoryBusy, StorageFault or RecordDamage. */
export async function changesFor(
  tools: HttpTools,
  id: string,
  asked: AskedChanges,
  visitor: Visitor,
): Promise<FoundChanges | NotHere | null> {
  const { rooms, history, forum } = tools;
  const { actor } = visitor;
  const room = await rooms.enter(id, actor);
  if (room === null) return null;
  const { name } = room;
  const { head, asking } = await askingFor(tools, room, actor);
  const until = asked.until ?? head;
  // between two positions it is told forward
  if (until > head) return { notHere: 'until' };
  if (typeof asked.since === 'number' && asked.since > until) return { notHere: 'since' };
  const baseline = await baselineOf(tools, name, head, asked.since, visitor);
  const from = baseline.seq === null ? 'declared' : Math.min(baseline.seq, until);
  const found = await history.changes(actor.seat, name, from, { until, head }, asking);
  if (found === null) return null;
  const { workers, named } = workersIn(found.changes);
  // whoever has worked here is known here, whatever the forum knows
  const isKnown = (entity: EntityId): boolean => forum.state.entities.has(entity) || workers.includes(entity);
  if (asked.state?.every(isKnown) === false) return { notHere: 'state' };
  const together = found.telling === 'told' && (named.length > 0 || !found.isWithheld);
  const chosen = (asked.state ?? []).slice(0, together ? MOST_CHOSEN : 1);
  const wanted = (one: Change): boolean =>
    (asked.open === undefined || one.needs.length > 0) && (chosen.length === 0 || chosen.some((entity) => hasWorked(one, entity)));
  return {
    ...found,
    name,
    head,
    since: baseline,
    all: found.changes.length,
    ...{ workers, together, chosen, open: asked.open !== undefined },
    changes: found.changes.filter(wanted),
  };
}

async function baselineOf(
  { history, lastHere }: HttpTools,
  name: LogName,
  head: number,
  asked: Since,
  { actor: { seat }, identity: { person } }: Visitor,
): Promise<FoundChanges['since']> {
  if (typeof asked === 'number') return { is: 'position', seq: asked };
  if (asked === 'declared') return { is: asked, seq: null };
  if (asked === 'tabled') return { is: asked, seq: TABLED };
  if (asked === 'mine') return { is: asked, seq: (await history.lastOf(name, head, seat)) || TABLED };
  // after a restore the log may end before
  if (asked === 'here') return { is: asked, seq: Math.min((await lastHere.of({ opinion: name.id, seat, person })) ?? TABLED, head) };
  return { is: 'day', seq: Math.max(TABLED, await history.before(seat, name, head, Date.parse(asked))) };
}

/** Everybody who is named for work on the text, or whose words came or went. */
function workersIn(changes: readonly Change[]): { readonly workers: readonly EntityId[]; readonly named: readonly EntityId[] } {
  const entitiesIn = (all: readonly Worker[]): readonly EntityId[] => [
    ...new Set(all.flatMap((one) => (typeof one === 'string' ? [] : [one.entity]))),
  ];
  const named = entitiesIn(changes.flatMap(({ pieces }) => pieces.flatMap(({ by = [] }) => by)));
  const worked = entitiesIn(changes.flatMap(({ sessions }) => sessions.flatMap(({ who }) => who)));
  return { workers: [...new Set([...worked, ...named])], named };
}

const isBy = (worker: Worker, entity: EntityId): boolean => typeof worker !== 'string' && worker.entity === entity;

const hasWorked = ({ sessions, happened, pieces }: Change, entity: EntityId): boolean =>
  pieces.some(({ by = [] }) => by.some((one) => isBy(one, entity))) ||
  sessions.some(({ who, of }) => of === entity || who.some((one) => isBy(one, entity))) ||
  happened.some((one) => one.entity === entity);

export const happening = ({ seq, at, what, blocks, entity, kind }: Happening) => ({ seq, at, what, blocks, entity, kind });

export const work = ({ who, ...one }: Session) => ({ ...one, by: who });

export function changedText({ name, since: baseline, until, telling, knownFrom, paragraphs, changes, others }: FoundChanges): ChangedText {
  return {
    opinion: name.id,
    since: baseline,
    until,
    telling,
    knownFrom,
    paragraphs,
    changes: changes.map(({ block, is, moved, was, now, since: from, pieces, sessions, happened, flows, needs }) => ({
      ...{ block, is, moved, was, now, flows, needs },
      since: from,
      words: pieces,
      work: sessions.map(work),
      happened: happened.map(happening),
    })),
    others: others.map(happening),
  };
}
