/** F9.5, D6: what an outsider can fetch, every address there is, while a session is on and while it works; compared byte by byte. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RIGHTS } from '../../shared/opinion/rights.ts';
import { CAPACITIES } from '../../shared/opinion/vocabulary.ts';
import { seatOf } from '../http/stage.ts';
import { addBlock, type } from '../support/blocks.ts';
import { differing, everyAnswer } from './every-answer.ts';
import { CHAIR, OTHER_STATE, type SessionStage, STATE, sessionStage } from './session.ts';
import { IEG_1 } from './world.ts';

let stage: SessionStage;
beforeAll(async () => {
  stage = await sessionStage();
});
afterAll(() => stage.close());

const NOBODY = 'nobody';
const OUTSIDERS = [...CAPACITIES.filter((one) => !RIGHTS[one].hold && !RIGHTS[one].chair).map(seatOf), 'chair-2', NOBODY];
/** What says that there is a session: the motion, the roll, its count. That is open to everybody. */
const BANNER_LINE = /<p(?: class="first-note")?>(?:(?!<\/p>).)*restricted session(?:(?!<\/p>).)*<\/p>\n?/su;
/** Its shape, which a page that is followed has once. */
const BANNER_SHAPE = /<symbol id="lock"(?:(?!<\/symbol>).)*<\/symbol>/su;
/** Of an opinion that is closed meanwhile there is nothing to follow, and no room is kept for the tools that write in it. */
const FOLLOW = /<a class="first-follow"[^>]*>[^<]*<\/a>\n?/su;
const TOOLS = /<div class="room" aria-hidden="true"><p class="sync-sign">.*?<\/div><\/div>|<div class="alerts"><\/div>/gsu;
/** Nor is its connection begun with the page (P9). */
const CONNECTION = / data-collab="[^"]*"/;
/** On pages that are followed: where the log of the forum is, which has the motion and the roll. */
const FORUM_POSITION = /(?<=data-pos="\d+\.)\d+/;
const BANNER = [
  '/threads',
  '/wording',
  '/personal-data',
  '/api/restricted',
  '/api/forum',
  '/api/forum/log',
  '/api/forum/participation',
  '/day-sheet',
];

/** Every answer that outsiders get, by who asks what. */
const look = (cookies: ReadonlyMap<string, string>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  everyAnswer(stage, OUTSIDERS, cookies, ids, (body) =>
    [BANNER_LINE, BANNER_SHAPE, FOLLOW, TOOLS, CONNECTION, FORUM_POSITION].reduce((left, part) => left.replace(part, ''), body),
  );

it('F9.5 D6 to an outsider no answer differs by a byte by what is done inside, and by the banner alone from before', async () => {
  const cookies = new Map<string, string>();
  for (const outsider of OUTSIDERS) if (outsider !== NOBODY) cookies.set(outsider, await stage.signIn(outsider));
  // that somebody has signed in, wherever, the secretariat may know
  for (const insider of [STATE, OTHER_STATE, CHAIR]) await stage.signIn(insider);
  await stage.asks(CHAIR, { do: 'take-up', meeting: IEG_1.meeting, opinion: stage.opinion });
  const ids = [stage.opinion, `r1-${stage.opinion}`, `r2-${stage.opinion}`, 'onothere'];
  const before = await look(cookies, ids);
  const inside = await stage.begin();
  expect(inside).toBe(ids[1]);
  const begun = await look(cookies, ids);
  expect(differing(before, begun)).toContain(`${seatOf('observer')} text/html /meetings/${IEG_1.meeting}/day-sheet`);
  expect(differing(before, begun).filter((what) => !BANNER.some((path) => what.endsWith(path)))).toEqual([]);

  const editor = await stage.connect(STATE, inside);
  await editor.synced;
  const shown = await stage.register(STATE, inside);
  const item = shown.paragraphs.find(({ label }) => label === 'a)');
  const on = { block: item?.id ?? '', hash: item?.hash ?? null };
  await editor.edit((doc) => {
    type(doc, shown.paragraphs[0]?.id ?? '', 'Words of the States');
    addBlock(doc, on.block, 'bfresh0000', 'a paragraph of theirs', 'preamble-item');
  });
  expect((await stage.command(OTHER_STATE, inside, { do: 'raise-objection', ...on, reason: 'Because.' })).status).toBe(200);
  expect((await stage.command(STATE, inside, { do: 'reserve', ...on })).status).toBe(200);
  expect((await stage.command(CHAIR, inside, { do: 'call', targets: [on] })).status).toBe(200);
  const worked = await look(cookies, ids);
  expect(differing(begun, worked)).toEqual([]);

  // the onlooker is not blind: what comes back is seen
  expect(begun.size).toBeGreaterThan(500);
  await stage.end();
  const after = differing(worked, await look(cookies, ids));
  expect(after).toContain(`${seatOf('observer')} text/html /meetings/${IEG_1.meeting}/day-sheet`);
  expect(after).toContain(`${seatOf('observer')} application/json /api/opinions/${stage.opinion}/register`);
  expect(after.filter((what) => what.startsWith(NOBODY))).toEqual([]);
  expect(after.filter((what) => what.includes(inside))).toEqual([]);
});
