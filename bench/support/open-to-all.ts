import { randomUUID } from 'node:crypto';
import { POLICY } from '../../tests/forum/world.ts';
import { HttpClient } from '../../tests/support/http-client.ts';

/** The meeting on whose table the opinion lies then is held in public: its followers need no seat. Returns that meeting. */
export async function openToAll(origin: string, opinion: string): Promise<string> {
  const chair = await HttpClient.stepIn(origin, 'chair');
  const { body } = await chair.get<{ readonly meetings: readonly { readonly meeting: string; readonly kind: string }[] }>('/api/forum');
  const meeting = body.meetings.find(({ kind }) => kind !== 'event')?.meeting ?? '';
  const taken = await chair.post(`/api/meetings/${meeting}/opinions`, { uuid: randomUUID(), opinion });
  const policy = { ...POLICY, access: 'public' };
  const command = { do: 'set-meeting-policy', meeting, policy };
  const set = await chair.post('/api/forum/commands', { uuid: randomUUID(), command });
  if (taken.status !== 200 || set.status !== 200) throw new Error(`the meeting is not open to all: ${taken.status}, ${set.status}`);
  return meeting;
}
