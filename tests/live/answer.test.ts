/** L12: positions by a form that needs no script. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { StorageFault } from '../../server/log/log.ts';
import { CHAIR, OTHER_STATE, STATE } from '../forum/session.ts';
import { IEG_1 } from '../forum/world.ts';
import { ORIGIN, seatOf } from '../http/stage.ts';
import { fieldsOf, saidWrong, sendForm } from './form.ts';
import { idOf } from './short-ids.ts';
import { type LiveStage, liveStage } from './stage.ts';

const { formBytes }: { readonly formBytes: number } = JSON.parse(
  readFileSync(new URL('../budgets.json', import.meta.url), 'utf8'),
).follower;

let stage: LiveStage;
let path: string;
let block: string;
beforeAll(async () => {
  stage = await liveStage();
  ({ block } = await stage.paragraph());
  path = `/answer/${stage.opinion}/${block}`;
});
afterAll(() => stage.close());

const send = (seat: string, fields: Readonly<Record<string, string>>, at = path, origin: string | null = ORIGIN) =>
  sendForm(stage, seat, at, fields, origin);

const positions = async () => (await stage.register(STATE, stage.opinion)).paragraphs.find(({ id }) => id === block)?.positions ?? [];

it('L12 an objection with its reason stands at once, once however often it is sent, and the answer says where', async () => {
  const { text } = await stage.page(path, STATE);
  expect(text).toContain('that access matters;');
  const drawn = fieldsOf(text);
  const fields = { ...drawn, what: 'object', reason: 'Too far\r\nreaching', cure: 'for all', until: '' };
  const first = await send(STATE, fields);
  expect(first.status).toBe(201);
  const { seq } = await stage.register(STATE, stage.opinion);
  const said = `<strong>e-member-state objects to “considering a)”.</strong> Recorded as no. ${seq} of the log, 5 Jan 2026, 09:00 UTC.`;
  expect(first.text).toContain(said);
  stage.clock.advance(120_000);
  expect((await send(STATE, fields)).text).toContain(said);
  expect((await stage.register(STATE, stage.opinion)).seq).toBe(seq);
  expect(await positions()).toMatchObject([
    { kind: 'objection', entity: 'e-member-state', note: { reason: 'Too far\nreaching', cure: 'for all' } },
  ]);
  const reused = await send(STATE, { ...fields, reason: 'Other words' });
  expect([reused.status, reused.text.includes('Other words'), reused.text.includes('already sent with different words')]).toEqual([
    400,
    true,
    true,
  ]);
  expect(fieldsOf(reused.text).uuid).not.toBe(drawn.uuid);
});

it('N8 what storage does not answer to keeps every field, and says when to send it again', async () => {
  const { text } = await stage.page(path, OTHER_STATE);
  vi.spyOn(stage.app.tools.log, 'append').mockRejectedValueOnce(new StorageFault('gone'));
  const failed = await send(OTHER_STATE, { ...fieldsOf(text), what: 'object', reason: 'Too far' });
  expect([failed.status, failed.headers['retry-after'], failed.text.includes('Too far</textarea>')]).toEqual([503, '5', true]);
  expect(fieldsOf(failed.text)).toEqual(fieldsOf(text));
});

it('L12 what is refused keeps every field and says why', async () => {
  const { text } = await stage.page(path, OTHER_STATE);
  const typed = { reason: 'Wait <b>', cure: 'a cure', until: '2027-01-01' };
  const late = await send(OTHER_STATE, { ...fieldsOf(text), what: 'time', ...typed });
  expect(late.status).toBe(400);
  expect(saidWrong(late.text)).toMatch(/^[^<]{10,}$/);
  for (const kept of ['Wait &lt;b&gt;</textarea>', 'a cure</textarea>', 'value="2027-01-01"', 'checked="" value="time"'])
    expect(late.text).toContain(kept);
  expect(fieldsOf(late.text)).toEqual(fieldsOf(text));
  for (const [what, why] of [
    ['', 'Choose what your State says.'],
    ['time', 'needs a date'],
    ['p99999', 'no longer stands'],
    ['x', 'not understood'],
  ]) {
    const answer = await send(OTHER_STATE, { ...fieldsOf(text), what: what ?? '', reason: 'Wait' });
    expect([what, answer.status, answer.text.includes('Wait</textarea>')]).toEqual([what, 400, true]);
    expect(answer.text.toLowerCase()).toContain(why?.toLowerCase());
  }
});

it('L12 time, a reservation, and withdrawing one’s own', async () => {
  const fresh = async (what: string, more: Readonly<Record<string, string>> = {}) =>
    send(OTHER_STATE, { ...fieldsOf((await stage.page(path, OTHER_STATE)).text), what, reason: 'Because', ...more });
  expect((await fresh('time', { until: '2026-01-10' })).status).toBe(201);
  expect((await fresh('reserve')).status).toBe(201);
  const own = (await positions()).filter(({ entity }) => entity === 'bru');
  expect(own.map(({ kind, until }) => [kind, until])).toEqual([
    ['time', Date.UTC(2026, 0, 10, 23, 59, 59, 999)],
    ['reservation', null],
  ]);
  const page = (await stage.page(path, OTHER_STATE)).text;
  expect(page.match(/value="p\d+"/g)).toEqual(own.map(({ id }) => `value="${id}"`));
  for (const { id } of own) {
    const { status, text } = await fresh(id);
    expect([status, text.includes('<strong>Bruma has withdrawn its position on “considering a)”.</strong> Recorded as no.')]).toEqual([
      201,
      true,
    ]);
  }
  expect((await positions()).filter(({ entity }) => entity === 'bru')).toEqual([]);
});

it('L12 2.23 what was entered for the State is confirmed and disowned', async () => {
  const { hash } = await stage.paragraph();
  const enter = () =>
    stage.acts(CHAIR, { do: 'reserve', block, hash, reason: 'From the floor', enteredFor: { entity: 'bru', via: 'floor' } });
  const choices = (html: string) => [...html.matchAll(/value="((?:confirm|disown):p\d+)"/g)].map(([, value = '']) => value);
  for (const [at, said] of ['has confirmed its position', 'has disowned what was entered for it'].entries()) {
    await enter();
    const { text } = await stage.page(path, OTHER_STATE);
    expect(text).toContain('Disown: Reservation · Entered by the chair, from the floor');
    const answer = await send(OTHER_STATE, { ...fieldsOf(text), what: choices(text)[at] ?? '', reason: 'Ours alone' });
    expect([answer.status, answer.text.includes(`Bruma ${said} on “considering a)”.`)]).toEqual([201, true]);
  }
  const own = (await positions()).filter(({ entity }) => entity === 'bru');
  expect(own).toMatchObject([{ kind: 'reservation', entered: false, enteredBy: 'chair' }]);
  expect((await stage.register(STATE, stage.opinion)).disowned).toMatchObject([{ entity: 'bru', note: { statement: 'Ours alone' } }]);
  await send(OTHER_STATE, { ...fieldsOf((await stage.page(path, OTHER_STATE)).text), what: own[0]?.id ?? '' });
});

it('L12 on the opinion as a whole, and by as much of an id as tells the paragraph', async () => {
  const whole = `/answer/${stage.opinion}/whole`;
  const { text } = await stage.page(whole, STATE);
  expect(text).not.toContain('value="time"');
  expect((await send(STATE, { ...fieldsOf(text), what: 'object' }, whole)).status).toBe(201);
  expect((await stage.register(STATE, stage.opinion)).positions).toHaveLength(1);
  const follow = (await stage.page(`/live/${stage.opinion}`, STATE)).text;
  expect(follow).toContain(
    `<a href="/answer/${stage.opinion}/${idOf(block)}?lang=en"><span class="unseen">Answer to “</span><bdi>considering a)</bdi><span class="unseen">”</span></a>`,
  );
  expect((await stage.page(`/answer/${stage.opinion}/${idOf(block)}`, STATE)).text).toContain('that access matters;');
  for (const none of ['b000000000', 'b', 'x', 'whole2'])
    expect((await stage.page(`/answer/${stage.opinion}/${none}`, STATE)).status).toBe(404);
});

it('L12 leads back to where the text is followed: to the meeting, which moves on, while that is at it', async () => {
  const { meeting } = IEG_1;
  const backOf = async () => /class="back" href="([^"]+)"/.exec((await stage.page(path, STATE)).text)?.[1];
  expect(await backOf()).toBe(`/live/m/${meeting}?lang=en`);
  const other = await stage.createOpinion();
  await stage.asks(CHAIR, { do: 'set-agenda', meeting, items: [{ item: 'other', title: 'Other', opinions: [other] }] });
  await stage.asks(CHAIR, { do: 'take-item', meeting, at: { item: 'other', opinion: other } });
  expect(await backOf()).toBe(`/live/${stage.opinion}?lang=en`);
});

it('L12 is one press away from a call that runs', async () => {
  const hash = (await stage.register(STATE, stage.opinion)).paragraphs.find(({ id }) => id === block)?.hash ?? null;
  expect((await stage.command(CHAIR, stage.opinion, { do: 'call', targets: [{ block, hash }] })).status).toBe(200);
  const call = async (seat: string | null) => /<p class="call">.*?<\/p>/.exec((await stage.page(`/live/${stage.opinion}`, seat)).text)?.[0];
  expect(await call(STATE)).toContain(
    `<a href="/answer/${stage.opinion}/${idOf(block)}?lang=en" aria-label="Answer this call: considering a)">Answer this call</a></p>`,
  );
  await stage.open('public');
  expect(await call(null)).toMatch(/Minimum time: <time data-at="\d+">until [^<]+ UTC<\/time>/);
  expect(await call(null)).not.toContain('/answer/');
});

it('3.13 many paragraphs that are called together are one call, each one press away under it', async () => {
  const targets = (await stage.register(STATE, stage.opinion)).paragraphs
    .filter(({ status }) => status !== null)
    .map(({ id, hash }) => ({ block: id, hash }));
  expect(targets).toHaveLength(6);
  await stage.command(CHAIR, stage.opinion, { do: 'cancel-call', blocks: [block] });
  const calls = async () => [...(await stage.page(`/live/${stage.opinion}`, STATE)).text.matchAll(/<(p|details) class="call">.*?<\/\1>/g)];
  await stage.command(CHAIR, stage.opinion, { do: 'call', targets: targets.slice(0, 3) });
  expect((await calls()).map(([, element]) => element)).toEqual(['p', 'p', 'p']);
  await stage.command(CHAIR, stage.opinion, { do: 'cancel-call', blocks: targets.slice(0, 3).map((target) => target.block) });
  await stage.command(CHAIR, stage.opinion, { do: 'call', targets });
  const [[together = ''] = [], ...others] = await calls();
  expect(others).toEqual([]);
  expect(together).toMatch(/<summary>.*The chair asks for objections to 6 paragraphs.*Minimum time: <time.*<\/summary>/);
  for (const target of targets)
    expect(together).toContain(`<a href="/answer/${stage.opinion}/${idOf(target.block)}?lang=en" aria-label="Answer this call: `);
});

it('L12 from a page of ours alone, and for Member States', async () => {
  const { text, headers } = await stage.page(path, STATE);
  expect(headers['referrer-policy']).toBe('same-origin');
  const { seq } = await stage.register(STATE, stage.opinion);
  for (const origin of [null, 'null', 'https://evil.example']) {
    const answer = await send(STATE, { ...fieldsOf(text), what: 'object' }, path, origin);
    expect([origin, answer.status]).toEqual([origin, 403]);
  }
  expect((await stage.page(`/live/${stage.opinion}`, STATE)).text).toContain(`/answer/${stage.opinion}/${idOf(block)}`);
  for (const seat of [CHAIR, seatOf('sector-member'), seatOf('follower')]) {
    expect((await stage.page(`/live/${stage.opinion}`, seat)).text).not.toContain('/answer/');
    expect((await stage.page(path, seat)).text).not.toContain('<form');
    expect((await send(seat, { ...fieldsOf(text), what: 'object' })).status).toBe(400);
  }
  expect((await stage.register(STATE, stage.opinion)).seq).toBe(seq);
});

it('L11 the form is small', async () => {
  const { text } = await stage.page(path, STATE);
  const packed = gzipSync(text, { level: 9 }).length;
  process.stdout.write(`L11: form ${packed} B packed, ${Buffer.byteLength(text)} B as it is\n`);
  expect(packed).toBeLessThanOrEqual(formBytes);
});

it('L12 in a restricted session for those inside, and an objection is heard outside', async () => {
  const inside = await stage.begin();
  const at = `/answer/${inside}/${block}`;
  const { text } = await stage.page(at, STATE);
  expect((await send(STATE, { ...fieldsOf(text), what: 'reserve' }, at)).status).toBe(201);
  expect((await stage.page(at, seatOf('observer'))).status).toBe(404);
  expect((await stage.page(at, STATE)).text).not.toContain('in a restricted session');
  const outside = await stage.page(path, OTHER_STATE);
  expect(outside.text).toContain('only an objection of a Member State is recorded here');
  expect([...outside.text.matchAll(/name="what" value="([^"]*)"/g)].map(([, what]) => what)).toEqual(['object']);
  expect(outside.text).not.toContain('name="until"');
  const company = (await stage.page(path, seatOf('sector-member'))).text;
  expect([company.includes('only an objection of a Member State is recorded here'), company.includes('<form')]).toEqual([true, false]);
  expect((await stage.page(`/live/${stage.opinion}`, seatOf('sector-member'))).text).not.toContain('/answer/');
  expect((await send(OTHER_STATE, { ...fieldsOf(outside.text), what: 'reserve' })).status).toBe(400);
  expect((await send(OTHER_STATE, { ...fieldsOf(outside.text), what: 'object' })).status).toBe(201);
  const open = fieldsOf((await stage.page(at, STATE)).text);
  await stage.end();
  stage.clock.advance(60_000);
  const late = await send(STATE, { ...open, what: 'object', reason: 'After the end' }, at);
  const { seq } = await stage.register(STATE, stage.opinion);
  expect(late.text).toMatch(new RegExp(`<strong>e-member-state objects to .*Recorded as no\\. ${seq} of the log, `));
});
