/**
 * A static look at an author's updates before any of them touches a document: decoded once, judged by their structs and by the
 * clocks of the live text. Nothing is applied, so a refusal here costs microseconds and leaves no trace.
 * What honest clients of another version may send (unknown nodes, marks, values) passes and is healed; what only a forger writes does not.
 */
import * as Y from 'yjs';
import { ROOT } from '../../shared/text/schema.ts';
import { LIMITS } from '../limits.ts';
import { isUpdate } from './check-bytes.ts';
import type { TextRefusal } from './outcome.ts';

export type Decoded = ReturnType<typeof Y.decodeUpdate>;
type Deletions = Decoded['ds'];
type Struct = Decoded['structs'][number];

/** What the updates are judged against. */
export interface Clocks {
  /** The first clock of this client that is not in the text yet. */
  clock(client: number): number;
  /** May this author write structs under this client id? */
  mayUse(client: number): boolean;
}

export interface Inspected {
  readonly ok: true;
  /** Client ids that get new structs. */
  readonly fresh: ReadonlySet<number>;
  /** The updates, in order. */
  readonly decoded: readonly Decoded[];
}

export interface Refused {
  readonly ok: false;
  readonly code: TextRefusal;
}

/** Attribute and mark names; keeps `__proto__` out. */
const NAME = /^[a-z]{1,20}(--[A-Za-z0-9+/=]{8})?$/;

const LONGEST_CHAIN = 256;

const refused = (code: TextRefusal): Refused => ({ ok: false, code });

/** Judges the updates of one author in their order: a later one may build on an earlier. */
export function inspect(updates: readonly Uint8Array[], clocks: Clocks): Inspected | Refused {
  const ends = new Map<number, number>();
  const fresh = new Set<number>();
  const decodings: Decoded[] = [];
  const end = (client: number): number => ends.get(client) ?? clocks.clock(client);
  for (const update of updates) {
    const decoded = decode(update);
    if (typeof decoded === 'string') return refused(decoded);
    const { structs, ds } = decoded;
    const code = shapeOf(structs, ds) ?? clocksOf(structs, ends, end, fresh);
    if (code !== null) return refused(code);
    if (reachesBeyond(structs, ds, end)) return refused('gap');
    decodings.push(decoded);
  }
  if (![...fresh].every((client) => clocks.mayUse(client))) return refused('client-id');
  return { ok: true, fresh, decoded: decodings };
}

/** Does this update put in anything, or does it only delete? What cannot be read puts in nothing. */
export function carriesStructs(update: Uint8Array): boolean {
  const decoded = decode(update);
  return typeof decoded !== 'string' && decoded.structs.length > 0;
}

/** Do both do nothing but put in letters, the later one's behind the last letter of the one before? */
export function typesOn(before: Uint8Array, after: Uint8Array): boolean {
  const [typed, more] = [lettersOf(before), lettersOf(after)];
  if (typed === null || more === null) return false;
  const { client, clock } = typed.lastId;
  return more.id.client === client && more.id.clock === clock + 1 && more.origin?.client === client && more.origin.clock === clock;
}

/** Nobody types as much in one update. */
const MOST_TYPED_BYTES = 1_024;

/** Where an update does nothing else. */
function lettersOf(update: Uint8Array): Y.Item | null {
  if (update.length > MOST_TYPED_BYTES) return null;
  const decoded = decode(update);
  if (typeof decoded === 'string' || decoded.ds.clients.size > 0) return null;
  const [only, another] = decoded.structs;
  return only instanceof Y.Item && only.content instanceof Y.ContentString && another === undefined ? only : null;
}

/** Its bytes are looked at before Yjs reads them (check-bytes.ts). */
function decode(update: Uint8Array): Decoded | TextRefusal {
  if (update.length > LIMITS.socketPayloadBytes) return 'too-big';
  if (!isUpdate(update)) return 'garbage';
  try {
    return Y.decodeUpdate(update);
  } catch {
    return 'garbage'; // whatever lib0 or Yjs throws here, it is not an update
  }
}

function shapeOf(structs: readonly Struct[], ds: Deletions): TextRefusal | null {
  if (structs.length > LIMITS.structsPerUpdate) return 'too-many-structs';
  let ranges = 0;
  for (const list of ds.clients.values()) ranges += list.length;
  if (ranges > LIMITS.deleteRangesPerUpdate) return 'too-many-structs';
  let blocks = 0;
  let nested = 0;
  for (const struct of structs) {
    if (struct instanceof Y.Skip) return 'skip';
    if (struct.length < 1) return 'garbage';
    if (struct instanceof Y.GC) continue;
    const code = itemShape(struct);
    if (code !== null) return code;
    if (!(struct.content instanceof Y.ContentType && struct.content.type instanceof Y.XmlElement)) continue;
    if (typeof struct.parent === 'object' && struct.parent !== null) nested++;
    else blocks++;
    if (nested > LIMITS.nesting) return 'nesting';
    if (blocks > LIMITS.blocks) return 'too-many-blocks';
  }
  return isChainOfValues(structs) ? 'content' : null;
}

/** Values in a row are merged by Yjs one by one, in quadratic time. An attribute that was set again and again makes a short one at most. */
function isChainOfValues(structs: readonly Struct[]): boolean {
  let chained = 0;
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) continue;
    const { id, origin } = struct;
    const follows = origin !== null && origin.client === id.client && origin.clock === id.clock - 1;
    chained = follows ? chained + 1 : 0;
    if (chained > LONGEST_CHAIN) return true;
  }
  return false;
}

function itemShape({ parent, parentSub, content }: Y.Item): TextRefusal | null {
  const root: unknown = parent; // not integrated yet: the name of a root, an id, or null when it follows from the origins
  if (typeof root === 'string' && (root !== ROOT || parentSub !== null)) return 'root';
  if (parentSub !== null && !NAME.test(parentSub)) return 'name';
  if (content instanceof Y.ContentFormat) return NAME.test(content.key) ? null : 'name';
  if (content instanceof Y.ContentType) {
    const known = content.type instanceof Y.XmlElement || content.type instanceof Y.XmlText;
    return known && parentSub === null ? null : 'type';
  }
  if (content instanceof Y.ContentAny) return root !== null && parentSub === null ? 'content' : null;
  return content instanceof Y.ContentString || content instanceof Y.ContentDeleted ? null : 'content';
}

/** Moves the known clocks on; finds gaps in them, and runs that claim more clocks than anybody types. */
function clocksOf(
  structs: readonly Struct[],
  ends: Map<number, number>,
  end: (client: number) => number,
  fresh: Set<number>,
): TextRefusal | null {
  let advance = 0;
  let gap = false;
  for (const { id, length } of structs) {
    const have = end(id.client);
    const upTo = id.clock + length;
    if (id.clock > have) gap = true;
    if (upTo <= have) continue;
    advance += upTo - Math.max(have, id.clock);
    if (advance > LIMITS.clockAdvancePerUpdate) return 'too-long';
    fresh.add(id.client);
    ends.set(id.client, upTo);
  }
  return gap ? 'gap' : null;
}

/** Does anything refer to what neither the text nor the updates so far hold? */
function reachesBeyond(structs: readonly Struct[], ds: Deletions, end: (client: number) => number): boolean {
  const known = (id: Y.ID | null): boolean => id === null || id.clock < end(id.client);
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    if (!known(struct.origin) || !known(struct.rightOrigin)) return true;
    if (struct.parent instanceof Y.ID && !known(struct.parent)) return true;
  }
  for (const [client, ranges] of ds.clients) for (const { clock, len } of ranges) if (clock + len > end(client)) return true;
  return false;
}
