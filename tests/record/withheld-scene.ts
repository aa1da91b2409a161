/**
 * The log of an opinion in which three have worked at random, every letter another character, and of which one State withholds letters that are
 * gone. Which letters these are, where they lie and where they stood is found here by their characters alone, and not as the server does.
 */
import * as Y from 'yjs';
import type { LogName, Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { sha256 } from '../../server/record/commitment.ts';
import { carryOutMasks, maskEntries } from '../../server/record/masking.ts';
import { sealEntry } from '../../server/record/seal.ts';
import type { LogStep } from '../../server/text/authors/shape.ts';
import { lettersIn } from '../../server/text/check-bytes.ts';
import { LiveText } from '../../server/text/live-text.ts';
import type { TextEntry } from '../../server/text/replay.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import type { Here } from '../../shared/opinion/context.ts';
import { decide } from '../../shared/opinion/decide.ts';
import type { Entry } from '../../shared/opinion/entry.ts';
import { evolve } from '../../shared/opinion/evolve.ts';
import { standing } from '../../shared/opinion/standing.ts';
import { emptyState } from '../../shared/opinion/state.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import type { LateRange, LetterRange, WithheldAct } from '../../shared/opinion/withholding.ts';
import { shownText } from '../../shared/text/block.ts';
import { forumOf, founding } from '../support/founding.ts';
import { count } from '../support/levels.ts';
import type { Rng } from '../support/rng.ts';
import { stepsOf } from '../text/authors/steps.ts';
import { Scene } from '../text/authors/trace-scene.ts';
import { ARLEN, actorOf, OFFICE, World } from '../text/support.ts';

export const NAME: LogName = { kind: 'opinion', id: 'one' };

const { created: CREATED } = founding(NAME.id, []);

export interface Withheld {
  readonly stored: readonly Stored[];
  readonly secret: ReadonlySet<string>;
  readonly act: WithheldAct;
  /** Such an act, to be appended to it. */
  readonly saying: (act: WithheldAct, before?: readonly Stored[]) => Stored;
}

const FIRST: Entry = { seq: 1, at: 0, by: OFFICE, uuid: 'e0', fact: CREATED };

/** These entries of the text, behind so many of the log. */
const logSteps = (entries: readonly TextEntry[], behind: number): readonly LogStep[] =>
  stepsOf(entries).map(({ entry, ...rest }) => ({ ...rest, entry: { ...entry, seq: entry.seq + behind, uuid: `e${entry.seq + behind}` } }));

/** Null where no letter of this State is gone that stood somewhere. */
function withheldIn(rng: Rng): Withheld | null {
  let state = evolve(emptyState, FIRST);
  const isListed = ({ world }: Scene, block: BlockId): boolean => {
    for (const { entry } of logSteps(world.entries.slice(state.seq - 1), state.seq)) state = evolve(state, entry);
    return standing(state).paragraphs.some(({ id, removed }) => removed && id === block);
  };
  const scene = new Scene(rng, isListed);
  scene.play(count(200, 500, 500));
  const stored: Stored[] = [];
  const seal = (entry: Entry, textHash: string, payload: Parameters<typeof sealEntry>[0]['payload']): Stored =>
    sealEntry({ log: NAME, prev: stored.at(-1) ?? null, entry, textHash, payload, salt: rng.bytes(32) });
  const { textHash: noText } = LiveText.fold([]);
  stored.push(seal(FIRST, noText, { kind: 'act', note: {} }));
  for (const { entry, updates = [], note } of logSteps(scene.world.entries, 1)) {
    const { fact } = entry;
    if (fact.type !== 'text') throw new Error('a scene has text alone');
    const late = note?.late ?? [];
    const payload = { kind: 'text' as const, updates, note: late.length === 0 ? {} : { late } };
    stored.push(seal(entry, fact.textHash, payload));
  }
  const now = new Set(scene.world.texts().join(''));
  const secret = new Set(
    [...scene.typists].flatMap(([letter, by]) => (by === ARLEN.entity && !now.has(letter) && rng.chance(0.7) ? letter : [])),
  );
  const ranges = rangesOf(scene, secret);
  const late = lateOf(scene, secret);
  const masked = maskEntries(stored.slice(1), ranges, late);
  const stood = stoodIn(scene, secret);
  if (stood === null) return null;
  const act: WithheldAct = {
    type: 'words.withheld',
    letters: secret.size,
    blocks: [],
    ranges,
    entries: masked.map(({ seq, payload }) => {
      const own = late.get(seq);
      return { seq, masked: sha256(payload), ...(own === undefined ? {} : { late: own }) };
    }),
    ...stood,
  };
  const saying = (fact: WithheldAct, before: readonly Stored[] = stored): Stored =>
    sealEntry({
      log: NAME,
      prev: before.at(-1) ?? null,
      entry: { seq: before.length + 1, at: scene.world.now, by: ARLEN, uuid: `withheld-${before.length}`, fact },
      textHash: scene.world.live.textHash,
      payload: { kind: 'act', note: {} },
      salt: new Uint8Array(32),
    });
  return { stored, secret, act, saying };
}

/** Of random work, the first in which there is something to withhold. */
export function withheld(rng: Rng): Withheld {
  for (;;) {
    const one = withheldIn(rng);
    if (one !== null) return one;
  }
}

/** With the act behind it. */
export async function logOf({ stored, act, saying }: Withheld): Promise<MemoryLog> {
  const log = new MemoryLog();
  await log.append(NAME, [...stored, saying(act)]);
  return log;
}

function rangesOf({ world }: Scene, secret: ReadonlySet<string>): readonly LetterRange[] {
  const found = new Map<string, LetterRange>();
  for (const { updates } of world.entries)
    for (const { structs } of updates.map((update) => Y.decodeUpdate(update)))
      for (const struct of structs) {
        if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
        const { client, clock } = struct.id;
        for (const [n, letter] of struct.content.str.split('').entries())
          if (secret.has(letter)) found.set(`${client} ${clock + n}`, { client, clock: clock + n, length: 1 });
      }
  const joined: LetterRange[] = [];
  for (const one of [...found.values()].sort((a, b) => a.client - b.client || a.clock - b.clock)) {
    const last = joined.at(-1);
    if (last?.client === one.client && last.clock + last.length === one.clock)
      joined[joined.length - 1] = { ...last, length: last.length + 1 };
    else joined.push(one);
  }
  return joined;
}

function lateOf({ world }: Scene, secret: ReadonlySet<string>): ReadonlyMap<number, readonly LateRange[]> {
  const found = new Map<number, LateRange[]>();
  for (const [n, { note }] of world.entries.entries())
    for (const [fact, words] of (note?.late ?? []).entries())
      for (const [from, letter] of words.split('').entries())
        if (secret.has(letter)) found.set(n + 2, [...(found.get(n + 2) ?? []), { fact, from, length: 1 }]);
  return found;
}

function stoodIn({ world }: Scene, secret: ReadonlySet<string>): Pick<WithheldAct, 'from' | 'until'> | null {
  const live = LiveText.fold([]);
  let [from, until] = [0, 0];
  for (const [n, entry] of world.entries.entries()) {
    live.apply([entry]);
    const stands = live.blocks().some((block) =>
      shownText(block)
        .split('')
        .some((letter) => secret.has(letter)),
    );
    if (stands && from === 0) from = n + 2;
    if (stands) until = n + 3;
  }
  return from === 0 ? null : { from, until };
}

/** A cable is typed into one paragraph and taken out again; meanwhile the other is called, or not. Then the cable is withheld. */
export async function calledOver(called: boolean): Promise<{ readonly record: readonly Stored[]; readonly at: number }> {
  const world = new World(['First.', 'Second.']);
  const log = new MemoryLog();
  let state = emptyState;
  let prev: Stored | null = null;
  const add = async (entry: Omit<Entry, 'seq' | 'at' | 'uuid'>, payload: Sealed = { kind: 'act', note: {} }): Promise<void> => {
    const whole = { ...entry, seq: state.seq + 1, at: 0, uuid: `e${state.seq + 1}` };
    const { textHash } = world.live;
    prev = sealEntry({ log: NAME, prev, entry: whole, textHash: entry.fact.type === 'text' ? entry.fact.textHash : textHash, payload });
    await log.append(NAME, [prev]);
    state = evolve(state, whole);
  };
  const addText = (): Promise<void> => {
    const { facts, updates } = world.entries.at(-1) as TextEntry;
    return add({ by: facts.carriesOut === undefined ? SERVER : OFFICE, fact: facts }, { kind: 'text', updates, note: {} });
  };
  await add({ by: OFFICE, fact: CREATED });
  await addText();
  const client = world.client(7);
  world.submit(client.edit(() => client.text(0).insert(6, ' A cable.')));
  await addText();
  const typed = state.seq;
  if (called) {
    const target = { block: world.id(1), hash: state.blocks.get(world.id(1))?.hash ?? null };
    const chair = actorOf('chair', 'chair');
    const decision = decide(state, { do: 'call', targets: [target] }, chair, 0, state.seq, HERE);
    if (!decision.ok || decision.act === null) throw new Error(`refused: ${JSON.stringify(decision)}`);
    await add({ by: chair, fact: decision.act });
  }
  world.submit(client.edit(() => client.text(0).delete(6, 9)));
  await addText();
  const [range] = lettersIn(world.entries[1]?.updates[0] ?? new Uint8Array());
  if (range === undefined) throw new Error('the cable was typed');
  const ranges = [{ client: range.client, clock: range.clock, length: 9 }];
  const [one] = maskEntries(await log.read(NAME, typed - 1, 1), ranges);
  if (one === undefined) throw new Error('the cable is in that entry');
  const entries = [{ seq: typed, masked: sha256(one.payload) }];
  const act: WithheldAct = { type: 'words.withheld', letters: 9, blocks: [], ranges, entries, from: typed, until: state.seq };
  await add({ by: ARLEN, fact: act });
  await carryOutMasks(log, NAME, act);
  return { record: await log.read(NAME, 0), at: typed + 1 };
}

type Sealed = Parameters<typeof sealEntry>[0]['payload'];

const HERE: Here = { ...forumOf(), present: [], dropped: [], elsewhere: [] };
