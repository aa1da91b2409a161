/** A circular letter of the demo: what was asked, and what three of five States have replied so far. */
import { circularId } from '../../shared/forum/circular.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import type { Playing } from './docket.ts';
import { DAY, HOUR } from './play.ts';

const NUMBER = 'CL-26/14';
const CIRCULAR = circularId(NUMBER);

/** `clock` stands before the letter was sent. */
export async function sendCircular({ act, clock, end }: Playing): Promise<void> {
  clock.moveTo(end - 11 * DAY);
  const sentAt = clock.now();
  await act(
    OFFICE_SEAT,
    {
      do: 'issue-circular',
      number: NUMBER,
      title: 'Place and dates of the fourth meeting of the experts',
      language: 'en',
      sentAt,
      deadline: end + 10 * DAY,
    },
    'Member States are asked whether they agree that the fourth meeting be held in Geneva, back to back with the Council working groups.',
  );
}

export async function replyToCircular({ act, clock, end }: Playing): Promise<void> {
  const reply = (entity: string, receivedAt: number | null) =>
    ({ do: 'reply-to-circular', circular: CIRCULAR, entity, receivedAt }) as const;
  clock.moveTo(end - 2 * DAY);
  await act('arl-head', reply('arl', null), 'Arlen agrees.');
  await act(OFFICE_SEAT, reply('cor', end - 3 * DAY), 'Córdova está de acuerdo con Ginebra, y prefiere la segunda semana.');
  clock.moveTo(end - 3 * HOUR);
  await act('esm-head', reply('esm', null), 'توافق إسمار على المكان والموعد.');
}
