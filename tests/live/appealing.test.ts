/** L12, chapter 12: appeals by the form that needs no script. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHAIR, OTHER_STATE, STATE } from '../forum/session.ts';
import { seatOf } from '../http/stage.ts';
import { fieldsOf, saidWrong, sendForm } from './form.ts';
import { type LiveStage, liveStage, MEETING } from './stage.ts';

let stage: LiveStage;
let path: string;
let block: string;
beforeAll(async () => {
  stage = await liveStage();
  ({ block } = await stage.paragraph());
  path = `/answer/${stage.opinion}/${block}`;
});
afterAll(() => stage.close());

/** What the form offers of appeals: the value, and what stands beside it. */
async function offered(seat: string, at = path): Promise<readonly (readonly [value: string, words: string])[]> {
  const { text } = await stage.page(at, seat);
  return [...text.matchAll(/value="((?:[a-z-]+-)?appeal:\d+)"[^>]*> ([^<]*)</g)].map(([, value = '', words = '']) => [value, words]);
}
const values = async (seat: string, at = path) => (await offered(seat, at)).map(([value]) => value);

const send = async (seat: string, what: string, reason: string, at = path) =>
  sendForm(stage, seat, at, { ...fieldsOf((await stage.page(at, seat)).text), what, reason });

const appeals = async () => (await stage.register(CHAIR, stage.opinion)).appeals;

it('L12 12.1 a State appeals against a decision of the chair on its paragraph, with a reason, and is told where it stands', async () => {
  expect(await offered(STATE)).toEqual([]);
  const of = await stage.acts(CHAIR, { do: 'call', targets: [await stage.paragraph()] });
  expect(await offered(STATE)).toEqual([
    [`appeal:${of}`, 'Appeal against this decision of the chair: the call for objections · 5 Jan 2026, 09:00 UTC'],
  ]);
  expect(await offered(STATE, `/answer/${stage.opinion}/whole`)).toEqual([]);
  const silent = await send(STATE, `appeal:${of}`, ' ');
  expect([silent.status, /^[^<]{10,}$/.test(saidWrong(silent.text))]).toEqual([400, true]);
  expect(silent.text).toContain(`checked="" value="appeal:${of}"`);
  const made = await send(STATE, `appeal:${of}`, 'It was not\r\non the agenda');
  const [appeal] = await appeals();
  expect([made.status, made.text]).toEqual([
    201,
    expect.stringMatching(new RegExp(`appeals against a decision of the chair\\.</strong> Recorded as no\\. ${appeal?.seq} of the log`)),
  ]);
  expect(appeal).toMatchObject({ entity: 'e-member-state', against: { seq: of }, note: { reason: 'It was not\non the agenda' } });
  expect(await values(STATE)).toEqual([`withdraw-appeal:${appeal?.seq}`]);
  expect(await values(OTHER_STATE)).toEqual([`appeal:${of}`]);
});

it('L12 12.5 withdraws its own, and nobody else does', async () => {
  const [appeal] = await appeals();
  const what = `withdraw-appeal:${appeal?.seq}`;
  expect((await send(OTHER_STATE, what, '')).status).toBe(400);
  const { status, text } = await send(STATE, what, 'Settled over coffee');
  expect([status, text.includes('The appeal of e-member-state against a decision of the chair was withdrawn.')]).toEqual([201, true]);
  expect((await appeals())[0]).toMatchObject({ ended: { end: 'withdrawn', own: true }, endNote: { statement: 'Settled over coffee' } });
  expect(await values(STATE)).toEqual([]);
});

it('L12 12.7 contradicts what the secretariat has recorded, once', async () => {
  const [ruling] = await values(OTHER_STATE);
  await send(OTHER_STATE, ruling ?? '', 'Too soon');
  const { seq: of } = (await appeals())[1] ?? { seq: 0 };
  await stage.acts(seatOf('secretariat'), { do: 'record-appeal', of, end: 'not-upheld', statement: 'So decided' });
  expect(await values(OTHER_STATE)).toEqual([`contradict-appeal:${of}`]);
  expect((await send(OTHER_STATE, `contradict-appeal:${of}`, '')).status).toBe(400);
  expect((await send(OTHER_STATE, `contradict-appeal:${of}`, 'It was not so')).status).toBe(201);
  expect((await appeals())[1]).toMatchObject({ contradiction: { statement: 'It was not so' } });
  expect(await values(OTHER_STATE)).toEqual([]);
});

it('L12 12.2 offers what may still be appealed against alone, and says so where that is over', async () => {
  const of = await stage.acts(CHAIR, { do: 'cancel-call', blocks: [block] });
  expect(await values(STATE)).toEqual([`appeal:${of}`]);
  stage.clock.advance(11 * 60_000);
  expect(await values(STATE)).toEqual([]);
  const late = await send(STATE, `appeal:${of}`, 'Late');
  expect([late.status, late.text.includes('Late</textarea>')]).toEqual([400, true]);
  await stage.asks(CHAIR, { do: 'close-sitting', meeting: MEETING });
  expect((await values(STATE)).at(0)).toBe(`appeal:${of}`);
});

it('L12 on the opinion as a whole against what was decided of that', async () => {
  const policy = { ...(await stage.register(CHAIR, stage.opinion)).policy, minCallSeconds: 30 };
  const of = await stage.acts(CHAIR, { do: 'set-policy', policy });
  const whole = `/answer/${stage.opinion}/whole`;
  expect(await values(STATE, whole)).toContain(`appeal:${of}`);
  expect(await values(STATE)).not.toContain(`appeal:${of}`);
  expect((await send(STATE, `appeal:${of}`, 'Too long', whole)).status).toBe(201);
  expect(await values(seatOf('sector-member'), whole)).toEqual([]);
});
