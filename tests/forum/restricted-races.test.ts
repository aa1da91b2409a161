/**
 * Two nodes on one log, and everything at once: the roll closes while a State still answers, the session begins while a company types and a
 * State objects on the other node, and ends while those inside type and object. What was acknowledged is there afterwards, once.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LogName, Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { logKey } from '../../server/log/name.ts';
import { readForumEntry } from '../../server/record/read.ts';
import { verifyOpinion } from '../../server/record/verify.ts';
import { restrictedId } from '../../shared/forum/restricted.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { seatOf } from '../http/stage.ts';
import { type } from '../support/blocks.ts';
import { count } from '../support/levels.ts';
import { freshSeed, rngOf } from '../support/rng.ts';
import { until } from '../support/until.ts';
import { CHAIR, OTHER_STATE, type SessionStage, STATE, sessionStage } from './session.ts';

const ROUNDS = count(20, 200, 400);

/** Tells the other node a moment later, as a store between two machines does. */
class SharedLog extends MemoryLog {
  readonly #watchers = new Set<{ readonly key: string; readonly news: () => void }>();

  override async append(log: LogName, entries: readonly Stored[]): ReturnType<MemoryLog['append']> {
    const done = await super.append(log, entries);
    for (const { key, news } of this.#watchers) if (key === logKey(log)) setImmediate(news);
    return done;
  }

  override watch(log?: LogName, news: () => void = () => {}): () => void {
    const watcher = { key: log === undefined ? '' : logKey(log), news };
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  override async close(): Promise<void> {}
}

const log = new SharedLog();
let here: SessionStage;
let there: SessionStage;
beforeAll(async () => {
  here = await sessionStage(log);
  await here.asks(SERVER.seat, { do: 'admit-entity', id: 'cor', code: 'COR', names: { en: 'Cordova' }, capacity: 'member-state' });
  await here.asks(SERVER.seat, { do: 'open-seat', seat: 's-cor', entity: 'cor', functions: [], remote: false });
  there = await sessionStage(log);
});
afterAll(async () => {
  await there.close();
  await here.close();
});

const level = (session: string, state: string): Promise<boolean> =>
  until(`${session} is ${state}`, async () => {
    await Promise.all([here.settled(), there.settled()]);
    return [here, there].every(({ app }) => app.tools.forum.state.restricted.sessions.get(session)?.state === state);
  });
const item = ({ paragraphs }: Register, label: string) => {
  const found = paragraphs.find((one) => one.label === label);
  if (found === undefined) throw new Error(`no paragraph ${label}`);
  return found;
};
const wordsOf = async (stage: SessionStage, id: string): Promise<string> => {
  const { body } = await stage.as(await stage.signIn(STATE), 'get', `/api/opinions/${id}/text`);
  return JSON.stringify(body.blocks);
};

it('F9.9 nothing that was acknowledged is lost or done twice, however beginning and end race with work on another node', async () => {
  const rng = rngOf(freshSeed('sessions on two nodes'));
  let [typedOutside, typedInside, answeredLate] = [0, 0, 0];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const session = `r${round}`;
    const pause = (): Promise<void> => new Promise((resolve) => (rng.chance(0.5) ? setImmediate(resolve) : resolve()));
    const after = async <Value>(then: () => Promise<Value>, steps = 6): Promise<Value> => {
      for (let step = rng.below(steps); step > 0; step -= 1) await pause();
      return then();
    };
    const { opinion } = here;
    const company = await there.connect(seatOf('sector-member'), opinion);
    await company.synced;
    const before = await there.register(STATE, opinion);
    const [a, b] = [item(before, 'a)'), item(before, 'b)')];
    await here.asks(STATE, { do: 'move-restricted', meeting: 'ieg-1', opinions: [opinion] });
    await here.asks(CHAIR, { do: 'open-roll', session });
    await here.asks(STATE, { do: 'answer-roll', session, answer: 'yes' });
    await here.asks(OTHER_STATE, { do: 'answer-roll', session, answer: 'yes' });
    const outside = ` out${round}`;
    const typing = after(() => company.edit((doc) => type(doc, a.id, outside))).then(
      () => true,
      () => false,
    );
    const close = (): Promise<void> => here.asks(CHAIR, { do: 'close-roll', session });
    // now and then the roll closes behind the words for certain, on the node that has not heard of them yet
    const closing = round % 4 === 0 ? typing.then(close) : after(close, 200);
    const [, answered, typed, objected] = await Promise.all([
      closing,
      after(() => there.asks('s-cor', { do: 'answer-roll', session, answer: 'no' })).then(
        () => true,
        () => false,
      ),
      typing,
      after(() => there.command(OTHER_STATE, opinion, { do: 'raise-objection', block: b.id, hash: b.hash })),
    ]);
    expect(objected.status).toBe(200);
    await level(session, 'running');
    const { count: counted } = here.app.tools.forum.state.restricted.sessions.get(session) ?? {};
    expect(counted).toEqual({ yes: 2, no: answered ? 1 : 0, abstain: 0, of: answered ? 3 : 2, carried: true, accredited: 3 });
    if (!answered) answeredLate += 1;
    await company.closed;

    const inside = restrictedId(session, opinion);
    const editor = await there.connect(STATE, inside);
    await editor.synced;
    const shown = await there.register(STATE, inside);
    const words = ` in${round}`;
    const [, wrote, crossing] = await Promise.all([
      after(() => here.asks(CHAIR, { do: 'end-restricted', session }), 40),
      after(() => editor.edit((doc) => type(doc, a.id, words))).then(
        () => true,
        () => false,
      ),
      after(() => there.command(STATE, inside, { do: 'raise-objection', block: a.id, hash: item(shown, 'a)').hash })),
    ]);
    expect([round, crossing.status]).toEqual([round, 200]);
    await level(session, 'published');
    await editor.closed;

    for (const node of [here, there]) {
      const read = await until('the other node has it', async () => {
        const now = await node.register(STATE, opinion);
        return item(now, 'a)').positions.some(({ entity }) => entity === 'e-member-state') ? now : null;
      });
      expect(item(read, 'b)').positions.map(({ entity }) => entity)).toContain('bru');
      const text = await wordsOf(node, opinion);
      if (typed) expect(text).toContain(outside);
      if (wrote) expect(text).toContain(words);
    }
    typedOutside += Number(typed);
    typedInside += Number(wrote);
    // the next round starts without its objection
    const standing = item(await here.register(STATE, opinion), 'a)').positions.find(({ entity }) => entity === 'e-member-state');
    await here.command(STATE, opinion, { do: 'withdraw', position: standing?.id ?? '' });
    for (const name of [
      { kind: 'opinion', id: opinion },
      { kind: 'restricted', id: inside },
    ] as const)
      expect(verifyOpinion(name, await log.read(name, 0)).sentence).toMatch(/^VALID/);
    const sealed = await log.read({ kind: 'restricted', id: inside }, 0);
    expect(Buffer.from(sealed.at(-1)?.header ?? []).toString()).toContain('"type":"restricted.closed"');
  }
  const facts = (await log.read({ kind: 'opinion', id: here.opinion }, 0)).map(({ header }) => Buffer.from(header).toString());
  expect(facts.filter((header) => header.includes('"type":"restricted.published"'))).toHaveLength(ROUNDS);
  const forum = (await log.read({ kind: 'forum', id: 'forum' }, 0)).map((stored) => readForumEntry(stored).entry.fact);
  const closed = new Set<string>();
  for (const fact of forum) {
    if (fact.type === 'roll.answered') expect(closed.has(fact.session)).toBe(false);
    if (fact.type === 'roll.closed') closed.add(fact.session);
  }
  expect([typedOutside > 0, typedInside > 0]).toEqual([true, true]);
  process.stdout.write(`typed outside ${typedOutside}, inside ${typedInside}, answers too late ${answeredLate} of ${ROUNDS}\n`);
});

it('F9.4 an opinion that is closed while the roll is closed on another node is in no session, or was in it first', async () => {
  const rng = rngOf(freshSeed('closed on one node, rolled on another'));
  const outcomes = new Set<string>();
  for (let round = 1; round <= ROUNDS; round += 1) {
    const opinion = await here.createOpinion();
    const session = `r${here.app.tools.forum.state.restricted.sessions.size + 1}`;
    await here.asks(STATE, { do: 'move-restricted', meeting: 'ieg-1', opinions: [opinion] });
    await here.asks(CHAIR, { do: 'open-roll', session });
    for (const seat of [STATE, OTHER_STATE]) await here.asks(seat, { do: 'answer-roll', session, answer: 'yes' });
    const rolled = async (after: number): Promise<void> => {
      for (let step = after; step > 0; step -= 1) await new Promise((resolve) => setImmediate(resolve));
      await here.asks(CHAIR, { do: 'close-roll', session });
    };
    const closing = () => there.command(CHAIR, opinion, { do: 'close-without-adoption', outcome: 'time-ran-out' });
    // now and then one of the two is first for certain
    if (round % 3 === 1) await rolled(0);
    const [{ status, body }] = await Promise.all([closing(), round % 3 === 2 && rolled(rng.below(100))]);
    if (round % 3 === 0) await rolled(0);
    outcomes.add(body.code ?? 'closed');
    expect([200, 403]).toContain(status);
    const wanted = status === 200 ? 'published' : 'running';
    await level(session, wanted);
    const held = there.app.tools.forum.state.restricted.sessions.get(session);
    expect(held?.opinions).toEqual(status === 200 ? [] : [opinion]);
    if (status === 200) {
      expect((await there.register(STATE, opinion)).phase).toBe('not-adopted');
      await expect(there.register(STATE, restrictedId(session, opinion))).rejects.toThrow('404');
    } else {
      await here.asks(CHAIR, { do: 'end-restricted', session });
      await level(session, 'published');
    }
  }
  expect([...outcomes].sort()).toEqual(['closed', 'restricted-session']);
});
