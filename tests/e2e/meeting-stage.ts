/** One opinion on the table of a meeting that is held in public, with an item of the agenda for it: where the stories of a meeting are played. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { AgendaItem } from '../../shared/forum/floor.ts';
import type { MeetingPolicy } from '../../shared/forum/meeting.ts';
import { POLICY } from '../forum/world.ts';
import { HttpClient } from '../support/http-client.ts';

export const MEETING = 'ieg-2';
/** As long as a person takes to look at the clock. */
const CALL_SECONDS = 3;

const PUBLIC: MeetingPolicy = {
  ...POLICY,
  minCallSeconds: CALL_SECONDS,
  undoSeconds: CALL_SECONDS,
  adoptionSeconds: CALL_SECONDS,
  access: 'public',
};

export const TEXT = `DRAFT OPINION 9

KEEPING RURAL SITES IN SERVICE

The Forum,

considering

a) that most sites fall silent within hours;

b) that power from the sun lasts longer,

is of the view

1 that autonomy is a measure of resilience;

2 that sites are to be shared.`;

export interface Stage {
  readonly opinion: string;
  readonly office: HttpClient;
  readonly chairing: HttpClient;
}

export async function setStage(origin: string): Promise<Stage> {
  const [office, chairing] = await Promise.all([HttpClient.stepIn(origin, 'secretariat'), HttpClient.stepIn(origin, 'chair')]);
  const made = await office.post<{ readonly id: string }>('/api/opinions', {
    ...{ number: '9', language: 'en', venue: 'ieg', phase: 'drafting', sponsor: 'secretariat', source: null, meeting: null },
    text: TEXT,
  });
  const opinion = made.body.id;
  expect((await chairing.forum({ do: 'set-meeting-policy', meeting: MEETING, policy: PUBLIC })).status).toBe(200);
  await office.post(`/api/meetings/${MEETING}/opinions`, { uuid: randomUUID(), opinion });
  const items: readonly AgendaItem[] = [{ item: 'sites', title: 'Rural sites', opinions: [opinion] }];
  expect((await office.forum({ do: 'set-agenda', meeting: MEETING, items })).status).toBe(200);
  return { opinion, office, chairing };
}

/** As if each came back from another tab: news of the forum are asked for at once. */
export async function looksAgain(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}
