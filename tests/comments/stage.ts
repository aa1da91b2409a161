/** The whole server with delegations of several seats and a group, and what is said beside its opinion. */
import { randomUUID } from 'node:crypto';
import type { Config } from '../../server/config.ts';
import type { Log } from '../../server/log/log.ts';
import type { AskedAudience } from '../../shared/comments/audience.ts';
import type { ThreadList } from '../../shared/wire/comments.ts';
import { OTHER_STATE, type SessionStage, sessionStage } from '../forum/session.ts';
import { seatOf } from '../http/stage.ts';

export { CHAIR, OTHER_STATE, STATE } from '../forum/session.ts';
export const OWN_STATE = 'e-member-state';
export const COLLEAGUE = 's-colleague';
export const COMPANY = seatOf('sector-member');
export const SECRETARIAT = seatOf('secretariat');

interface Command {
  readonly do: string;
  readonly [member: string]: unknown;
}

interface Answered {
  readonly status: number;
  readonly body: { readonly code?: string; readonly position?: number };
}

export interface CommentsStage extends SessionStage {
  /** Of a seat, once and for all; made anew for who takes it over. */
  cookie(seat: string): Promise<string>;
  asksBeside(seat: string, audience: AskedAudience, command: Command, uuid?: string, on?: string): Promise<Answered>;
  /** Opens a thread on the first item; its id. Throws where it is refused. */
  opens(seat: string, audience: AskedAudience, text: string, more?: object): Promise<string>;
  replies(seat: string, audience: AskedAudience, thread: string, text: string, more?: object): Promise<string>;
  /** `word`: of the query; that of pages of an earlier build is `after`. */
  threads(seat: string, mark?: string, word?: 'since' | 'after'): Promise<ThreadList>;
  /** All that this seat reads, as it came. */
  reads(seat: string): Promise<string>;
}

export async function commentsStage(log?: Log, changes: Partial<Config> = {}): Promise<CommentsStage> {
  const stage = await sessionStage(log, changes);
  const { forum } = stage.app.tools;
  if (!forum.state.groups.has('g1')) {
    await stage.asks('server', { do: 'open-seat', seat: COLLEAGUE, entity: OWN_STATE, functions: [], remote: false });
    await stage.asks('server', { do: 'form-group', group: 'g1', code: 'G1', names: { en: 'Group' }, members: [OWN_STATE, 'bru'] });
    await stage.asks('server', { do: 'change-seat', seat: OTHER_STATE, functions: ['head'], remote: false });
  }
  const cookies = new Map<string, string>();
  const cookie = async (seat: string): Promise<string> => {
    const key = `${seat} ${forum.tenure(seat)}`;
    const found = cookies.get(key) ?? (await stage.signIn(seat));
    cookies.set(key, found);
    return found;
  };
  const here: CommentsStage = {
    ...stage,
    cookie,
    async asksBeside(seat, audience, command, uuid = randomUUID(), on = stage.opinion) {
      const { status, body } = await stage
        .as(await cookie(seat), 'post', `/api/opinions/${on}/threads/commands`)
        .send({ uuid, audience, command });
      return { status, body };
    },
    async opens(seat, audience, text, more = {}) {
      const { block, hash } = await stage.paragraph();
      const uuid = randomUUID();
      const anchor = { on: 'paragraph', block, hash, range: null, quote: null };
      const { status, body } = await here.asksBeside(seat, audience, { do: 'open-thread', anchor, text, mentions: [], ...more }, uuid);
      if (status !== 200) throw new Error(`open-thread: ${body.code}`);
      return uuid;
    },
    async replies(seat, audience, thread, text, more = {}) {
      const uuid = randomUUID();
      const command = { do: 'add-message', thread, text, corrects: null, mentions: [], ...more };
      const { status, body } = await here.asksBeside(seat, audience, command, uuid);
      if (status !== 200) throw new Error(`add-message: ${body.code}`);
      return uuid;
    },
    async threads(seat, mark, word = 'since') {
      const query = mark === undefined ? '' : `?${word}=${encodeURIComponent(mark)}`;
      const { status, body } = await stage.as(await cookie(seat), 'get', `/api/opinions/${stage.opinion}/threads${query}`);
      if (status !== 200) throw new Error(`threads: ${status}`);
      return body;
    },
    reads: async (seat) => JSON.stringify(await here.threads(seat)),
  };
  return here;
}

export const DELEGATION: AskedAudience = { of: 'delegation' };
export const GROUP: AskedAudience = { of: 'group', group: 'g1' };
export const STATES: AskedAudience = { of: 'member-states' };
export const SEATS: AskedAudience = { of: 'seats' };
