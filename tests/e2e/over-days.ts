/**
 * A forum that lasts for days: the whole server and its mail in the process of the test, because its clock is moved on there, with the pages
 * as they were built. Three Member States with focal points, a chair, and a meeting that is held in public with one opinion on its table.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createApp } from '../../server/app.ts';
import { MemoryKeys } from '../../server/auth/memory-keys.ts';
import { readConfig } from '../../server/config.ts';
import { MemoryFiles } from '../../server/files/memory-files.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { createLogger } from '../../server/logger.ts';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import { IEG_1, POLICY } from '../forum/world.ts';
import { type MovedClock, movedClock } from '../support/clock.ts';
import { HttpClient } from '../support/http-client.ts';
import { mailBy } from '../support/mailed.ts';
import { freePort } from '../support/port.ts';
import { type MailServer, startMailServer } from '../support/smtp.ts';

const STATES = { arl: 'Arlen', bru: 'Bruma', cor: 'Cordova' } as const;
export const MEETING = IEG_1.meeting;

export interface OverDays {
  readonly origin: string;
  readonly clock: MovedClock;
  readonly smtp: MailServer;
  readonly opinion: string;
  /** Signs in to a seat: the secretariat's, `s-chair`, or `s-` and the id of a State. */
  signIn(seat: string): Promise<HttpClient>;
  close(): Promise<void>;
}

export async function forumOverDays(text: string): Promise<OverDays> {
  const smtp = await startMailServer();
  const port = await freePort();
  const read = readConfig({ NEMCON_STORE: 'memory:', NEMCON_PORT: String(port), NEMCON_LOG_LEVEL: 'error' });
  if (!read.ok) throw new Error(read.reason);
  const [origin] = read.value.origins;
  const clock = movedClock();
  const app = await createApp({
    config: { ...read.value, mail: mailBy(smtp) },
    ...{ log: new MemoryLog(), keys: new MemoryKeys(), files: new MemoryFiles(), clock, logger: createLogger('error') },
    clientDir: join(import.meta.dirname, '../../dist/client/'),
  });
  app.httpServer.listen(port, '127.0.0.1');
  await once(app.httpServer, 'listening');
  const { forum, sessions } = app.tools;
  const ask = async (command: ForumCommand, person: string | null = null, contact?: string): Promise<void> => {
    const done = await forum.act(SERVER, { command, person, ...(contact !== undefined && { contact }) });
    if (!done.ok) throw new Error(`${command.do}: ${done.reason.code}`);
  };
  const seat = { do: 'open-seat', remote: false } as const;
  for (const [id, name] of Object.entries(STATES)) {
    await ask({ do: 'admit-entity', id, code: id.toUpperCase(), names: { en: name }, capacity: 'member-state' });
    await ask({ ...seat, seat: `s-${id}`, entity: id, functions: ['focal-point'] }, `Focal Point of ${name}`, `${id}@states.example`);
  }
  await ask({ ...seat, seat: 's-chair', entity: 'chair', functions: [] }, 'M. Tarrow');
  await ask({ do: 'plan-meeting', ...IEG_1 });
  const signIn = async (id: string): Promise<HttpClient> => {
    const tenure = forum.tenure(id);
    const { secret } = await sessions.start({ kind: 'browser', seat: id, tenure, person: `Who sits in ${id}`, label: 'a browser' });
    return new HttpClient(origin, `nemcon=${secret}`);
  };
  const [office, chair] = await Promise.all([signIn(OFFICE_SEAT), signIn('s-chair')]);
  const made = await office.post<{ readonly id: string }>('/api/opinions', {
    ...{ number: '9', language: 'en', venue: 'ieg', phase: 'drafting', sponsor: 'arl', source: null, meeting: null, text },
  });
  const opinion = made.body.id;
  await office.post(`/api/meetings/${MEETING}/opinions`, { uuid: randomUUID(), opinion });
  await chair.forum({ do: 'set-meeting-policy', meeting: MEETING, policy: { ...POLICY, access: 'public' } });
  await chair.forum({ do: 'open-sitting', meeting: MEETING });
  await chair.forum({ do: 'set-agenda', meeting: MEETING, items: [{ item: 'sites', title: 'Rural sites', opinions: [opinion] }] });
  await chair.forum({ do: 'take-item', meeting: MEETING, at: { item: 'sites', opinion } });
  const close = async (): Promise<void> => {
    await app.close();
    await smtp.close();
  };
  return { origin, clock, smtp, opinion, signIn, close };
}
