/**
 * What a client may say of where it is; the rest of a presence message is for the server to say. A place that Yjs has no reading for would
 * stop the editor of everybody else, so each field is taken in its exact shape or not at all. Other programs have
 * other carets, and keys of their own, and are not closed for them; `seen` is ours alone, and whoever says it says a log position (T30).
 *
 * Read by hand, and in few steps: carets move ten times a second each, and what runs for each costs more than what is told.
 */
import { isBlockId } from '../text/ids.ts';
import { ROOT } from '../text/schema.ts';
import { MOST_CLIENT, MOST_CLOCK } from './byte-reader.ts';

/** As JSON says it: no name is inherited that is asked for here. */
type Said = Readonly<Record<string, unknown>>;

/** Those of its places that have their shape. */
export function positionsIn({ cursor, anchor, head, block }: Said): Record<string, unknown> {
  const positions: Record<string, unknown> = {};
  if (cursor === null || isCursor(cursor)) positions.cursor = cursor;
  if (isPlace(anchor)) positions.anchor = anchor;
  if (isPlace(head)) positions.head = head;
  // the paragraph with the caret
  if (block === null || isBlockId(block)) positions.block = block;
  return positions;
}

/** Log position of the register on the screen, where it says one. It is passed on to nobody: the server keeps it as a receipt. */
export const isSeen = (said: unknown): said is number => isUpTo(said, Number.MAX_SAFE_INTEGER);

const isSaid = (said: unknown): said is Said => typeof said === 'object' && said !== null && !Array.isArray(said);

const isUpTo = (said: unknown, most: number): boolean => Number.isSafeInteger(said) && Number(said) >= 0 && Number(said) <= most;

/** As y-prosemirror tells it. */
const isCursor = (said: unknown): boolean => isSaid(said) && isPlace(said.anchor) && isPlace(said.head) && Object.keys(said).length === 2;

const PLACE: ReadonlySet<string> = new Set(['type', 'tname', 'item', 'assoc']);

/** A relative position of Yjs: before or behind an item of a type, or of the root. */
function isPlace(said: unknown): boolean {
  if (!isSaid(said)) return false;
  const { type = null, tname = null, item = null, assoc = null } = said;
  if (type === null && tname === null && item === null) return false;
  if ((type !== null && !isItem(type)) || (tname !== null && tname !== ROOT) || (item !== null && !isItem(item))) return false;
  return (assoc === null || Number.isSafeInteger(assoc)) && Object.keys(said).every((name) => PLACE.has(name));
}

const isItem = (said: unknown): boolean =>
  isSaid(said) && isUpTo(said.client, MOST_CLIENT) && isUpTo(said.clock, MOST_CLOCK) && Object.keys(said).length === 2;
