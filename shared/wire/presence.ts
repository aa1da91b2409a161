/**
 * What a client may say of where it is; the rest of a presence message is for the server to say. A place that Yjs has no reading for would
 * stop the editor of everybody else, so each field is taken in its exact shape or not at all. Other programs have
 * other carets, and keys of their own, and are not closed for them; `seen` is ours alone, and whoever says it says a log position (T30).
 */
import { z } from 'zod';
import { ROOT } from '../text/schema.ts';
import { MOST_CLIENT, MOST_CLOCK } from './byte-reader.ts';
import { blockId, seq } from './value.ts';

const item = z.strictObject({ client: z.int().min(0).max(MOST_CLIENT), clock: z.int().min(0).max(MOST_CLOCK) });

/** A relative position of Yjs: before or behind an item of a type, or of the root. */
const place = z
  .strictObject({ type: item.nullish(), tname: z.literal(ROOT).nullish(), item: item.nullish(), assoc: z.int().nullish() })
  .refine(({ type, tname, item: beside }) => (type ?? tname ?? beside ?? null) !== null, 'names no place');

export const POSITIONS = {
  /** As y-prosemirror tells it. */
  cursor: z.strictObject({ anchor: place, head: place }).nullable(),
  anchor: place,
  head: place,
  /** The paragraph with the caret. */
  block: blockId.nullable(),
} as const;

/** Log position of the register on the screen, where there is one. It is passed on to nobody: the server keeps it as a receipt. */
export const SEEN = seq.optional();
