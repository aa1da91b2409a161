/** L12, chapter 13: editorial changes are listed with both wordings and undone by the form that needs no script. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHAIR, OTHER_STATE, STATE } from '../forum/session.ts';
import { seatOf } from '../http/stage.ts';
import { fieldsOf, sendForm } from './form.ts';
import { type LiveStage, liveStage } from './stage.ts';

const OFFICE = seatOf('secretariat');
let stage: LiveStage;
let path: string;
let block: string;
let before: string;
const there = async () => {
  const { paragraphs } = await stage.register(CHAIR, stage.opinion);
  const found = paragraphs.find(({ id }) => id === block);
  if (found === undefined) throw new Error('it is there');
  return found;
};
const words = async (): Promise<string> => (await stage.page(`/api/opinions/${stage.opinion}/text`, STATE, { accept: 'text/plain' })).text;

beforeAll(async () => {
  stage = await liveStage();
  const target = await stage.paragraph('a)');
  ({ block } = target);
  path = `/answer/${stage.opinion}/${block}`;
  await stage.acts(CHAIR, { do: 'call', targets: [target] });
  stage.clock.advance(10 * 60_000);
  await stage.acts(CHAIR, { do: 'declare', target: await stage.paragraph('a)') });
  before = /<blockquote[^>]*>(.*?)<\/blockquote>/s.exec((await stage.page(path, STATE)).text)?.[1]?.replaceAll(/<[^>]*>/g, '') ?? '';
});
afterAll(() => stage.close());

it('13.6 13.5 lists what was confirmed, and a State undoes it from the form of its paragraph', async () => {
  expect(before.length).toBeGreaterThan(5);
  const { exact } = await there();
  const of = await stage.acts(OFFICE, { do: 'propose-editorial', block, exact: exact ?? '', words: before.replace(' ', ', ') });
  expect((await stage.page(path, STATE)).text).not.toContain('contest-editorial');
  const confirmed = await stage.acts(CHAIR, { do: 'confirm-editorial', of });
  const whole = (await stage.page(`/answer/${stage.opinion}/whole`, STATE)).text;
  expect(whole).toContain('1 editorial change of agreed text');
  expect(whole).toContain(`href="${path}?lang=en"`);
  for (const wording of [before, before.replace(' ', ', ')]) expect(whole).toContain(wording);
  expect(whole).not.toContain('contest-editorial');
  const page = (await stage.page(path, OTHER_STATE)).text;
  expect(page).toContain(`value="contest-editorial:${confirmed}"`);
  // who holds nothing reads the list, and undoes none
  const office = (await stage.page(path, OFFICE)).text;
  expect([office.includes('1 editorial change of agreed text'), office.includes('contest-editorial')]).toEqual([true, false]);
  expect(await words()).toContain(before.replace(' ', ', '));
  const made = await sendForm(stage, OTHER_STATE, path, { ...fieldsOf(page), what: `contest-editorial:${confirmed}` });
  expect([made.status, made.text]).toEqual([201, expect.stringContaining('undoes an editorial change of')]);
  expect((await there()).editorial).toMatchObject({ changes: [], contested: { entity: 'bru' } });
  expect(await words()).toContain(before);
  // pressed once more, on a page of before
  const late = await sendForm(stage, STATE, path, {
    ...fieldsOf((await stage.page(path, STATE)).text),
    what: `contest-editorial:${confirmed}`,
  });
  expect(late.status).toBe(400);
});
