/** A mail to whoever is called upon beside a text: who gets one, how often, and that nothing is in it. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryKeys } from '../../server/auth/memory-keys.ts';
import { ClockWatch } from '../../server/clock-watch.ts';
import { Forum } from '../../server/forum/forum.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { createLogger } from '../../server/logger.ts';
import { CallMail } from '../../server/mail/call-mail.ts';
import type { Mail } from '../../server/mail/mailer.ts';
import type { AskedAudience } from '../../shared/comments/audience.ts';
import type { ForumCommand } from '../../shared/forum/command.ts';
import type { Outcome } from '../../shared/forum/notice.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import { seatOf } from '../http/stage.ts';
import { manualClock } from '../support/clock.ts';
import { mailBy } from '../support/mailed.ts';
import { headOf, type MailServer, startMailServer, wordsOf } from '../support/smtp.ts';
import { until } from '../support/until.ts';
import {
  CHAIR,
  COLLEAGUE,
  COMPANY,
  type CommentsStage,
  commentsStage,
  DELEGATION,
  GROUP,
  OTHER_STATE,
  OWN_STATE,
  SEATS,
  SECRETARIAT,
  STATE,
  STATES,
} from './stage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the mail of a seat', () => {
  const logger = createLogger('silent');
  let clock: ReturnType<typeof manualClock>;
  let forum: Forum;
  let sent: Mail[];
  let ends: Outcome;
  /** What somebody said that calls upon the body of the seat, in the order of the log; what it has answered is gone. */
  let calls: { readonly log: string; readonly seq: number; readonly at: number; readonly forum: number }[];
  const hearers = new Set<(entities: ReadonlySet<string>) => void>();
  /** For which seats it was asked what waits. */
  let looked: string[];
  /** Of whom nobody can say what waits. */
  let broken: string | null;
  let nodes: CallMail[];
  const keys = new MemoryKeys();

  const act = async (command: ForumCommand, seat: string | null = null, contact?: string): Promise<void> => {
    const actor = seat === null ? SERVER : forum.actor(seat);
    if (actor === null) throw new Error(`nobody sits in ${seat}`);
    const done = await forum.act(actor, { command, person: null, ...(contact !== undefined && { contact }) });
    if (!done.ok) throw new Error(`${command.do}: ${done.reason.code}`);
  };
  /** `leads`: it is for this one to send. */
  const node = (leads = () => true): CallMail =>
    new CallMail({
      ...{ forum, keys, clock, logger, origin: 'https://forum.example' },
      comments: {
        async callsOn(actor, since, after) {
          looked.push(actor.seat);
          if (actor.seat === broken) throw new Error('its threads cannot be read');
          return calls.filter(({ log, seq, forum }) => forum >= since && seq > after(log));
        },
        onCalls(hear) {
          hearers.add(hear);
          return () => hearers.delete(hear);
        },
        audiencesOf: () => 'seats',
      },
      mailer: {
        async send(mail) {
          sent.push(mail);
          return { outcome: ends, code: 250, why: null };
        },
      },
      mine: leads,
    });
  /** So long, and then until each node has looked. */
  const later = async (ms: number): Promise<void> => {
    for (const step of [ms, MINUTE]) {
      const waiting = clock.waiting();
      clock.advance(step);
      while (clock.waiting() < waiting) await new Promise((done) => setImmediate(done));
    }
  };

  let seats = 0;
  let seat: string;
  beforeEach(async () => {
    clock = manualClock();
    [sent, calls, looked, ends, broken] = [[], [], [], 'accepted', null];
    const clockWatch = new ClockWatch(clock, logger, { doubt: null, newestAt: 0 }, () => {});
    forum = await Forum.open({ log: new MemoryLog(), clock, clockWatch, logger });
    seats += 1;
    seat = `s-${seats}`;
    await act({ do: 'create-forum', name: 'A Forum', demo: false });
    await act({ do: 'admit-entity', id: 'arl', code: 'ARL', names: { en: 'Arlen', fr: 'Arlène' }, capacity: 'member-state' });
    await act({ do: 'open-seat', seat, entity: 'arl', functions: [], remote: false }, null, 'anna@arlen.example');
    nodes = [node()];
  });
  afterEach(async () => {
    for (const one of nodes) await one.close();
    await forum.close();
    expect(clock.waiting()).toBe(0);
  });

  const chosen = (on: boolean): Promise<void> => act({ do: 'choose-call-mail', on }, seat);
  /** `ahead`: by how much the clock of the node that wrote it down is. */
  const called = (ahead = 0, log = 'seats'): void => {
    clock.advance(1);
    seqs += 1;
    calls.push({ log, seq: seqs, at: clock.now() + ahead, forum: forum.state.seq });
    for (const hear of hearers) hear(new Set(['arl']));
  };
  let seqs = 0;

  it('C22 comes where the seat has chosen it, for what was said since, and to nobody who sits there later', async () => {
    called();
    await later(12 * MINUTE);
    await chosen(true);
    await later(12 * MINUTE);
    expect(sent).toEqual([]);
    called();
    await later(12 * MINUTE);
    expect(sent).toHaveLength(1);
    await chosen(false);
    called();
    await later(7 * HOUR);
    expect(sent).toHaveLength(1);
    await chosen(true);
    called();
    await act({ do: 'hand-over-seat', seat }, null, 'berta@arlen.example');
    await later(12 * MINUTE);
    expect(sent).toHaveLength(1);
    await chosen(true);
    called();
    await later(12 * MINUTE);
    expect(sent.map(({ to }) => to)).toEqual(['anna@arlen.example', 'berta@arlen.example']);
  });

  it('C22 comes to all others where something is wrong with one seat', async () => {
    await act({ do: 'open-seat', seat: 'other', entity: 'arl', functions: [], remote: false }, null, 'olga@arlen.example');
    await chosen(true);
    await act({ do: 'choose-call-mail', on: true }, 'other');
    broken = seat;
    called();
    await later(12 * MINUTE);
    expect(sent.map(({ to }) => to)).toEqual(['olga@arlen.example']);
    broken = null;
    await later(MINUTE);
    expect(sent.map(({ to }) => to)).toEqual(['olga@arlen.example', 'anna@arlen.example']);
  });

  it('C22 is chosen once: what changes nothing is refused, and no entry says it', async () => {
    await expect(chosen(false)).rejects.toThrow('already-chosen');
    await chosen(true);
    const { seq } = forum.state;
    await expect(chosen(true)).rejects.toThrow('already-chosen');
    expect(forum.state.seq).toBe(seq);
  });

  it('C22 costs a look at those seats alone for which something has changed, or whose time has come', async () => {
    await act({ do: 'admit-entity', id: 'bru', code: 'BRU', names: { en: 'Bruma' }, capacity: 'member-state' });
    for (let nth = 0; nth < 20; nth += 1) {
      const other = `other-${nth}`;
      await act({ do: 'open-seat', seat: other, entity: 'bru', functions: [], remote: false }, null, `o${nth}@bruma.example`);
      await act({ do: 'choose-call-mail', on: true }, other);
    }
    await chosen(true);
    await later(5 * MINUTE);
    expect(new Set(looked).size).toBe(21);
    looked = [];
    await act({ do: 'choose-language', language: 'fr' }, seat);
    for (let times = 0; times < 10; times += 1) await later(MINUTE);
    expect(looked).toEqual([]);
    called();
    for (let times = 0; times < 10; times += 1) await later(MINUTE);
    expect([sent.length, looked]).toEqual([1, [seat, seat]]);
  });

  it('C23 comes though the log of the forum could not be read for a round', async () => {
    await chosen(true);
    await later(2 * MINUTE);
    called();
    vi.spyOn(forum, 'toHead').mockRejectedValueOnce(new Error('not now'));
    await later(12 * MINUTE);
    expect(sent).toHaveLength(1);
  });

  it('C23 waits ten minutes for an answer, and is written in the language of the seat', async () => {
    await chosen(true);
    called();
    await later(8 * MINUTE);
    calls = [];
    await later(12 * MINUTE);
    expect(sent).toEqual([]);
    await act({ do: 'choose-language', language: 'fr' }, seat);
    called();
    await later(8 * MINUTE);
    expect(sent).toEqual([]);
    await later(2 * MINUTE);
    expect(sent).toMatchObject([{ to: 'anna@arlen.example', language: 'fr', calendar: null }]);
    expect(sent[0]?.subject).toBe('A Forum\u202f: un commentaire attend une réponse');
    expect(sent[0]?.text).toContain('interpelle votre délégation (Arlène)');
    expect(sent[0]?.text).toContain('https://forum.example/\n');
  });

  it('C24 is one, however many call, whichever node sends, and the next comes six hours later for what came after', async () => {
    let leader = 0;
    nodes.push(node(() => leader === 1));
    await nodes[0]?.close();
    nodes[0] = node(() => leader === 0);
    await chosen(true);
    for (let count = 0; count < 50; count += 1) called();
    await later(11 * MINUTE);
    leader = 1;
    await later(30 * MINUTE);
    expect(sent).toHaveLength(1);
    await later(7 * HOUR);
    expect(sent).toHaveLength(1);
    for (let count = 0; count < 50; count += 1) called();
    await later(11 * MINUTE);
    called();
    await later(5 * HOUR);
    leader = 0;
    expect(sent).toHaveLength(2);
    await later(65 * MINUTE);
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(3);
  });

  it('C24 is one where two nodes lead for a moment, and where one of them died with the door closed', async () => {
    nodes.push(node(), node());
    await chosen(true);
    called();
    await later(12 * MINUTE);
    expect(sent).toHaveLength(1);
    const take = vi.spyOn(keys, 'take').mockRejectedValueOnce(new Error('it died'));
    called();
    await later(7 * HOUR);
    expect([sent.length, take.mock.calls.length]).toEqual([2, 1]);
    take.mockRestore();
    called();
    await later(7 * HOUR);
    await later(MINUTE);
    expect(sent).toHaveLength(3);
  });

  it('C24 goes though the clocks of nodes differ: by the order of each log, and ten minutes after it was heard at the latest', async () => {
    await chosen(true);
    called(72 * HOUR);
    await later(MINUTE);
    await later(12 * MINUTE);
    expect(sent).toHaveLength(1);
    called(-HOUR);
    called(-HOUR, 'another');
    for (const _ of ['told of', 'told of no more']) {
      await later(7 * HOUR);
      expect(sent).toHaveLength(2);
    }
  });

  it('C24 is kept back for six hours at the most where the clock was set back, and goes once', async () => {
    await chosen(true);
    called();
    await later(12 * MINUTE);
    clock.step(-30 * 24 * HOUR);
    called();
    await later(5 * HOUR);
    expect(sent).toHaveLength(1);
    await later(7 * HOUR);
    expect(sent).toHaveLength(2);
    clock.step(30 * 24 * HOUR);
    await later(7 * HOUR);
    expect(sent).toHaveLength(2);
  });

  it('C24 does not go again for what a server of before has told of', async () => {
    const key = createHash('sha256')
      .update(`${seat} ${forum.tenure(seat)}`)
      .digest('base64url');
    await chosen(true);
    called();
    called(0, 'another');
    await keys.put('called', key, JSON.stringify({ upTo: clock.now(), notBefore: 0, tries: 0 }));
    await later(12 * MINUTE);
    expect(sent).toHaveLength(0);
    called();
    await later(12 * MINUTE);
    await later(7 * HOUR);
    expect(sent).toHaveLength(1);
  });

  it('C24 is tried again with growing pauses where it failed, eight times, and not where it was refused for good', async () => {
    await chosen(true);
    ends = 'failed';
    called();
    for (let times = 0; times < 20; times += 1) await later(6 * HOUR);
    expect(sent).toHaveLength(8);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    ends = 'refused';
    called();
    for (let times = 0; times < 20; times += 1) await later(6 * HOUR);
    expect(sent).toHaveLength(9);
  });
});

