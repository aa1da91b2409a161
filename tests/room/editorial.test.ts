/** An editorial change through the one door: proposed, confirmed, undone, on a real text and a real log that proves itself. */
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { MemoryLog } from '../../server/log/memory.ts';
import { verifyOpinion } from '../../server/record/verify.ts';
import { History } from '../../server/room/past/history.ts';
import { Rooms } from '../../server/room/rooms.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import type { Place } from '../../shared/opinion/session.ts';
import { register } from '../../shared/opinion/show.ts';
import { baseText } from '../../shared/text/block.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, silentConnection } from '../support/connection.ts';
import { forumOf, founding } from '../support/founding.ts';

const CHAIR = delegate('chair', 'chair');
const OFFICE = delegate('office', 'secretariat');
const ARLEN = delegate('arl');
const BRUMA = delegate('bru');
const NAME = { kind: 'opinion', id: 'one' } as const;
const BLOCKS = [
  { kind: 'title', level: 0, text: 'Power' },
  { kind: 'text', level: 0, text: 'to promote access and the separate use of lines' },
] as const;
const FIXED = 'to promote access, and the separate use of lines';

async function house() {
  const log = new MemoryLog();
  const clock = manualClock();
  const sessions: { place: Place } = { place: 'open' };
  const open = (): Rooms =>
    new Rooms({ log, clock, logger: pino({ level: 'silent' }), forum: () => forumOf('arl', 'bru'), place: () => sessions.place });
  const rooms = open();
  await rooms.create(founding('one', BLOCKS));
  const found = await rooms.open('one');
  if (found === null) throw new Error('the opinion was made');
  let room = found;
  let uuids = 0;
  const act = (actor: Actor, command: Command) =>
    room.act(
      { person: 'A. Person', actor: () => actor },
      { uuid: `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`, v: 1, seen: { seq: 0 }, command },
    );
  const must = async (actor: Actor, command: Command): Promise<number> => {
    const answer = await act(actor, command);
    if (!answer.ok) throw new Error(`${command.do}: ${JSON.stringify(answer)}`);
    return answer.seq;
  };
  const now = () => room.look(({ state, notes }) => register(state, notes, 'one'));
  const item = async () => {
    const one = (await now()).paragraphs[1];
    if (one === undefined) throw new Error('there is one');
    return one;
  };
  const words = () => room.look(({ live }) => live.blocks().map(baseText));
  const agree = async (): Promise<void> => {
    const targets = (await now()).paragraphs.map(({ id, hash }) => ({ block: id, hash }));
    await must(CHAIR, { do: 'call', targets });
    clock.advance(20_000);
    for (const target of targets) await must(CHAIR, { do: 'declare', target });
  };
  const propose = async (to: string) => {
    const { id, exact } = await item();
    return act(OFFICE, { do: 'propose-editorial', block: id, exact: exact ?? '', words: to });
  };
  const confirmed = async (to: string): Promise<number> => {
    const proposed = await propose(to);
    if (!proposed.ok) throw new Error(JSON.stringify(proposed));
    return must(CHAIR, { do: 'confirm-editorial', of: proposed.seq });
  };
  const verdict = async () => verifyOpinion(NAME, await log.read(NAME, 0));
  const reopen = async (): Promise<void> => {
    const again = await open().open('one');
    if (again === null) throw new Error('it was there');
    room = again;
  };
  await agree();
  return { log, clock, sessions, act, must, now, item, words, propose, confirmed, verdict, reopen, room: () => room };
}

