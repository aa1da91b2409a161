/** L13: the floor by a form that needs no script. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SERVER } from '../../shared/opinion/actor.ts';
import { OTHER_STATE, STATE } from '../forum/session.ts';
import { POLICY } from '../forum/world.ts';
import { seatOf } from '../http/stage.ts';
import { fieldsOf, sendForm } from './form.ts';
import { changeOf, type LiveStage, liveStage, MEETING } from './stage.ts';

const path = `/floor/${MEETING}`;

let stage: LiveStage;
beforeAll(async () => {
  stage = await liveStage();
});
afterAll(() => stage.close());

const send = (seat: string, fields: Readonly<Record<string, string>>, origin?: string | null) =>
  sendForm(stage, seat, path, fields, origin);

it('L13 the floor is asked for, once however often it is sent, and taken back; the page says who speaks and who waits', async () => {
  expect((await stage.page(path, STATE)).text).toContain('Speakers are listed once an item is under discussion.');
  const items = [{ item: 'drafts', title: 'Draft opinions', opinions: [stage.opinion] }];
  await stage.asks(seatOf('chair'), { do: 'set-agenda', meeting: MEETING, items });
  await stage.asks(seatOf('chair'), { do: 'take-item', meeting: MEETING, at: { item: 'drafts', opinion: stage.opinion } });
  expect((await stage.page(`/live/${stage.opinion}`, STATE)).text).toContain(`href="${path}?lang=en"`);
  const drawn = fieldsOf((await stage.page(path, STATE)).text);
  const asked = await send(STATE, { ...drawn, group: '', what: 'speak' });
  expect(asked.status).toBe(201);
  expect(asked.text).toContain('Nobody has the floor.');
  expect((await send(STATE, { ...drawn, group: '', what: 'speak' })).status).toBe(201);
  const again = await send(STATE, { ...fieldsOf(asked.text), group: '', what: 'speak' });
  expect([again.status, again.text.includes('This delegation is already on the list.')]).toEqual([400, true]);
  const [request = 0] = [...(stage.app.tools.forum.state.floors.get(MEETING)?.lists.get('drafts')?.requests ?? [])].map(
    (one) => one.request,
  );
  expect(request).toBeGreaterThan(0);
  const others = await send(OTHER_STATE, { ...fieldsOf((await stage.page(path, OTHER_STATE)).text), group: '', what: String(request) });
  expect([others.status, others.text.includes('Only that delegation')]).toEqual([400, true]);
  const back = await send(STATE, { ...fieldsOf(asked.text), group: '', what: String(request) });
  expect([back.status, back.text.includes('Nobody is waiting to speak.')]).toEqual([201, true]);
});

it('L13 whoever speaks ends the own statement; a closed list takes replies alone, and the chair is offered none', async () => {
  const page = async (seat: string) => (await stage.page(path, seat)).text;
  const offered = async (seat: string) =>
    [...(await page(seat)).matchAll(/<button[^>]* value="([^"]*)" name="what"/g)].map(([, what]) => what);
  const latest = () => stage.app.tools.forum.state.floors.get(MEETING)?.lists.get('drafts')?.requests.at(-1)?.request ?? 0;
  expect(await offered(seatOf('chair'))).toEqual([]);
  expect(await offered(STATE)).toEqual(['speak', 'point-of-order']);
  await send(STATE, { ...fieldsOf(await page(STATE)), group: '', what: 'speak' });
  const request = latest();
  await stage.asks(seatOf('chair'), { do: 'give-floor', meeting: MEETING, item: 'drafts', request });
  await stage.asks(seatOf('chair'), { do: 'set-list', meeting: MEETING, item: 'drafts', closed: true, seconds: null });
  expect(await offered(OTHER_STATE)).toEqual(['point-of-order', 'reply']);
  expect(await offered(STATE)).toEqual([`end ${request}`, 'point-of-order', 'reply']);
  const late = await send(STATE, { ...fieldsOf(await page(STATE)), group: '', what: String(request) });
  expect([late.status, late.text.includes('has the floor')]).toEqual([400, true]);
  const others = await send(OTHER_STATE, { ...fieldsOf(await page(OTHER_STATE)), group: '', what: `end ${request}` });
  expect([others.status, others.text.includes('has the floor')]).toEqual([400, true]);
  const ended = await send(STATE, { ...fieldsOf(await page(STATE)), group: '', what: `end ${request}` });
  expect([ended.status, ended.text.includes('Nobody has the floor.')]).toEqual([201, true]);
  await send(OTHER_STATE, { ...fieldsOf(await page(OTHER_STATE)), group: '', what: 'point-of-order' });
  await stage.asks(seatOf('chair'), { do: 'give-floor', meeting: MEETING, item: 'drafts', request: latest() });
  expect(await page(STATE)).toContain('has the floor: point of order');
});

it('L13 where the meeting lets nobody from afar take the floor, no page leads them to the form, and that says why', async () => {
  const sit = async (seat: string, capacity: 'member-state' | 'sector-member', remote: boolean) =>
    stage.asks(SERVER.seat, { do: 'open-seat', seat, entity: `e-${capacity}`, functions: [], remote });
  await sit('far', 'member-state', true);
  await sit('far-company', 'sector-member', true);
  const readers = [STATE, 'far', seatOf('sector-member'), 'far-company', seatOf('secretariat'), seatOf('chair'), seatOf('follower')];
  const leads = async (seat: string) => (await stage.page(`/live/${stage.opinion}`, seat)).text.includes(`href="${path}?lang=en"`);
  const led = async () => Promise.all(readers.map(leads));
  expect(await led()).toEqual([true, true, true, true, true, false, false]);
  const follower = await stage.follow(`/api/live/${stage.opinion}`, 'far');
  await follower.of('t');
  const policy = { ...POLICY, remoteMayTakeFloor: false };
  await stage.asks(seatOf('chair'), { do: 'set-meeting-policy', meeting: MEETING, policy });
  expect(await led()).toEqual([true, false, true, false, true, false, false]);
  stage.clock.advance(1_000);
  expect(changeOf(await follower.of('message')).h.state).not.toContain('/floor/');
  const { text } = await stage.page(path, 'far');
  expect([text.includes('Remote participants do not take the floor'), text.includes('name="what"')]).toEqual([true, false]);
  expect((await stage.page(path, STATE)).text).not.toContain('Remote participants');
  await stage.asks(seatOf('chair'), { do: 'set-meeting-policy', meeting: MEETING, policy: POLICY });
  expect((await stage.page(path, 'far')).text).toContain('value="point-of-order"');
});

it('L13 the form of another page asks for nothing', async () => {
  const fields = { ...fieldsOf((await stage.page(path, STATE)).text), group: '', what: 'speak' };
  expect((await send(STATE, fields, 'https://other.example')).status).toBe(403);
  expect((await send(STATE, fields, null)).status).toBe(403);
});
