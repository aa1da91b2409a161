/** Two servers on one store, each with its own postman: what is due becomes one notice, and each mail goes out once. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Invitations } from '../../server/auth/invitations.ts';
import { MemoryKeys } from '../../server/auth/memory-keys.ts';
import { Forum } from '../../server/forum/forum.ts';
import { createForum, plainFounding } from '../../server/forum/founding.ts';
import type { Log } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { RedisLog } from '../../server/log/redis.ts';
import { createLogger } from '../../server/logger.ts';
import { createMailer, type Mailer } from '../../server/mail/mailer.ts';
import { Postman } from '../../server/mail/postman.ts';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import { type ManualClock, manualClock } from '../support/clock.ts';
import { mailBy } from '../support/mailed.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { type MailServer, startMailServer } from '../support/smtp.ts';
import { until } from '../support/until.ts';
import { DAY } from './world.ts';

const MINUTE = 60_000;
const SEATS = Array.from({ length: 12 }, (_, at) => `s-${at}`);
const everySeat = SEATS.map((seat) => `${seat}@arlen.example`).sort();

interface Node {
  readonly forum: Forum;
  close(): Promise<void>;
}

let redis: RedisServer;
let database = 0;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

let smtp: MailServer;
let clock: ManualClock;
let nodes: Node[];
beforeEach(async () => {
  smtp = await startMailServer();
  clock = manualClock();
  nodes = [];
});
afterEach(async () => {
  for (const node of nodes) await node.close();
  await smtp.close();
});

/** `opens`: the log as one node has it open. */
async function startNode(opens: () => Promise<Log>, mailer: Mailer = createMailer(mailBy(smtp))): Promise<Node> {
  const [log, logger] = [await opens(), createLogger('silent')];
  const forum = await Forum.open({ log, clock, logger, mails: true });
  await createForum(forum, plainFounding('Test Forum'));
  const postman = new Postman({
    ...{ forum, clock, logger, mailer, calendar: () => '' },
    invitations: new Invitations(new MemoryKeys(), clock),
    facts: {
      origin: 'https://forum.example',
      numberOf: async (id) => id,
      callRuns: async () => true,
      changedSince: async () => [],
    },
  });
  const node: Node = {
    forum,
    close: async () => {
      await postman.close();
      await forum.close();
      await log.close();
    },
  };
  nodes.push(node);
  return node;
}

/** Seats with an address each, and a deadline ten days ahead; then `other` knows of it too. */
async function prepared({ forum }: Node, other: Node): Promise<void> {
  const act = (command: ForumCommand, more: object = {}) => forum.act(SERVER, { command, person: null, ...more });
  await act({ do: 'admit-entity', id: 'arl', code: 'ARL', names: { en: 'Arlen' }, capacity: 'member-state' });
  for (const seat of SEATS)
    await act({ do: 'open-seat', seat, entity: 'arl', functions: [], remote: false }, { contact: `${seat}@arlen.example` });
  const at = clock.now() + 10 * DAY;
  await act({ do: 'set-deadline', deadline: 'd-1', kind: 'drafts', names: { en: 'Drafts are due' }, at, meeting: null, decision: null });
  await until('the other node knows of it', () => other.forum.atHead());
}

/** As this node sees it: of each seat with an address, how its delivery stands. */
const deliveries = ({ forum }: Node): readonly string[] => {
  const notice = [...forum.state.notices.values()].at(-1);
  return SEATS.map((seat) => notice?.deliveries.get(seat)?.state ?? 'none');
};
/** Once this node knows that so many mails were accepted. */
const sentBy = (node: Node, count = SEATS.length) =>
  until(`${count} mails were accepted`, async () => {
    clock.advance(0);
    await node.forum.atHead();
    return deliveries(node).filter((state) => state === 'accepted').length === count;
  });
const addresses = (): readonly string[] => smtp.mails.flatMap(({ to }) => to).sort();

const STORES: readonly (readonly [string, () => () => Promise<Log>])[] = [
  [
    'one log in memory, of which nobody tells the other node',
    () => {
      const log = new MemoryLog();
      return () => Promise.resolve(log);
    },
  ],
  [
    'Redis',
    () => {
      const url = `${redis.url}/${database++}`;
      return () => RedisLog.open(url);
    },
  ],
];

describe.each(STORES)('two nodes on %s', (_, store) => {
  it('F10.8 F10.3 write one notice that is due, and send each mail once', async () => {
    const opens = store();
    const [here, there] = [await startNode(opens), await startNode(opens)];
    await prepared(here, there);
    clock.advance(3 * DAY);
    await Promise.all([sentBy(here), sentBy(there)]);
    clock.advance(DAY);
    for (const { forum } of nodes) expect([...forum.state.notices.values()].map(({ about }) => about.kind)).toEqual(['deadline-near']);
    expect(addresses()).toEqual(everySeat);
  });

  it('F10.3 send once what a node took and died over, after ten minutes', async () => {
    const opens = store();
    let taken = 0;
    const dies: Mailer = {
      send: () => {
        taken += 1;
        return new Promise(() => {});
      },
    };
    const dying = await startNode(opens, dies);
    await prepared(dying, dying);
    clock.advance(3 * DAY);
    await until('the dying node has taken the deliveries', () => {
      clock.advance(0);
      return taken === 1;
    });
    // its postman never comes back from the mail server
    nodes = [];
    const other = await startNode(opens);
    await until('the other node knows of it', () => other.forum.atHead());
    expect([addresses(), deliveries(other)]).toEqual([[], SEATS.map(() => 'trying')]);
    await dying.forum.close();
    clock.advance(9 * MINUTE);
    await other.forum.atHead();
    expect(addresses()).toEqual([]);
    clock.advance(MINUTE);
    await sentBy(other);
    clock.advance(DAY);
    expect([addresses(), taken]).toEqual([everySeat, 1]);
  });

  it('F10.11 go on at once with what a node had taken and not tried when it stopped', async () => {
    const opens = store();
    const real = createMailer(mailBy(smtp));
    const held: (() => void)[] = [];
    const slow: Mailer = {
      send: async (mail) => {
        await new Promise<void>((resolve) => held.push(resolve));
        return real.send(mail);
      },
    };
    const stopping = await startNode(opens, slow);
    await prepared(stopping, stopping);
    clock.advance(3 * DAY);
    await until('it has begun with the first', () => {
      clock.advance(0);
      return held.length === 1;
    });
    nodes = [];
    const stopped = stopping.close();
    held[0]?.();
    await stopped;
    expect(addresses()).toHaveLength(1);
    const other = await startNode(opens);
    await sentBy(other);
    expect(addresses()).toEqual(everySeat);
  });
});
