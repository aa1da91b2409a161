/** Following an opinion, or a meeting from opinion to opinion: a page for everybody who may, and the stream that keeps it live. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { loadCatalogue } from '../../../shared/i18n/load.ts';
import { createText, type Text } from '../../../shared/i18n/text.ts';
import { readPosition } from '../../../shared/page/edition.ts';
import { nameIn } from '../../../shared/page/entities.ts';
import { finalFrom } from '../../../shared/page/live.ts';
import { escapeHtml } from '../../../shared/text/html.ts';
import { opinionId, slug } from '../../../shared/wire/value.ts';
import { readCookie } from '../../auth/cookie.ts';
import { choiceCookie, choicesOf } from '../../live/choices.ts';
import type { Following } from '../../live/live.ts';
import { emptyPage, followPage } from '../../live/page.ts';
import { FOLLOW_POLICY } from '../../live/script.ts';
import { type Answer, type Page, problem } from '../answer.ts';
import { languageOf } from '../consultation/frame-page.ts';
import { openRoute, type Route, type Visitor } from '../route.ts';
import type { HttpTools } from '../tools.ts';

const byOpinion = z.strictObject({ id: z.string().max(100) });
const byMeeting = z.strictObject({ meeting: z.string().max(100) });
/** An address that was mistyped still opens the page. */
const ofPage = z.object({ lang: z.string().exactOptional(), reload: z.string().exactOptional() });
const ofStream = z.object({
  lang: z.string().exactOptional(),
  after: z.string().exactOptional(),
  saver: z.string().exactOptional(),
  say: z.string().exactOptional(),
});

interface Asked {
  /** The page's own, without query. */
  readonly path: string;
  readonly stream: string;
  /** null = there is none for this reader; its `opinion` is null where the meeting is at none. */
  readonly found: { readonly opinion: string | null } | null;
}

