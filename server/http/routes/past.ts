/**
 * Pages about the past of an opinion: what changed since a baseline, how it was at a position, the story of a paragraph, and whose letters
 * are whose. They need no script, and show what their reader may see of the opinion now.
 */
import { z } from 'zod';
import { calledWords } from '../../../shared/page/opinion-head.ts';
import { opinionAuthors } from '../../../shared/wire/authors.ts';
import { paragraphStory, shownHere } from '../../../shared/wire/past.ts';
import { blockId, entityId, opinionId } from '../../../shared/wire/value.ts';
import { PAST_SCRIPT, PAST_STYLE, PAST_TEXT_STYLE } from '../../built.ts';
import { entitiesIn } from '../../forum/entities-in.ts';
import { MOST_CHOSEN } from '../../room/past/narrowed.ts';
import { type Answer, done, notHere, problem } from '../answer.ts';
import { changedPlain } from '../files/changed-text.ts';
import { changedWord } from '../files/changed-word.ts';
import { WORD, wordAnswer, wordName } from '../files/word-answer.ts';
import { nonceOf } from '../headers.ts';
import { framed } from '../pages/frame.tsx';
import { pageHtml } from '../pages/page.ts';
import { atPage } from '../pages/past/at-page.ts';
import { BARE } from '../pages/past/bare.ts';
import { placedStops, stopsOutside } from '../pages/past/outside.ts';
import { nameOf } from '../pages/past/parts.ts';
import { sincePage } from '../pages/past/since-page.ts';
import { stepAddress, stepPage } from '../pages/past/step-page.ts';
import { roomStory, storyPage } from '../pages/past/story-page.ts';
import { inLanguage, textFor } from '../pages/spoken.ts';
import type { Takes } from '../pages/takes.ts';
import { withheldBlocks } from '../pages/withheld.ts';
import { type Route, seatRoute, type Visitor } from '../route.ts';
import type { HttpTools } from '../tools.ts';
import { THE_ROOM } from '../views/asking.ts';
import { authorsFor, authorsQuery } from '../views/authors.ts';
import {
  type AskedChanges,
  CHANGE_VIEWS,
  CHANGES_TAKE,
  type ChangeView,
  changesFor,
  changesQuery,
  type FoundChanges,
  queryOf,
} from '../views/changes.ts';
import { type OpinionView, viewOf } from '../views/opinion.ts';
import { stepFor } from '../views/steps.ts';
import { storyFor, storyJson } from '../views/story.ts';
import { readingOf } from './pages.ts';

/** More delegations than any forum has. */
const TICKS = 500;

/** As a form sends it: what was left empty is there, and empty. */
const since = z.strictObject({
  since: changesQuery.since,
  until: changesQuery.until,
  day: z.union([z.iso.date(), z.literal('')]).exactOptional(),
  /** Of more ticks than can be shown together the first are. */
  state: z.union([z.literal(''), entityId, z.array(entityId).max(TICKS)]).exactOptional(),
  open: changesQuery.open,
  view: z.enum(CHANGE_VIEWS).default('list'),
  ...inLanguage,
});

const position = changesQuery.until.unwrap();
/** As a form sends it: without a sitting it is the whole record. */
const stepQuery = z.strictObject({
  sitting: z.union([z.literal(''), position], { error: 'the number of a sitting' }).exactOptional(),
  at: position.exactOptional(),
  view: z.enum(CHANGE_VIEWS).default('whole'),
  ...inLanguage,
});
const STEP_TAKES: Takes = { sitting: ['asked.sitting'], at: ['asked.position'], view: CHANGE_VIEWS };
const ofBlock = z.strictObject({ id: opinionId, block: blockId });

const LOOK = { css: PAST_STYLE, script: PAST_SCRIPT.code, main: 'past' };
/** For a page of ours that takes a part of it. */
const NO_LOOK = { css: '', main: LOOK.main };

