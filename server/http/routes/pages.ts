/** The pages that have words in the first HTML, above all those of an opinion: in the language chosen for the pages, else in one the browser asks for. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { placeOf } from '../../../shared/forum/restricted.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import type { Actor } from '../../../shared/opinion/actor.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import { appendedNotes } from '../../../shared/page/appended.ts';
import { toldTogether } from '../../../shared/page/running-calls.ts';
import { namesIn, type Reading } from '../../../shared/page/text-html.ts';
import { PLAIN_VIEWS, type PlainView, plainView } from '../../../shared/text/plain-view.ts';
import { opinionId } from '../../../shared/wire/value.ts';
import type { SaidBeside } from '../../export/said.ts';
import { entitiesIn } from '../../forum/entities-in.ts';
import { StorageFault } from '../../log/log.ts';
import { RecordDamage } from '../../record/damage.ts';
import { type Answer, type Page, problem } from '../answer.ts';
import { nonceOf } from '../headers.ts';
import { drawText } from '../pages/draw.ts';
import { firstPage } from '../pages/first-page.tsx';
import type { Head } from '../pages/page-head.tsx';
import { printPage } from '../pages/print-page.ts';
import { type First, wantsPage } from '../pages/shell.ts';
import { inLanguage, textFor } from '../pages/spoken.ts';
import { waitingPage } from '../pages/waiting-page.tsx';
import { withheldBlocks } from '../pages/withheld.ts';
import { openRoute, type Route, seatRoute } from '../route.ts';
import type { HttpTools } from '../tools.ts';
import { atOrBeside, besideFor } from '../views/beside.ts';
import { listedFor } from '../views/listed.ts';
import { labelsOf, type OpinionView, viewOf } from '../views/opinion.ts';

const PATIENCE_MS = 500;

export const pageRoutes = (tools: HttpTools): readonly Route[] => [
  openRoute({
    method: 'get',
    path: '/o/:id',
    who: 'all',
    what: 'The page of an opinion; its text is in it for those who have a seat',
    params: z.strictObject({ id: z.string() }),
    query: z.object({}),
    answers: { 200: 'text/html' },
    async handle({ params, visitor, req, res }): Promise<Answer> {
      const { shell } = tools;
      if (shell === null || !wantsPage(req)) return problem('not-found');
      const first = visitor === null ? null : await firstOf(tools, params.id, visitor.actor, req);
      const nonce = nonceOf(res);
      // whoever is not signed in gets the page on which one signs in
      const body = shell.html(req, nonce, first ?? (await waiting(tools, req)));
      return { kind: 'page', type: 'text/html', body, packable: first !== null };
    },
  }),
  seatRoute({
    method: 'get',
    path: '/o/:id/print',
    who: 'signed-in',
    what: 'Printable page',
    params: z.strictObject({ id: opinionId }),
    query: atOrBeside.safeExtend({ view: z.enum(PLAIN_VIEWS).default('clean'), ...inLanguage }),
    answers: { 200: 'text/html' },
    async handle({ params, query, visitor, req, res }): Promise<Answer> {
      const view = await viewOf(tools, params.id, query.at, visitor.actor);
      const beside = await besideFor(tools, params.id, visitor, query.comments);
      return view === null || beside === undefined ? problem('not-found') : printed(tools, view, req, res, query.view, beside);
    },
  }),
];

/** The text without marks, and below it the notes that are appended to the opinion. */
export async function plainly(tools: HttpTools, view: OpinionView, req: Request, as: PlainView): Promise<string> {
  const reading = await shownReading(tools, view, req);
  const words = plainView(reading.blocks, labelsOf(view), as);
  const notes = appendedNotes(view.register);
  if (notes.length === 0) return words;
  const { text, entities } = reading;
  const names = namesIn(reading);
  const lines = notes.map(({ entity, block, words: note }) =>
    text.t('app.saidOf', { name: text.list([entities.name(entity), names.paragraph(block)]), words: note }),
  );
  return `${words}\n${[text.t('card.appended'), ...lines].join('\n')}\n`;
}

export async function printed(
  tools: HttpTools,
  view: OpinionView,
  req: Request,
  res: Response,
  as: PlainView,
  beside: SaidBeside | null = null,
): Promise<Page> {
  const reading = await shownReading(tools, view, req);
  const sheet = { nonce: nonceOf(res), styles: tools.shell?.styles ?? [] };
  return { kind: 'page', type: 'text/html', body: await printPage(reading, view, sheet, as, beside), packable: true };
}

/** Null where there is no text to show: the application says why, in its own words. */
async function firstOf(tools: HttpTools, id: string, reader: Actor, req: Request): Promise<First | null> {
  const { forum, clock, logger } = tools;
  const named = opinionId.safeParse(id);
  if (!named.success) return null;
  try {
    const view = await viewOf(tools, named.data, undefined, reader);
    if (view === null) return null;
    const reading = await readingOf(tools, view, req);
    const place = placeOf(forum.state.restricted.sessions, named.data);
    const head = await headOf(tools, reading.text, reader, named.data);
    const words = await drawText({ ...reading, opening: place !== 'closed-off' });
    return firstPage(reading, words, { ...head, seat: reader, place, now: clock.now() });
  } catch (fault) {
    if (!(fault instanceof RecordDamage) && !(fault instanceof StorageFault)) throw fault;
    logger.error({ err: fault, opinion: named.data }, 'a page goes out without its text');
    return null;
  }
}

/** What stands at the address of any page until the application is here. */
export async function waiting(tools: HttpTools, req: Request): Promise<First> {
  const text = await textFor(req, undefined);
  return waitingPage(text, await headOf(tools, text, await readerOf(tools, req)));
}

/** `but`: the opinion that the page is of, which tells of its own calls. */
async function headOf(tools: HttpTools, text: Text, reader: Actor | null, but?: string): Promise<Head> {
  const { forum, config } = tools;
  const all =
    reader === null
      ? []
      : await inTime(
          tools,
          listedFor(tools, reader.entity).then(({ opinions }) => opinions),
          [],
        );
  return {
    forumName: forum.state.forum?.name ?? '',
    demo: config.demo,
    calls: {
      told: all.flatMap((one) => (one.id === but ? [] : toldTogether(one))),
      state: reader !== null && RIGHTS[reader.capacity].hold ? reader.entity : null,
      entities: entitiesIn(forum.state, text.language),
    },
  };
}

const readerOf = (tools: HttpTools, req: Request): Promise<Actor | null> =>
  inTime(
    tools,
    tools.authenticator.identify(req).then((identity) => identity?.actor() ?? null),
    null,
  );

/** A page waits no longer for what its application asks for again, and goes out without it where storage does not answer. */
function inTime<Value>({ clock }: HttpTools, asked: Promise<Value>, otherwise: Value): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(PATIENCE_MS, () => resolve(otherwise));
    asked.then(resolve, (fault) => (fault instanceof StorageFault ? resolve(otherwise) : reject(fault))).finally(stop);
  });
}

/** As people read it, also where words of a text of the past were withheld. */
export async function shownReading(tools: HttpTools, view: OpinionView, req: Request): Promise<Reading> {
  const reading = await readingOf(tools, view, req);
  return { ...reading, blocks: withheldBlocks(reading.blocks, reading.text) };
}

export async function readingOf({ forum }: HttpTools, { register, blocks }: OpinionView, req: Request): Promise<Reading> {
  const text = await textFor(req, undefined);
  return { register, blocks, text, entities: entitiesIn(forum.state, text.language) };
}
