/** An opinion as a reader gets it: register and text of the same log position, at the head or as it was. */
import { z } from 'zod';
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { ActNote } from '../../../shared/opinion/entry.ts';
import type { Register } from '../../../shared/opinion/register.ts';
import { register } from '../../../shared/opinion/show.ts';
import type { OpinionState } from '../../../shared/opinion/state.ts';
import type { TextBlock } from '../../../shared/text/block.ts';
import type { Labels } from '../../../shared/text/plain.ts';
import type { MomentAs } from '../../room/past/history-question.ts';
import type { Asker } from '../../room/past/history-thread.ts';
import { registerAtHand } from '../../room/telling/register-at-hand.ts';
import type { LiveText } from '../../text/live-text.ts';
import type { HttpTools } from '../tools.ts';

/** A log position in an address: digits only. */
const seq = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number);
export const at = z.strictObject({ at: seq.exactOptional() });

export interface OpinionView {
  readonly register: Register;
  readonly blocks: readonly TextBlock[];
  readonly textHash: string;
  readonly docHash: string;
}

interface Folded {
  readonly state: OpinionState;
  readonly notes: ReadonlyMap<number, ActNote>;
  readonly live: LiveText;
}

/**
 * At the log position `at`, by default the head; null where there is no such opinion or position. With a reader the documents of restricted sessions
 * that this reader may see are found too; `by` is who asks, where the reader’s rights are no matter. Throws StorageFault or RecordDamage.
 */
export async function viewOf(
  { rooms, history }: Pick<HttpTools, 'rooms' | 'history'>,
  id: string,
  at?: number,
  reader?: Actor,
  by: Asker = reader?.seat ?? null,
): Promise<OpinionView | null> {
  const room = reader === undefined ? await rooms.open(id) : await rooms.enter(id, reader);
  if (room === null) return null;
  return at === undefined ? room.read((folded) => shown(id, folded)) : history.moment(by, room.name, at);
}

/** The same at a position, as bytes that the thread of the past has written, or as plain text; null too where that has to be told in a language. */
export async function momentAs<As extends MomentAs>(
  { rooms, history }: Pick<HttpTools, 'rooms' | 'history'>,
  id: string,
  at: number,
  reader: Actor,
  as: As,
) {
  const room = await rooms.enter(id, reader);
  return room && history.momentAs(reader.seat, room.name, at, as);
}

/** The same at the head, where an act waits for it (K18). */
export async function viewForAct({ rooms }: Pick<HttpTools, 'rooms'>, id: string, reader: Actor): Promise<OpinionView | null> {
  const room = await rooms.enter(id, reader);
  return room === null ? null : room.readForAct((folded) => shown(id, folded));
}

/** The register at the head, for a reader. No document is built for it, unless only that knows how a removed paragraph last read. */
export async function headRegister({ rooms }: Pick<HttpTools, 'rooms'>, id: string, reader: Actor): Promise<Register | null> {
  const room = await rooms.enter(id, reader);
  if (room === null) return null;
  return (await room.look(registerAtHand)) ?? room.read(({ state, notes, lastWords }) => register(state, notes, id, lastWords));
}

const shown = (id: string, { state, notes, live }: Folded): OpinionView => ({
  register: register(state, notes, id, (block) => live.lastWords(block)),
  blocks: live.blocks(),
  textHash: live.textHash,
  docHash: live.docHash,
});

export const labelsOf = ({ register: { paragraphs } }: OpinionView): Labels => new Map(paragraphs.map(({ id, label }) => [id, label]));