export function liveRoutes(tools: HttpTools): readonly Route[] {
  const { live, clock, config } = tools;

  const ofOpinion = (id: string, visitor: Visitor | null): Asked => {
    const opinion = opinionId.safeParse(id).data ?? null;
    const found = opinion !== null && (visitor !== null || live.inPublic(opinion)) ? { opinion } : null;
    return { path: `/live/${opinion ?? ''}`, stream: `/api/live/${opinion ?? ''}?`, found };
  };
  const ofMeeting = (id: string, visitor: Visitor | null): Asked => {
    const meeting = slug.safeParse(id).data ?? '';
    const found = live.meeting(meeting, visitor !== null);
    return { path: `/live/m/${meeting}`, stream: `/api/live/m/${meeting}?opinion=${found?.opinion ?? ''}&`, found };
  };

  const page = async (
    asked: Asked,
    query: z.output<typeof ofPage>,
    visitor: Visitor | null,
    req: Request,
    res: Response,
  ): Promise<Answer> => {
    const { path, stream, found } = asked;
    const language = languageOf(req, query.lang ?? readCookie(req, 'nemcon-language') ?? undefined);
    const text = createText(language, await loadCatalogue(language), 'UTC');
    const around = { path, text, now: clock.now(), reloads: query.reload !== 'off' };
    res.set('Content-Security-Policy', FOLLOW_POLICY).vary('Accept-Language');
    const said = (words: string, more: string, status: NonNullable<Page['status']>, reloads: boolean): Answer =>
      html(emptyPage({ ...around, reloads }, { title: text.t('live.title'), said: words, more }), status);
    if (found === null && visitor === null) return said(text.t('live.members'), signIn(text), 401, false);
    if (found?.opinion === null) return said(text.t('live.noText'), '', 200, around.reloads);
    const level = visitor === null ? 'public' : 'members';
    const read = found === null ? null : await live.read(found.opinion, language, level);
    if (read === null) return said(text.t('live.none'), '', 404, false);
    const { register } = read;
    const final = finalFrom(register);
    const followed = {
      edition: read.edition,
      language: register.language,
      title: `${register.number} ${register.title}`,
      final: final !== null && final <= clock.now(),
      stream: `${stream}lang=${language}`,
      choices: choicesOf(req),
      keep: choiceCookie(config.secure),
    };
    return html(followPage(followed, around), 200);
  };

  const stream = async (
    { found }: Asked,
    query: z.output<typeof ofStream>,
    { visitor, req, moves }: { visitor: Visitor | null; req: Request; moves: Following['moves'] },
  ): Promise<Answer> => {
    if (found?.opinion == null) return problem(found === null && visitor === null ? 'signed-out' : 'not-found');
    const { opinion } = found;
    if (live.full) return problem('too-many');
    const read = await live.read(opinion, languageOf(req, query.lang), visitor === null ? 'public' : 'members');
    if (read === null) return problem('not-found');
    const packed = req.acceptsEncodings('gzip') === 'gzip';
    const at = readPosition(req.get('last-event-id') ?? query.after ?? '');
    // whoever hears of every change hears of many at once
    const saving = query.saver === '1' || query.say === 'n';
    const following = { seated: visitor?.identity ?? null, saving, packed, at, moves };
    return {
      kind: 'stream',
      begin(res) {
        res.status(200).type('text/event-stream; charset=utf-8').vary('Accept-Encoding');
        res.set('Cache-Control', 'no-store, no-transform').set('X-Accel-Buffering', 'no');
        if (packed) res.set('Content-Encoding', 'gzip');
        res.flushHeaders();
        live.follow(read, res, following);
      },
    };
  };

  /** What there is to follow for this reader. */
  const list = async (query: z.output<typeof ofPage>, visitor: Visitor | null, req: Request, res: Response): Promise<Answer> => {
    const language = languageOf(req, query.lang ?? readCookie(req, 'nemcon-language') ?? undefined);
    const text = createText(language, await loadCatalogue(language), 'UTC');
    res.set('Content-Security-Policy', FOLLOW_POLICY).vary('Accept-Language');
    const meetings = live.meetings(visitor !== null);
    const ways = meetings.map(
      ({ meeting, names, from, to }) =>
        `<li><a href="/live/m/${meeting}?lang=${language}">${escapeHtml(nameIn(names, language))}</a>, ${escapeHtml(text.days(from, to))}</li>`,
    );
    const around = { path: '/live', text, now: clock.now(), reloads: false };
    const said = text.t(ways.length > 0 ? 'live.meetings' : 'live.noMeetings');
    return html(emptyPage(around, { title: text.t('live.title'), said, more: ways.length > 0 ? `<ul>${ways.join('')}</ul>` : '' }), 200);
  };

  return [
    openRoute({
      method: 'get',
      path: '/live',
      who: 'all',
      what: 'The meetings that can be followed; without a seat those that are held in public',
      query: ofPage,
      answers: { 200: 'text/html' },
      handle: ({ query, visitor, req, res }) => list(query, visitor, req, res),
    }),
    openRoute({
      method: 'get',
      path: '/live/m/:meeting',
      who: 'all',
      what: 'The page that follows a meeting from opinion to opinion; in public where the meeting is',
      params: byMeeting,
      query: ofPage,
      answers: { 200: 'text/html', 401: 'text/html', 404: 'text/html' },
      handle: ({ params, query, visitor, req, res }) => page(ofMeeting(params.meeting, visitor), query, visitor, req, res),
    }),
    openRoute({
      method: 'get',
      path: '/live/:id',
      who: 'all',
      what: 'The page that follows an opinion; in public where the meeting is on whose table it lies',
      params: byOpinion,
      query: ofPage,
      answers: { 200: 'text/html', 401: 'text/html', 404: 'text/html' },
      handle: ({ params, query, visitor, req, res }) => page(ofOpinion(params.id, visitor), query, visitor, req, res),
    }),
    openRoute({
      method: 'get',
      path: '/api/live/m/:meeting',
      who: 'all',
      what: 'What changes on the page of a meeting, as server-sent events; `opinion` is the one on the page',
      params: byMeeting,
      query: ofStream.extend({ opinion: z.string().exactOptional() }),
      answers: { 200: 'text/event-stream' },
      handle: ({ params, query, visitor, req }) => {
        const moves = { meeting: params.meeting, from: query.opinion ?? '' };
        return stream(ofMeeting(params.meeting, visitor), query, { visitor, req, moves });
      },
    }),
    openRoute({
      method: 'get',
      path: '/api/live/:id',
      who: 'all',
      what: 'What changes on the page of an opinion, as server-sent events that go on where `after` or `Last-Event-ID` says',
      params: byOpinion,
      query: ofStream,
      answers: { 200: 'text/event-stream' },
      handle: ({ params, query, visitor, req }) => stream(ofOpinion(params.id, visitor), query, { visitor, req, moves: null }),
    }),
  ];
}

/** Nothing on it is a secret from anybody who may read it, and it repeats nothing of whoever asks. */
const html = (body: string, status: NonNullable<Page['status']>): Answer => ({
  kind: 'page',
  type: 'text/html',
  status,
  body,
  packable: true,
});

const signIn = (text: Text): string => `<p><a href="/">${escapeHtml(text.t('live.signIn'))}</a></p>`;
