/**
 * What runs for the first time takes several times as long as ever after: the engine reads that code only then, and the strict readers of the
 * record are made when they are first asked. After a start that met whoever typed first. So what a letter and an act cost most is done once when
 * the server listens, on an opinion in memory that nobody sees: to read strictly, prepare, seal, fold, show, and build a document. It is done in
 * turns between which others are served, and below the room, because a room tells those who count what is done in it.
 */
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type Actor, SERVER } from '../../shared/opinion/actor.ts';
import { closedBlocks, keptRemovals } from '../../shared/opinion/closed.ts';
import { decide } from '../../shared/opinion/decide.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import { patch, register } from '../../shared/opinion/show.ts';
import { ownFrame } from '../../shared/wire/frame.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import type { LogName } from '../log/log.ts';
import { MemoryLog } from '../log/memory.ts';
import { readHeader } from '../record/header.ts';
import { readEntry } from '../record/read.ts';
import { LiveText } from '../text/live-text.ts';
import { appendFoundingByPieces, type Founding } from './founding/opinion.ts';
import { Ledger } from './journal/ledger.ts';

const NAME: LogName = { kind: 'opinion', id: 'rehearsal' };
const STATE = 'rehearsing';
const AT = 0;
const actor: Actor = { seat: STATE, entity: STATE, capacity: 'member-state', functions: [], remote: false, operatorFor: null };
const item = (text: string) => ({ kind: 'preamble-item', level: 0, text }) as const;
const FOUNDING: Founding = {
  id: NAME.id,
  actor,
  person: '',
  created: {
    type: 'opinion.created',
    ...{ number: '1', title: 'A rehearsal', language: 'en', venue: 'ieg', phase: 'drafting', sponsor: STATE },
    ...{ source: null, meeting: null, ancestry: [], access: 'members', policy: DEFAULT_POLICY },
  },
  blocks: [{ kind: 'title', level: 0, text: 'A rehearsal' }, item('that nobody sees it;')],
};

/** Where the ledger stands at the end. */
export async function rehearse(): Promise<Ledger> {
  const log = new MemoryLog();
  await appendFoundingByPieces(log, FOUNDING, AT);
  await setImmediate();
  await readEach(log);
  const first = await Ledger.load(log, NAME);
  await setImmediate();
  await first.snapshot();
  await setImmediate();
  await type(first);
  await setImmediate();
  await object(first);
  await setImmediate();
  return comeBack(log);
}

/** The strict readers are made when they are first asked, those of each kind of entry by themselves: each in a turn of its own. */
async function readEach(log: MemoryLog): Promise<void> {
  for (const stored of await log.read(NAME, 0)) {
    readHeader(stored.header);
    await setImmediate();
    readEntry(stored);
    await setImmediate();
  }
}

/** What another text has is typed into this one. */
async function type(ledger: Ledger): Promise<void> {
  const { updates } = LiveText.fold([]).edit(actor, { import: [item('that it has been typed;')] });
  await setImmediate();
  const { live, state, seq } = ledger;
  const sent = { connection: STATE, actor, updates, full: false, ageMs: 0, at: AT, schema: 'said', suggestsOnly: false } as const;
  const made = live.prepare([{ ...sent, mayMove: false }], closedBlocks(state), false, keptRemovals(state));
  if (!made.ok || made.prepared === null) throw new Error('what an editor writes is recorded');
  await setImmediate();
  const { prepared } = made;
  const entry = { seq: seq + 1, at: AT, by: SERVER, uuid: randomUUID(), fact: prepared.facts };
  await ledger.appendTogether([{ entry, prepared }], []);
}

async function object(ledger: Ledger): Promise<void> {
  const { state, seq, notes } = ledger;
  const before = register(state, notes, NAME.id);
  await setImmediate();
  const paragraph = before.paragraphs.find(({ kind, hash }) => kind === 'preamble-item' && hash !== null);
  if (paragraph?.hash == null) throw new Error('there is a paragraph');
  const command = { do: 'raise-objection', block: paragraph.id, hash: paragraph.hash, reason: 'a rehearsal' } as const;
  const forum = { memberStates: new Set([STATE]), leastCallSeconds: 1, silences: null, sitting: null, reported: false, merged: false };
  const decision = decide(state, command, actor, AT, seq, { ...forum, draft: null, present: [STATE], dropped: [] });
  if (!decision.ok || decision.act === null) throw new Error('an objection is never refused');
  await setImmediate();
  await ledger.append({ seq: seq + 1, at: AT, by: actor, uuid: randomUUID(), fact: decision.act }, { reason: command.reason }, seq);
  await setImmediate();
  ownFrame(MESSAGE.register, { patch: patch(before, register(ledger.state, ledger.notes, NAME.id)) });
}

/** After a restart somebody comes, and then the document is built. */
async function comeBack(log: MemoryLog): Promise<Ledger> {
  const again = await Ledger.load(log, NAME);
  await setImmediate();
  again.lacking(again.stateVector());
  await setImmediate();
  await again.wake();
  return again;
}
