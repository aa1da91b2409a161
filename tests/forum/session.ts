/** A forum with two Member States and everybody else, a sitting, an opinion, and the way into a restricted session and out of it. */
import { randomUUID } from 'node:crypto';
import type { Config } from '../../server/config.ts';
import type { Limits } from '../../server/limits.ts';
import type { Log } from '../../server/log/log.ts';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { restrictedId } from '../../shared/forum/restricted.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { ORIGIN, type Stage, seatOf, startStage } from '../http/stage.ts';
import { CollabClient } from '../support/collab-client.ts';
import { portOf } from '../support/port.ts';
import { IEG_1 } from './world.ts';

export const STATE = seatOf('member-state');
export const OTHER_STATE = 's-bru';
export const CHAIR = seatOf('chair');

export interface SessionStage extends Stage {
  readonly opinion: string;
  /** Asks the forum from a seat; throws where it refuses. */
  asks(seat: string, command: ForumCommand): Promise<void>;
  /** Moved, called and carried; the id of the document in which it goes on. */
  begin(): Promise<string>;
  end(): Promise<void>;
  command(seat: string, id: string, command: Command): Promise<{ readonly status: number; readonly body: { code?: string; seq?: number } }>;
  /** The same to the opinion; throws where it is refused. */
  acts(seat: string, command: Command): Promise<number>;
  register(seat: string, id: string): Promise<Register>;
  /** A paragraph of the opinion, as it reads; the first item where none is named. */
  paragraph(label?: string): Promise<{ readonly block: string; readonly hash: string | null }>;
  connect(seat: string, id: string): Promise<CollabClient>;
  settled(): Promise<void>;
}

/** Open sockets are closed with the stage. */
export async function sessionStage(log?: Log, changes: Partial<Config> = {}, limits?: Limits): Promise<SessionStage> {
  const stage = await startStage({ actsPerMinute: 100_000, ...changes }, log, limits);
  const { forum, restricted } = stage.app.tools;
  const clients: CollabClient[] = [];
  const cookies = new Map<string, string>();
  const cookieOf = async (seat: string): Promise<string> => {
    const cookie = cookies.get(seat) ?? (await stage.signIn(seat));
    cookies.set(seat, cookie);
    return cookie;
  };
  const ask = async (seat: string, command: ForumCommand): Promise<void> => {
    const actor = seat === SERVER.seat ? SERVER : forum.actor(seat);
    if (actor === null) throw new Error(`nobody sits in ${seat}`);
    const done = await forum.act(actor, { command, person: null });
    if (!done.ok) throw new Error(`${command.do}: ${done.reason.code}`);
  };
  const isNew = forum.state.meetings.size === 0;
  if (isNew) {
    for (const command of [
      { do: 'admit-entity', id: 'bru', code: 'BRU', names: { en: 'Bruma' }, capacity: 'member-state' },
      { do: 'open-seat', seat: OTHER_STATE, entity: 'bru', functions: [], remote: false },
      { do: 'open-seat', seat: 'chair-2', entity: 'chair', functions: ['deputy-chair'], remote: false },
      { do: 'plan-meeting', ...IEG_1 },
    ] as const)
      await ask(SERVER.seat, command);
    await ask(CHAIR, { do: 'open-sitting', meeting: 'ieg-1' });
  }
  const opinion = isNew ? await stage.createOpinion() : ((await stage.app.tools.rooms.ids())[0] ?? '');
  const settled = (): Promise<void> => restricted.settled();
  const here: SessionStage = {
    ...stage,
    opinion,
    asks: ask,
    settled,
    async begin() {
      const state = forum.actor(STATE);
      if (state === null) throw new Error('no State');
      const moved = await forum.act(state, { command: { do: 'move-restricted', meeting: 'ieg-1', opinions: [opinion] }, person: null });
      if (!moved.ok || moved.value.act.type !== 'restricted.moved') throw new Error('not moved');
      const { session } = moved.value.act;
      await ask(CHAIR, { do: 'open-roll', session });
      for (const seat of [STATE, OTHER_STATE]) await ask(seat, { do: 'answer-roll', session, answer: 'yes' });
      await ask(CHAIR, { do: 'close-roll', session });
      await settled();
      return restrictedId(session, opinion);
    },
    async end() {
      const running = [...forum.state.restricted.sessions.values()].find(({ state }) => state === 'running');
      await ask(CHAIR, { do: 'end-restricted', session: running?.session ?? '' });
      await settled();
    },
    async command(seat, id, command) {
      const actor = forum.actor(seat);
      // as a page that is in step, whichever way it writes the address
      const room = actor && (await stage.app.tools.rooms.enter(decodeURIComponent(id), actor));
      const seq = (await room?.look(({ state }) => state.seq)) ?? 0;
      const { status, body } = await stage
        .as(await cookieOf(seat), 'post', `/api/opinions/${id}/commands`)
        .send({ uuid: randomUUID(), v: 1, seen: { seq }, command });
      return { status, body };
    },
    async register(seat, id) {
      const { status, body } = await stage.as(await cookieOf(seat), 'get', `/api/opinions/${id}/register`);
      if (status !== 200) throw new Error(`register ${id}: ${status}`);
      return body;
    },
    async acts(seat, command) {
      const { status, body } = await here.command(seat, opinion, command);
      if (status !== 200) throw new Error(`${command.do}: ${body.code}`);
      return body.seq ?? 0;
    },
    async paragraph(label = 'a)') {
      const { paragraphs } = await here.register(STATE, opinion);
      const found = paragraphs.find((one) => one.label === label);
      return { block: found?.id ?? '', hash: found?.hash ?? null };
    },
    async connect(seat, id) {
      const headers = { cookie: await cookieOf(seat), origin: ORIGIN };
      const client = new CollabClient({ url: `http://127.0.0.1:${portOf(stage.app.httpServer)}`, opinion: id, headers });
      clients.push(client);
      return client;
    },
    async close() {
      for (const client of clients) client.close();
      await stage.close();
    },
  };
  return here;
}