describe('an editorial change', () => {
  it('13.4 puts exactly the proposed words there, agreed as before, and the record proves it', async () => {
    const w = await house();
    await w.confirmed(FIXED);
    expect(await w.words()).toEqual(['Power', FIXED]);
    expect(await w.item()).toMatchObject({
      status: 'agreed',
      closed: true,
      editorial: { proposed: null, changes: [{ words: { before: BLOCKS[1].text, after: FIXED } }] },
    });
    expect((await w.verdict()).sentence).toMatch(/^VALID/);
    await w.reopen();
    expect([await w.words(), (await w.item()).status]).toEqual([['Power', FIXED], 'agreed']);
  });

  it('13.1 is over when the chair declines it; the record proves that, and the room knows it when it is opened again', async () => {
    const w = await house();
    const proposed = await w.propose(FIXED);
    if (!proposed.ok) throw new Error('it is proposed');
    await w.must(CHAIR, { do: 'decline-editorial', of: proposed.seq });
    expect((await w.verdict()).sentence).toMatch(/^VALID/);
    await w.reopen();
    const { status, editorial } = await w.item();
    expect([await w.words(), status, editorial]).toEqual([['Power', BLOCKS[1].text], 'agreed', undefined]);
  });

  it('H72 is a mark when it is proposed, confirmed and undone: no word that stands anywhere then is withheld later', async () => {
    const w = await house();
    const proposed = await w.propose(FIXED);
    if (!proposed.ok) throw new Error('it is proposed');
    const confirmed = await w.must(CHAIR, { do: 'confirm-editorial', of: proposed.seq });
    const contested = await w.must(BRUMA, { do: 'contest-editorial', of: confirmed });
    const history = new History(NAME);
    history.add(await w.log.read(NAME, 0));
    const whole = { block: null, to: proposed.seq, from: proposed.seq };
    // the words of before are kept beside the entry too
    const kept = [confirmed, contested].map((to) => ({ block: null, from: to - 1, to }));
    expect(history.marks.filter(({ to }) => to >= proposed.seq)).toEqual([whole, ...kept]);
  });

  it('13.2 is refused with its cause where the words are others: should and shall', async () => {
    const w = await house();
    const refused = async (to: string) => {
      const answer = await w.propose(to);
      return !answer.ok && answer.why === 'refused' ? [answer.refusal.code, answer.refusal.because] : answer;
    };
    expect(await refused('to promote all access and the separate use of lines')).toEqual(['not-editorial', 'words']);
    expect(await refused('to prevent access and the separate use of lines')).toEqual(['not-editorial', 'letters']);
    expect(await refused('To promote access and the separate use of lines')).toEqual(['not-editorial', 'letters']);
    expect(await refused(BLOCKS[1].text)).toEqual(['not-editorial', 'nothing']);
    expect(await refused(`${BLOCKS[1].text};`)).toEqual(['not-editorial', 'nothing']);
    expect(await refused(`${BLOCKS[1].text} [sic]`)).toEqual(['not-editorial', 'brackets']);
  });

  it('13.5 13.6 a comma is contested in the call for adoption: the old wording is back, and the call has ended', async () => {
    const w = await house();
    const of = await w.confirmed(FIXED);
    expect((await w.now()).blockers).toMatchObject([{ code: 'editorial-waits' }]);
    w.clock.advance(25 * 3_600_000);
    await w.room().look(() => null);
    const { docHash, textHash, blockers } = await w.now();
    expect(blockers).toEqual([]);
    await w.must(CHAIR, { do: 'call-adoption', docHash: docHash ?? '', textHash: textHash ?? '' });
    await w.must(BRUMA, { do: 'contest-editorial', of });
    const after = await w.now();
    expect([after.adoptionCall, after.paragraphs[1]?.status, await w.words()]).toEqual([null, 'agreed', ['Power', BLOCKS[1].text]]);
    expect(after.paragraphs[1]?.editorial?.contested).toMatchObject({ entity: 'bru' });
    expect((await w.verdict()).sentence).toMatch(/^VALID/);
  });

  it('13.7 has not stood while a restricted session goes on with the opinion', async () => {
    const w = await house();
    await w.confirmed(FIXED);
    w.sessions.place = 'closed-off';
    w.clock.advance(25 * 3_600_000);
    await w.reopen();
    w.clock.advance(1);
    expect((await w.now()).blockers).toMatchObject([{ code: 'editorial-waits' }]);
    w.sessions.place = 'open';
    await w.reopen();
    w.clock.advance(1);
    expect((await w.now()).blockers).toEqual([]);
    expect((await w.verdict()).sentence).toMatch(/^VALID/);
  });

  it('T9 what an editor types into the changed paragraph is taken out again, and a comma of the server stays', async () => {
    const w = await house();
    await w.confirmed(FIXED);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await w.room().look(({ live }) => live.state()));
    const connection = silentConnection(ARLEN);
    w.room().join(connection);
    doc.on('update', (update: Uint8Array) => w.room().text(connection, update, false));
    const text = (doc.getXmlFragment('opinion').get(1) as Y.XmlElement).get(0) as Y.XmlText;
    text.insert(3, 'not ');
    await w.room().look(() => null);
    expect([await w.words(), (await w.item()).status]).toEqual([['Power', FIXED], 'agreed']);
  });

  it('13.11 a record in which other words were confirmed, or by another, is not valid', async () => {
    const w = await house();
    await w.confirmed(FIXED);
    const entries = await w.log.read(NAME, 0);
    expect(entries.length).toBeGreaterThan(4);
    const { objectionTo } = await import('../../server/record/judged.ts');
    const { readEntry } = await import('../../server/record/read.ts');
    const { evolve } = await import('../../shared/opinion/evolve.ts');
    const { emptyState } = await import('../../shared/opinion/state.ts');
    const read = entries.map((one) => readEntry(one).entry);
    const at = read.findIndex(({ fact }) => fact.type === 'text' && fact.carriesOut?.command === 'confirm-editorial');
    const entry = read[at];
    const before = read.slice(0, at).reduce(evolve, emptyState);
    if (entry?.fact.type !== 'text') throw new Error('it is there');
    expect(objectionTo(before, entry)).toBeNull();
    expect(objectionTo(before, { ...entry, by: OFFICE })).toContain('editorial-needs-two');
    const carried = entry.fact.carriesOut;
    if (carried?.command !== 'confirm-editorial') throw new Error('it confirms');
    const inNoTime = { ...entry, fact: { ...entry.fact, carriesOut: { ...carried, seconds: 0 } } };
    expect(objectionTo(before, inNoTime)).toContain('no forum lets it wait so long');
    const change = entry.fact.changes[0];
    if (change === undefined) throw new Error('it changes one');
    expect(objectionTo(before, { ...entry, fact: { ...entry.fact, changes: [{ ...change, hash: change.was }] } })).toContain('not the one');
    expect(
      objectionTo(before, { ...entry, fact: { ...entry.fact, carriesOut: { command: 'contest-editorial', block: change.id, of: 1 } } }),
    ).toContain('the rules refuse it');
  });
});