export function pastRoutes(tools: HttpTools): readonly Route[] {
  const { forum, history, lastHere, rooms, shell } = tools;

  /** What changed, and how the opinion stood at the end of it. */
  const changed = async (
    id: string,
    asked: AskedChanges,
    visitor: Visitor,
    view: ChangeView,
    then: (found: FoundChanges, moment: OpinionView) => Promise<Answer>,
  ): Promise<Answer> => {
    const found = await changesFor(tools, id, asked, visitor, view === 'whole');
    if (found !== null && 'notHere' in found) return notHere(found.notHere, CHANGES_TAKE);
    const moment = found && (await viewOf(tools, id, found.until.seq, visitor.actor));
    return found === null || moment === null ? problem('not-found') : then(found, moment);
  };

  return [
    seatRoute({
      method: 'get',
      path: '/o/:id/since',
      who: 'signed-in',
      what: 'What changed in an opinion since a baseline, as a page that needs no script',
      params: z.strictObject({ id: opinionId }),
      query: since,
      takes: { ...CHANGES_TAKE, day: ['asked.day'], view: CHANGE_VIEWS },
      answers: { 200: 'text/html' },
      async handle({ params: { id }, query: { day, state, lang, view, ...rest }, visitor, req, res }): Promise<Answer> {
        const ticked = [...new Set([state ?? []].flat())].filter(Boolean);
        const [states, others] = [ticked.slice(0, MOST_CHOSEN), ticked.slice(MOST_CHOSEN)];
        const asked = { ...rest, ...(day ? { since: day } : {}), ...(states.length > 0 ? { state: states } : {}) };
        return changed(id, asked, visitor, view, async (found, moment) => {
          const { until, name, head } = found;
          const { marks } = await history.stops(visitor.actor.seat, name, head, until.seq, []);
          const text = await textFor(req, lang);
          const entities = entitiesIn(forum.state, text.language);
          const shown = { text, entities, asked, others, view, found, marks, reader: visitor.actor };
          const body = await sincePage({ ...shown, called: moment.register, moment: async () => moment });
          const query = `${queryOf(asked)}${view === 'list' ? '' : `&view=${view}`}`;
          return framed(res, forum, { text, title: text.t('compare.title'), path: `/o/${id}/since?${query}&lang=`, body, look: LOOK });
        });
      },
    }),
    seatRoute({
      method: 'put',
      path: '/api/opinions/:id/here',
      who: 'signed-in',
      what: 'Say up to where a page that is looked at has shown the text; told to nobody else, and the baseline `here` of what changed',
      params: z.strictObject({ id: opinionId }),
      body: shownHere,
      limit: 'here',
      answers: { 204: null },
      async handle({ params: { id }, body: { seq }, visitor: { actor, identity } }): Promise<Answer> {
        const room = await rooms.enter(id, actor);
        if (room === null) return problem('not-found');
        const head = await room.look(({ state }) => state.seq);
        await lastHere.saw({ opinion: id, seat: actor.seat, person: identity.person }, Math.min(seq, head));
        return done;
      },
    }),
    seatRoute({
      method: 'get',
      path: '/api/opinions/:id/changes/word',
      who: 'signed-in',
      what: 'What changed since a baseline as a Word file: the whole text, with what came and went as revisions',
      params: z.strictObject({ id: opinionId }),
      query: z.strictObject({ ...changesQuery, ...inLanguage }),
      answers: { 200: WORD },
      handle: ({ params: { id }, query, visitor, req }) =>
        changed(id, query, visitor, 'whole', async (found, view) => {
          const reading = await readingOf(tools, view, req);
          const file = changedWord(reading, view, found, forum.state.forum?.name ?? '');
          return wordAnswer(tools, file, wordName(view.register, `since-${found.since.seq ?? found.since.is}`));
        }),
    }),
    seatRoute({
      method: 'get',
      path: '/api/opinions/:id/changes/text',
      who: 'signed-in',
      what: 'What changed since a baseline as plain text: one by one, or with `view=whole` in the whole text',
      params: z.strictObject({ id: opinionId }),
      query: z.strictObject({ ...changesQuery, view: z.enum(CHANGE_VIEWS).default('list'), ...inLanguage }),
      answers: { 200: 'text/plain' },
      handle: ({ params: { id }, query, visitor, req }) =>
        changed(id, query, visitor, query.view, async (found, view) => {
          const body = changedPlain(await readingOf(tools, view, req), found, query.view);
          return { kind: 'page', type: 'text/plain', body, packable: true };
        }),
    }),
    seatRoute({
      method: 'get',
      path: '/o/:id/at/:position',
      who: 'signed-in',
      what: 'An opinion as it was after an entry of its log, as a page that needs no script',
      params: z.strictObject({ id: opinionId, position }),
      query: z.strictObject(inLanguage),
      answers: { 200: 'text/html' },
      async handle({ params, query, visitor, req, res }): Promise<Answer> {
        const { id, position: seq } = params;
        const room = await rooms.enter(id, visitor.actor);
        const view = await viewOf(tools, id, seq, visitor.actor);
        if (room === null) return problem('not-found');
        const head = await room.look(({ state }) => state.seq);
        if (view === null) return notHere('position', { position: [`1–${head}`] }, 'params');
        const text = await textFor(req, query.lang);
        const blocks = withheldBlocks(view.blocks, text);
        const reading = { register: view.register, blocks, text, entities: entitiesIn(forum.state, text.language) };
        const outside = stopsOutside(forum.state, room.name, text);
        const times = outside.map(({ at }) => at);
        const stops = await history.stops(visitor.actor.seat, room.name, head, seq, times);
        const body = await atPage({ reading, head, stops, others: placedStops(outside, stops.positions) });
        const title = `${calledWords(text, view.register)} ${view.register.title}`;
        const sheet = { css: PAST_TEXT_STYLE, script: PAST_SCRIPT.code, styles: shell?.styles ?? [], nonce: nonceOf(res) };
        return { kind: 'page', type: 'text/html', body: pageHtml({ language: text.language, title, body, ...sheet }), packable: true };
      },
    }),
    seatRoute({
      method: 'get',
      path: '/o/:id/steps',
      who: 'signed-in',
      what: 'What changed in an opinion from one stop of its record to the next, in a sitting or in all of it, as a page that needs no script',
      params: z.strictObject({ id: opinionId }),
      query: stepQuery,
      takes: STEP_TAKES,
      answers: { 200: 'text/html' },
      async handle({ params: { id }, query: { at, view, lang, sitting: number }, visitor, req, res }): Promise<Answer> {
        const within = number ? { sitting: number } : {};
        const step = await stepFor(tools, id, { ...within, ...(at === undefined ? {} : { at }) }, view === 'whole', visitor);
        if (step === null) return problem('not-found');
        if ('notHere' in step) return notHere(step.notHere, STEP_TAKES);
        const text = await textFor(req, lang);
        const entities = entitiesIn(forum.state, text.language);
        const { found, written, called, moment } = step;
        const asked = { since: step.begin, until: step.seq };
        const shown = { text, entities, asked, view, found, written, called, moment, reader: visitor.actor, step, sitting: within.sitting };
        const path = stepAddress(shown, `at=${step.seq}&lang=`);
        res.vary(BARE);
        const look = req.get(BARE) === undefined ? LOOK : NO_LOOK;
        return framed(res, forum, { text, title: text.t('past.steps'), path, body: await stepPage(shown), look });
      },
    }),
    seatRoute({
      method: 'get',
      path: '/o/:id/story/:block',
      who: 'signed-in',
      what: 'What became of a paragraph, as a page that needs no script',
      params: ofBlock,
      query: z.strictObject({ ...inLanguage, for: z.literal('room').exactOptional() }),
      answers: { 200: 'text/html' },
      async handle({ params, query, visitor, req, res }): Promise<Answer> {
        const isRoom = query.for === 'room';
        const story = await storyFor(tools, params, visitor.actor, isRoom ? THE_ROOM : visitor.actor, isRoom);
        const moment = story && (await viewOf(tools, params.id, story.until.seq, visitor.actor));
        if (story === null || moment === null) return problem('not-found');
        const text = await textFor(req, query.lang);
        const entities = entitiesIn(forum.state, text.language);
        const body = (isRoom ? roomStory : storyPage)({ text, entities, block: params.block, story, moment, reader: visitor.actor });
        const title = text.t('past.storyOf', { paragraph: text.setOff(nameOf(text, story.named)) });
        // a style element would break the policy of the page that takes the story from here
        const look = isRoom ? NO_LOOK : LOOK;
        return framed(res, forum, { text, title, path: `/o/${params.id}/story/${params.block}?lang=`, body, look });
      },
    }),
    seatRoute({
      method: 'get',
      path: '/api/opinions/:id/authors',
      who: 'signed-in',
      what: 'Who put each letter of the text into it, and who took out what stood there at `since` (by default in the first text); names as the policy tells them to this reader',
      params: z.strictObject({ id: opinionId }),
      query: z.strictObject(authorsQuery),
      answers: { 200: opinionAuthors },
      async handle({ params, query, visitor }): Promise<Answer> {
        const found = await authorsFor(tools, params.id, query, visitor.actor);
        return found === null ? problem('not-found') : { kind: 'written', json: found };
      },
    }),
    seatRoute({
      method: 'get',
      path: '/api/opinions/:id/story/:block',
      who: 'signed-in',
      what: 'What became of a paragraph: its words by edit sessions, acts, suggestions that were not accepted, and words that came or went',
      params: ofBlock,
      answers: { 200: paragraphStory },
      async handle({ params, visitor }): Promise<Answer> {
        const story = await storyJson(tools, params, visitor.actor);
        return story === null ? problem('not-found') : { kind: 'written', json: story };
      },
    }),
  ];
}
