// @vitest-environment happy-dom
/** What is kept on the device is sent from any page, by whoever raised it and by nobody else. */
import { afterEach, expect, it } from 'vitest';
import { KeptActs } from '../../../client/sync/kept-acts.ts';
import { Outbox } from '../../../client/sync/outbox.ts';
import type { Saying } from '../../../client/sync/said.ts';
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
  const say = async (opinion: string, { uuid }: Saying) => {
    sent.push(`${opinion} says ${uuid}`);
    const answer = left.shift() ?? 'lost';
    return answer === 'lost' ? null : answer === 200 ? ('said' as const) : { status: answer, code: 'opinion-over' };
  };
  const outbox = new Outbox({ storage: localStorage, seat: 'seat-1', person: 'A. Delegate', here, fetch, say, clock });
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

/** As a page leaves it that was closed before an answer came. */
function said(opinion: string, uuid: string, seat = 'seat-1', person = 'A. Delegate'): void {
  const envelope: Saying = { uuid, audience: { of: 'seats' }, command: { do: 'resolve-thread', thread: uuid } };
  const name = `nemcon.said.${opinion}.${seat}.${encodeURIComponent(person)}.${uuid}`;
  localStorage.setItem(name, JSON.stringify({ envelope, at: Number(uuid), no: null }));
}

it('P31 sends comments that were kept beside every opinion but the one that is open, for this seat and person alone', async () => {
  said('sites', '1');
  said('cables', '2');
  said('here', '3');
  said('sites', '4', 'seat-2');
  said('cables', '5', 'seat-1x');
  const { outbox, sent, clock } = open(['lost', 200, 200], 'here');
  expect(outbox.unsaid.getSnapshot()).toEqual([
    { opinion: 'sites', waiting: 1, refused: 0 },
    { opinion: 'cables', waiting: 1, refused: 0 },
  ]);
  await settle();
  expect(outbox.unsaid.getSnapshot()).toEqual([{ opinion: 'sites', waiting: 1, refused: 0 }]);
  clock.advance(2_000);
  await settle();
  expect(sent).toEqual(['sites says 1', 'cables says 2', 'sites says 1']);
  expect(outbox.unsaid.getSnapshot()).toEqual([]);
  expect(localStorage).toHaveLength(3);
});

it('P31 a comment that was refused from another page waits on that of its text, which says why', async () => {
  said('sites', '1');
  const { outbox, sent } = open([409]);
  await settle();
  expect(outbox.unsaid.getSnapshot()).toEqual([{ opinion: 'sites', waiting: 0, refused: 1 }]);
  await outbox.sendKept();
  expect(sent).toHaveLength(1);
  expect(JSON.parse(localStorage.getItem(localStorage.key(0) ?? '') ?? '')).toMatchObject({ no: { code: 'opinion-over' } });
  outbox.close();
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
