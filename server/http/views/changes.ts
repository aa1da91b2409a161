/** What changed in an opinion since a baseline that a reader names, as far as this reader may see the opinion. */
import { z } from 'zod';
import type { Asking } from '../../../shared/opinion/authorship.ts';
import type { EntityId } from '../../../shared/opinion/vocabulary.ts';
import type { ChangedText } from '../../../shared/wire/past.ts';
import { entityId } from '../../../shared/wire/value.ts';
import type { LogName } from '../../log/log.ts';
import { MOST_CHOSEN, type Narrowed, type Narrowing } from '../../room/past/narrowed.ts';
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

export interface FoundChanges extends Narrowed {
  readonly name: LogName;
  /** Of the log. */
  readonly head: number;
  readonly since: ChangedText['since'];
}

/** What is asked for by this name is not there. */
interface NotHere {
  readonly notHere: keyof AskedChanges;
}

/** What is asked of the thread that knows the past. */
interface Question {
  readonly name: LogName;
  readonly head: number;
  readonly until: number;
  readonly since: ChangedText['since'];
  readonly from: number | 'declared';
  readonly asking: Asking;
  readonly narrowing: Narrowing;
}

/** null: there is no such opinion for this reader. Throws HistoryFolding, HistoryBusy, StorageFault or RecordDamage. */
export async function changesFor(
  tools: HttpTools,
  id: string,
  asked: AskedChanges,
  visitor: Visitor,
  /** With those of the whole text. */
  lines = true,
): Promise<FoundChanges | NotHere | null> {
  const question = await questionFor(tools, id, asked, visitor);
  if (question === null || 'notHere' in question) return question;
  const { name, head, since, from, asking, narrowing } = question;
  const found = await tools.history.changes(visitor.actor.seat, name, from, question, asking, narrowing, lines);
  if (found?.strange) return { notHere: 'state' };
  return found && { ...found, name, head, since };
}

/** The same as JSON of `ChangedText`. */
export async function changesJson(
  tools: HttpTools,
  id: string,
  asked: AskedChanges,
  visitor: Visitor,
): Promise<Uint8Array | NotHere | null> {
  const question = await questionFor(tools, id, asked, visitor);
  if (question === null || 'notHere' in question) return question;
  const { name, from, since, asking, narrowing } = question;
  const found = await tools.history.changesJson(visitor.actor.seat, name, from, question, asking, { ...narrowing, since });
  return found === 'strange' ? { notHere: 'state' } : found;
}

async function questionFor(tools: HttpTools, id: string, asked: AskedChanges, visitor: Visitor): Promise<Question | NotHere | null> {
  const { rooms, forum } = tools;
  const room = await rooms.enter(id, visitor.actor);
  if (room === null) return null;
  const { name } = room;
  const { head, asking } = await askingFor(tools, room, visitor.actor);
  const until = asked.until ?? head;
  // between two positions it is told forward
  if (until > head) return { notHere: 'until' };
  if (typeof asked.since === 'number' && asked.since > until) return { notHere: 'since' };
  const since = await baselineOf(tools, name, head, asked.since, visitor);
  const from = since.seq === null ? 'declared' : Math.min(since.seq, head);
  if (from !== 'declared' && from > until) return { notHere: 'since' };
  const { state: states = [], open } = asked;
  const strangers = states.filter((entity) => !forum.state.entities.has(entity));
  return { name, head, until, since, from, asking, narrowing: { states, strangers, open: open !== undefined } };
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
