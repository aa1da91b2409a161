/** A forum in session whose meeting is held in public or not, and those who follow. */
import type { Limits } from '../../server/limits.ts';
import type { Change } from '../../shared/page/edition.ts';
import { type SessionStage, sessionStage } from '../forum/session.ts';
import { IEG_1, POLICY } from '../forum/world.ts';
import { seatOf } from '../http/stage.ts';
import { EventStream } from '../support/event-stream.ts';
import { type HttpAnswer, http } from '../support/http.ts';
import { portOf } from '../support/port.ts';

export interface LiveStage extends SessionStage {
  /** Lets everybody follow the meeting, or only those who have a seat. */
  open(access: 'public' | 'members', publicNames?: boolean): Promise<void>;
  page(path: string, seat: string | null, headers?: Readonly<Record<string, string>>): Promise<HttpAnswer>;
  /** Closed with the stage. */
  follow(path: string, seat: string | null, headers?: Readonly<Record<string, string>>): Promise<EventStream>;
}

export const MEETING = IEG_1.meeting;

export async function liveStage(limits?: Limits): Promise<LiveStage> {
  const stage = await sessionStage(undefined, {}, limits);
  await stage.asks(seatOf('chair'), { do: 'take-up', meeting: MEETING, opinion: stage.opinion });
  const streams: EventStream[] = [];
  const at = (path: string): string => `http://127.0.0.1:${portOf(stage.app.httpServer)}${path}`;
  const cookie = async (seat: string | null): Promise<Record<string, string>> =>
    seat === null ? {} : { cookie: await stage.signIn(seat) };
  return {
    ...stage,
    open: (access, publicNames = false) =>
      stage.asks(seatOf('chair'), { do: 'set-meeting-policy', meeting: MEETING, policy: { ...POLICY, access, publicNames } }),
    page: async (path, seat, headers = {}) => http(at(path), { headers: { accept: 'text/html', ...headers, ...(await cookie(seat)) } }),
    async follow(path, seat, headers = {}) {
      const stream = new EventStream(at(path), { ...headers, ...(await cookie(seat)) });
      streams.push(stream);
      await stream.opened;
      return stream;
    },
    async close() {
      for (const stream of streams) stream.close();
      await stage.close();
    },
  };
}

export const changeOf = ({ data }: { readonly data: string }): Change => JSON.parse(data);
