// @vitest-environment happy-dom
/** What is kept on the device is sent from any page, by whoever raised it and by nobody else. */
import { afterEach, expect, it } from 'vitest';
import { KeptActs } from '../../../client/sync/kept-acts.ts';
import { Outbox } from '../../../client/sync/outbox.ts';
import { manualClock } from '../../support/clock.ts';
import { settle } from '../support/fake-server.ts';
import { id } from '../support/ids.ts';

afterEach(() => localStorage.clear());

function keep(opinion: string, uuid: string, seat = 'seat-1', person = 'A. Delegate'): void {
  const command = { do: 'raise-objection', block: id(1), hash: 'h', reason: uuid } as const;
  new KeptActs(localStorage, opinion, seat, person).add({ uuid, v: 1, seen: { seq: 3 }, command }, Number(uuid));
}

function open(answers: readonly (number | 'lost')[], here: string | null = null) {
  const clock = manualClock();
  const sent: string[] = [];
  const left = [...answers];
  const fetch = async (path: string | URL | Request, init?: RequestInit): Promise<Response> => {
    sent.push(`${String(path)} ${JSON.parse(String(init?.body)).uuid}`);
    const answer = left.shift() ?? 'lost';
    if (answer === 'lost') throw new TypeError('network');
    const body = answer === 409 ? { code: 'opinion-adopted' } : { seq: 9, act: null };
    return new Response(JSON.stringify(body), { status: answer });
  };
  const outbox = new Outbox({ storage: localStorage, seat: 'seat-1', person: 'A. Delegate', here, fetch, clock });
  return { outbox, sent, clock };
}

it('N5 sends what was kept on every opinion but the one that is open, for this seat and person alone', async () => {
  keep('sites', '1');
  keep('cables', '2');
  keep('here', '3');
  keep('sites', '4', 'seat-2');
  keep('cables', '5', 'seat-1x');
  const { outbox, sent } = open([200, 200], 'here');
  expect(outbox.getSnapshot().map(({ opinion, envelope }) => [opinion, envelope.uuid])).toEqual([
    ['sites', '1'],
    ['cables', '2'],
  ]);
  await settle();
  expect(sent.sort()).toEqual(['/api/opinions/cables/commands 2', '/api/opinions/sites/commands 1']);
  expect(outbox.getSnapshot()).toEqual([]);
  expect(localStorage).toHaveLength(3);
});

it('N5 asks again until there is an answer, and shows a refusal until it was read', async () => {
  keep('sites', '1');
  const { outbox, sent, clock } = open(['lost', 409]);
  await settle();
  expect(outbox.getSnapshot()).toMatchObject([{ no: null }]);
  await outbox.sendKept();
  expect(sent).toHaveLength(2);
  const [refused] = outbox.getSnapshot();
  expect(refused).toMatchObject({ opinion: 'sites', no: { why: 'refused', refusal: { code: 'opinion-adopted' } } });
  expect(clock.waiting()).toBe(0);
  if (refused !== undefined) outbox.dismiss(refused);
  expect([outbox.getSnapshot(), localStorage.length]).toEqual([[], 0]);
});

it('N5 sends nothing any more once it is closed, whatever was under way', async () => {
  keep('sites', '1');
  keep('sites', '2');
  const { outbox, sent, clock } = open(['lost', 200]);
  outbox.close();
  await settle();
  expect([sent.length, clock.waiting()]).toEqual([1, 0]);
});
