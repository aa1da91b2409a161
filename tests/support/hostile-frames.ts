/** Frames as honest editors send them, and as somebody hostile does who has begun with those. */
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { ROOT } from '../../shared/text/schema.ts';
import { awarenessFrame, queueFrame, step1Frame, step2Frame, updateFrame } from '../../shared/wire/frame.ts';
import type { Id } from '../text/encoder.ts';
import { element } from '../text/support.ts';
import { invented, mutated } from './mutation.ts';
import type { Rng } from './rng.ts';

export type Kind = 'text' | 'queue' | 'step2' | 'step1' | 'presence' | 'frame';

type Job = (fragment: Y.XmlFragment, doc: Y.Doc) => void;

const blockAt = (fragment: Y.XmlFragment, place: number): Y.XmlElement =>
  fragment.get(Math.min(place, fragment.length - 1)) as Y.XmlElement;

function inWords(fragment: Y.XmlFragment, place: number, job: (words: Y.XmlText) => void): void {
  const words = blockAt(fragment, place).get(0);
  if (words instanceof Y.XmlText) job(words);
}

const JOBS: readonly Job[] = [
  (fragment) => inWords(fragment, 2, (words) => words.insert(0, 'abc')),
  (fragment) => inWords(fragment, 3, (words) => words.insert(words.length, ' and more of it;')),
  (fragment) => inWords(fragment, 2, (words) => words.format(0, Math.min(4, words.length), { strong: {} })),
  (fragment) => inWords(fragment, 4, (words) => words.delete(0, Math.min(2, words.length))),
  (fragment) => blockAt(fragment, 3).setAttribute('level', 2 as never),
  (fragment) => fragment.insert(1, [element({ id: 'b000000009', kind: 'text', level: 0 }, 'new')]),
  (fragment) => fragment.delete(fragment.length - 1, 1),
  (fragment) => {
    const undo = new Y.UndoManager(fragment, { captureTimeout: 0 });
    blockAt(fragment, 2).setAttribute('level', 1 as never);
    inWords(fragment, 2, (words) => words.delete(0, Math.min(3, words.length)));
    undo.undo();
    undo.undo();
    undo.redo();
  },
];

/** What editors of this text send, in the bytes that go into a frame: each could come next. */
export function honestBytes(theirs: Y.Doc): Readonly<Record<Exclude<Kind, 'queue' | 'frame'>, readonly Uint8Array[]>> {
  const state = Y.encodeStateAsUpdate(theirs);
  const before = Y.encodeStateVector(theirs);
  const wholes: Uint8Array[] = [];
  const vectors = [before];
  const text = JOBS.map((job) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    doc.transact(() => job(doc.getXmlFragment(ROOT), doc));
    wholes.push(Y.encodeStateAsUpdate(doc));
    vectors.push(Y.encodeStateVector(doc));
    return Y.encodeStateAsUpdate(doc, before);
  });
  const place = { type: { client: 7, clock: 3 }, item: { client: 7, clock: 9 }, assoc: -1 };
  const here = new Awareness(new Y.Doc());
  const presence = [{ block: 'b000000001', seen: 2 }, { cursor: { anchor: place, head: place } }, { anchor: place, head: place }].map(
    (one) => {
      here.setLocalState(one);
      return encodeAwarenessUpdate(here, [here.clientID]);
    },
  );
  here.destroy();
  return { text, step2: wholes, step1: vectors, presence };
}

const FRAMES = { text: updateFrame, step2: step2Frame, step1: step1Frame, presence: awarenessFrame } as const;

function idsIn(doc: Y.Doc): Id[] {
  const { structs } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc));
  return structs.flatMap(({ id, length }) => [
    { client: id.client, clock: id.clock },
    { client: id.client, clock: id.clock + length - 1 },
  ]);
}

/** Several, of which one may be altered, or all of them. */
function hostileQueue(honest: readonly Uint8Array[], rng: Rng): Uint8Array {
  const updates = Array.from({ length: rng.between(1, 5) }, () => {
    const bytes = rng.pick(honest);
    return rng.chance(0.6) ? bytes : mutated(bytes, rng, rng.pick(honest));
  });
  const frame = queueFrame(updates);
  return rng.chance(0.8) ? frame : mutated(frame, rng);
}

/** A frame that somebody hostile sends. */
export function hostileFrame(
  theirs: Y.Doc,
  honest: ReturnType<typeof honestBytes>,
  rng: Rng,
): { readonly kind: Kind; readonly frame: Uint8Array } {
  const kind = rng.pick<Kind>(['text', 'text', 'text', 'queue', 'step2', 'step1', 'presence', 'frame']);
  if (kind === 'queue') return { kind, frame: hostileQueue(honest.text, rng) };
  if (kind === 'frame') {
    const of = rng.pick(['text', 'step1', 'presence'] as const);
    return { kind, frame: mutated(FRAMES[of](rng.pick(honest[of])), rng) };
  }
  const bytes = rng.pick(honest[kind]);
  if (kind === 'text' && rng.chance(0.25)) return { kind, frame: updateFrame(invented(rng, idsIn(theirs))) };
  return { kind, frame: FRAMES[kind](rng.chance(0.15) ? bytes : mutated(bytes, rng, rng.pick(honest[kind]))) };
}
