/** What the fold of authors knows, as bytes: canonical, so that two folds of one log that went different ways can be compared. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { assert } from '../../../shared/lib/assert.ts';
import type { SeatId } from '../../../shared/opinion/vocabulary.ts';
import { copiesIn } from './copies.ts';
import { type AuthorsData, emptyData, type Seen } from './data.ts';
import { Hands, type Who } from './hands.ts';
import { Late, type LateWords } from './late.ts';
import { NO_ROOT, type Put, type Span, type Spans } from './spans.ts';
import { PASTE_WITHIN, type Taken } from './taken.ts';

/** Of these bytes, and of what the rules of the fold make of a log. */
const VERSION = 6;

interface Small {
  readonly seq: number;
  readonly at: number;
  readonly olderUpTo: number;
  readonly editing: AuthorsData['editing'];
  readonly late: readonly LateWords[];
  readonly heard: readonly (readonly [seat: SeatId, seq: number])[];
  readonly taken: readonly Taken[];
  readonly seen: readonly Seen[];
}

export function writeAuthors({ doc, hands, puts, takes, late, heard, seq, at, olderUpTo, editing, taken, seen }: AuthorsData): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, VERSION);
  const small: Small = {
    seq,
    at,
    olderUpTo,
    editing,
    late: late.words,
    heard: [...heard].sort(([one], [other]) => (one < other ? -1 : 1)),
    taken: taken.filter((one) => at - one.at <= PASTE_WITHIN),
    seen,
  };
  encoding.writeVarString(encoder, JSON.stringify(small));
  writeHands(encoder, hands);
  writeSpans(encoder, puts, ({ rootClient, rootClock }) => {
    encoding.writeVarUint(encoder, rootClient + 1);
    if (rootClient !== NO_ROOT) encoding.writeVarUint(encoder, rootClock);
  });
  writeSpans(encoder, takes, () => undefined);
  // how a document is cut into items depends on how it was made: one that is made at once is cut as little as can be
  encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(documentOf(Y.encodeStateAsUpdate(doc))));
  return encoding.toUint8Array(encoder);
}

/** Null: of another version. */
export function readAuthors(bytes: Uint8Array): AuthorsData | null {
  const decoder = decoding.createDecoder(bytes);
  if (decoding.readVarUint(decoder) !== VERSION) return null;
  const { late, heard, ...small }: Small = JSON.parse(decoding.readVarString(decoder));
  const data = { ...emptyData(), ...small, hands: readHands(decoder), late: new Late(late), heard: new Map(heard) };
  readSpans(decoder, data.puts, (span): Put => {
    const rootClient = decoding.readVarUint(decoder) - 1;
    return { ...span, rootClient, rootClock: rootClient === NO_ROOT ? 0 : decoding.readVarUint(decoder) };
  });
  readSpans(decoder, data.takes, (span): Span => span);
  return { ...data, copies: copiesIn(data.puts, data.takes), doc: documentOf(decoding.readVarUint8Array(decoder)) };
}

/** Nearly every entry has one of its own, and few are different but for that. */
function writeHands(encoder: encoding.Encoder, { list }: Hands): void {
  const places = new Map<string, number>();
  const placed = list.map(({ seq: _, at: __, ...who }) => {
    const key = JSON.stringify(who);
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  });
  encoding.writeVarString(encoder, `[${[...places.keys()].join()}]`);
  encoding.writeVarUint(encoder, list.length);
  let [before, then] = [0, 0];
  for (const [n, { seq, at }] of list.entries()) {
    assert(seq >= before, 'hands stand in the order of the log');
    encoding.writeVarUint(encoder, seq - before);
    encoding.writeVarInt(encoder, at - then);
    encoding.writeVarUint(encoder, placed[n] as number);
    [before, then] = [seq, at];
  }
}

function readHands(decoder: decoding.Decoder): Hands {
  const all: readonly Who[] = JSON.parse(decoding.readVarString(decoder));
  const hands = new Hands();
  let [seq, at] = [0, 0];
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    seq += decoding.readVarUint(decoder);
    at += decoding.readVarInt(decoder);
    const who = all[decoding.readVarUint(decoder)];
    if (who === undefined) throw new RangeError('a hand is nobody’s');
    hands.list.push({ seq, at, ...who });
  }
  return hands;
}

function documentOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  doc.transact((transaction) => {
    Y.applyUpdate(doc, state);
    transaction.local = true; // it is read, and written nothing
  }, 'log');
  return doc;
}

function writeSpans<One extends Span>(encoder: encoding.Encoder, { byClient }: Spans<One>, more: (one: One) => void): void {
  encoding.writeVarUint(encoder, byClient.size);
  for (const [client, spans] of [...byClient].sort(([one], [other]) => one - other)) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, spans.length);
    let [end, hand] = [0, 0];
    for (const span of spans) {
      encoding.writeVarUint(encoder, span.clock - end);
      encoding.writeVarUint(encoder, span.length);
      encoding.writeVarInt(encoder, span.hand - hand);
      more(span);
      end = span.clock + span.length;
      hand = span.hand;
    }
  }
}

function readSpans<One extends Span>(decoder: decoding.Decoder, { byClient }: Spans<One>, more: (span: Span) => One): void {
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    const client = decoding.readVarUint(decoder);
    const spans: One[] = [];
    byClient.set(client, spans);
    let [end, hand] = [0, 0];
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const clock = end + decoding.readVarUint(decoder);
      const length = decoding.readVarUint(decoder);
      hand += decoding.readVarInt(decoder);
      spans.push(more({ clock, length, hand }));
      end = clock + length;
    }
  }
}