describe('whoever is called upon', () => {
  let smtp: MailServer;
  let stage: CommentsStage;
  beforeEach(async () => {
    smtp = await startMailServer();
    stage = await commentsStage(undefined, { mail: mailBy(smtp) });
  });
  afterEach(async () => {
    await stage.close();
    await smtp.close();
  });

  const PEOPLE = [STATE, COLLEAGUE, OTHER_STATE, CHAIR, SECRETARIAT, COMPANY, seatOf('follower')];
  const addressOf = (seat: string): string => `${seat}@mail.example`;
  const wishes = async (seat: string): Promise<void> => {
    const { forum } = stage.app.tools;
    const { functions = [], remote = false } = forum.state.seats.get(seat) ?? {};
    const command = { do: 'change-seat', seat, functions, remote } as const;
    const changed = await forum.act(SERVER, { command, person: null, contact: addressOf(seat) });
    expect(changed.ok).toBe(true);
    expect((await stage.forum(await stage.cookie(seat), { do: 'choose-call-mail', on: true })).status).toBe(200);
  };
  const ENTITIES = { [OWN_STATE]: [STATE, COLLEAGUE], bru: [OTHER_STATE] };
  const BETWEEN: readonly (readonly [by: string, audience: AskedAudience, mentions: readonly string[], to: readonly string[]])[] = [
    [STATE, DELEGATION, [OWN_STATE], []],
    [STATE, GROUP, ['bru'], ENTITIES.bru],
    [OTHER_STATE, STATES, [OWN_STATE], ENTITIES[OWN_STATE]],
    [CHAIR, SEATS, ['e-sector-member', 'secretariat'], [COMPANY, SECRETARIAT]],
  ];

  it('C22, C23 and C5 gets a mail where it reads the message, and nobody else, and no mail, log or list says more', async () => {
    // each round begins so, and nothing else does while nobody acts
    const rounds = vi.spyOn(stage.app.tools.forum, 'toHead');
    for (const seat of PEOPLE) await wishes(seat);
    const before = stage.app.tools.forum.state.seq;
    let secret = 0;
    for (const [by, audience, mentions, to] of BETWEEN) {
      smtp.mails.length = 0;
      secret += 1;
      const thread = await stage.opens(by, audience, `secret-${secret}`, { mentions });
      // whoever comes to the delegation after it was said does not read it
      const late = `s-late-${secret}`;
      await stage.asks('server', { do: 'open-seat', seat: late, entity: mentions[0] ?? '', functions: [], remote: false });
      await wishes(late);
      const mails = () => smtp.mails.filter((mail) => wordsOf(mail).includes('calls upon your delegation'));
      const got = (): readonly string[] => mails().flatMap((mail) => mail.to);
      stage.clock.advance(9 * MINUTE);
      let since: number | null = null;
      await until(`the mails of ${secret} have come, and two rounds more are over`, () => {
        stage.clock.advance(MINUTE);
        if (got().length >= to.length) since ??= rounds.mock.calls.length;
        return since !== null && rounds.mock.calls.length - since > 3;
      });
      expect([secret, [...got()].sort()]).toEqual([secret, to.map(addressOf).sort()]);
      for (const mail of smtp.mails) {
        const all = `${headOf(mail).join('\n')}\n${wordsOf(mail)}`;
        expect(all).not.toMatch(/secret-/);
        expect(all).not.toContain(thread);
      }
      for (const mail of mails()) {
        const all = `${headOf(mail).join('\n')}\n${wordsOf(mail)}`;
        expect(all).not.toContain(stage.opinion);
        expect(all).not.toMatch(/Draft Opinion|Fostering|prices/);
      }
      await stage.asks('server', { do: 'close-seat', seat: late });
      stage.clock.advance(7 * HOUR);
    }
    const said = await stage.app.tools.forum.entries(before, 500);
    expect(said.map(({ entry }) => entry.fact.type).filter((type) => !/^(seat|call-mail|notice)\./.test(type))).toEqual([]);
    // a sitting was opened, of which the forum tells all open seats
    const notices = [...stage.app.tools.forum.state.notices.values()].map(({ about }) => about.kind);
    expect(new Set(notices)).toEqual(new Set(['sitting']));
    expect(stage.logged.filter((line) => /secret-|mail for comments/.test(line))).toEqual([]);
  });

  it('C22 a seat asks whether it has chosen it, and whether a mail would reach it', async () => {
    const cookie = await stage.cookie(COMPANY);
    const asked = async () => (await stage.as(cookie, 'get', '/api/me/mail')).body;
    expect(await asked()).toEqual({ calls: false, sends: true, address: false });
    await wishes(COMPANY);
    expect(await asked()).toEqual({ calls: true, sends: true, address: true });
    expect((await stage.as(await stage.cookie(CHAIR), 'get', '/api/me/mail')).body).toMatchObject({ calls: false });
    await stage.forum(cookie, { do: 'choose-call-mail', on: false });
    expect(await asked()).toMatchObject({ calls: false });
  });
});
