/**
 * Where a state may be cut, so that a document can be built of it piece by piece: to apply all of it is one call of Yjs, as long as the text
 * has edits. Each piece needs only those before it. Its structs are taken from the bytes as they stand there; nothing is decoded for it.
 * Worked out where the state is made (grown.ts), which also looks whether the pieces give the text.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** Structs of one client in a row, and where their bytes are in the state. */
export interface Section {
  readonly client: number;
  readonly clock: number;
  readonly structs: number;
  readonly from: number;
  readonly length: number;
}

export interface Cuts {
  /** None where one piece is enough. */
  readonly pieces: readonly (readonly Section[])[];
  /** Where in the state it begins to say what was deleted. */
  readonly deletions: number;
}

interface CutState {
  readonly state: Uint8Array;
  readonly cuts: Cuts | null;
}

type Struct = Y.Item | Y.GC;
type Structs = ReadonlyMap<number, readonly Struct[]>;

/** Structs in one piece. */
const PIECE = 250;

/** Null where these are not the bytes that Yjs writes of this document, or where its structs have no order. */
export function cutsOf(doc: Y.Doc, state: Uint8Array, piece = PIECE): Cuts | null {
  const clients: Structs = new Map([...doc.store.clients].sort(([one], [other]) => other - one));
  const { places, written } = placesOf(clients);
  if (Buffer.compare(written, state.subarray(0, written.length)) !== 0) return null;
  const pieces: Map<number, Section>[] = [];
  let ordered = 0;
  for (const { id, at } of inOrder(clients)) {
    if (ordered % piece === 0) pieces.push(new Map());
    ordered++;
    const place = places.get(id.client)?.[at];
    const sections = pieces.at(-1);
    if (place === undefined || sections === undefined) return null;
    const { structs, length, ...begun } = sections.get(id.client) ?? { ...id, structs: 0, from: place.from, length: 0 };
    sections.set(id.client, { ...begun, structs: structs + 1, length: length + place.length });
  }
  if (ordered < [...places.values()].flat().length) return null;
  return { pieces: pieces.length < 2 ? [] : pieces.map((sections) => [...sections.values()]), deletions: written.length };
}

/** The state as updates to be applied one after the other, each in a transaction of its own. */
export function* partsOf({ state, cuts }: CutState): Generator<Uint8Array> {
  if (cuts === null || cuts.pieces.length === 0) {
    yield state;
    return;
  }
  for (const sections of cuts.pieces) {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, sections.length);
    for (const { client, clock, structs, from, length } of sections) {
      for (const number of [structs, client, clock]) encoding.writeVarUint(encoder, number);
      encoding.writeUint8Array(encoder, state.subarray(from, from + length));
    }
    encoding.writeVarUint(encoder, 0); // deletes nothing
    yield encoding.toUint8Array(encoder);
  }
  yield deletionsIn(state, cuts);
}

/** What was deleted, as an update without structs. */
export function deletionsIn(state: Uint8Array, { deletions }: Cuts): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeUint8Array(encoder, state.subarray(deletions));
  return encoding.toUint8Array(encoder);
}

interface Place {
  readonly from: number;
  readonly length: number;
}

/** The structs as Yjs writes them into a whole state, and where each comes to stand. */
function placesOf(clients: Structs): { readonly places: ReadonlyMap<number, readonly Place[]>; readonly written: Uint8Array } {
  const encoder = new Y.UpdateEncoderV1();
  const { restEncoder: rest } = encoder;
  const places = new Map<number, readonly Place[]>();
  encoding.writeVarUint(rest, clients.size);
  for (const [client, structs] of clients) {
    for (const number of [structs.length, client, 0]) encoding.writeVarUint(rest, number);
    const own = structs.map((struct) => {
      const from = encoding.length(rest);
      struct.write(encoder, 0);
      return { from, length: encoding.length(rest) - from };
    });
    places.set(client, own);
  }
  return { places, written: encoding.toUint8Array(rest) };
}

/** Each after all that it needs: with its place among those of its client. Stops where structs need each other. */
function* inOrder(clients: Structs): Generator<{ readonly id: { readonly client: number; readonly clock: number }; readonly at: number }> {
  const next = new Map<number, number>();
  const upcoming = (client: number): Struct | undefined => clients.get(client)?.[next.get(client) ?? 0];
  for (const [client, structs] of clients) {
    const open = [{ client, upTo: structs.at(-1)?.id.clock ?? 0 }];
    for (let goal = open.at(-1); goal !== undefined; goal = open.at(-1)) {
      const struct = upcoming(goal.client);
      if (struct === undefined || struct.id.clock > goal.upTo) {
        open.pop();
        continue;
      }
      const missing = needs(struct).find((id) => (upcoming(id.client)?.id.clock ?? Number.POSITIVE_INFINITY) <= id.clock);
      if (missing !== undefined) {
        // each client waits once at most, unless two wait for each other
        if (open.length > clients.size) return;
        open.push({ client: missing.client, upTo: missing.clock });
        continue;
      }
      const at = next.get(goal.client) ?? 0;
      next.set(goal.client, at + 1);
      yield { id: { client: goal.client, clock: struct.id.clock }, at };
    }
  }
}

/** What Yjs looks up when it reads a struct: a neighbour stands for the parent. */
function needs(struct: Struct): readonly Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  const { origin, rightOrigin, parent } = struct;
  if (origin === null && rightOrigin === null) return parent instanceof Y.AbstractType && parent._item !== null ? [parent._item.id] : [];
  return [origin, rightOrigin].flatMap((id) => id ?? []);
}
