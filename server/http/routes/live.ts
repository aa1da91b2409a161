/** Following an opinion, or a meeting from opinion to opinion: a page for everybody who may, and the stream that keeps it live. */
import { z } from 'zod';
import type { MeetingId } from '../../../shared/forum/plan.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import { type Html, html } from '../../../shared/lib/html.ts';
import { readCursor } from '../../../shared/page/edition.ts';
import { nameIn } from '../../../shared/page/entities.ts';
import { finalFrom } from '../../../shared/page/live.ts';
import { opinionId, slug } from '../../../shared/wire/value.ts';
import { choiceCookie, choicesOf } from '../../live/choices.ts';
import { levelOf } from '../../live/level.ts';
import { emptyPage, followPage } from '../../live/page.ts';
import { FOLLOW_POLICY } from '../../live/policy.ts';
import { type Answer, type Page, problem } from '../answer.ts';
import { inLanguage, languageOf, textFor } from '../pages/spoken.ts';
import { type Arrival, openRoute, type Route } from '../route.ts';
import type { HttpTools } from '../tools.ts';

const byId = z.strictObject({ id: z.string().max(100) });
const ofPage = z.object({ ...inLanguage, reload: z.string().exactOptional() });
const ofStream = z.object({
  ...inLanguage,
  after: z.string().exactOptional(),
  saver: z.string().exactOptional(),
  say: z.string().exactOptional(),
  /** On a page that is paused. */
  hold: z.string().exactOptional(),
  /** On the page of a meeting. */
  opinion: z.string().exactOptional(),
});

interface Call<Query> extends Pick<Arrival, 'visitor' | 'req' | 'res'> {
  readonly query: Query;
}
type PageCall = Call<z.output<typeof ofPage>>;
type StreamCall = Call<z.output<typeof ofStream>>;

interface Asked {
  /** The page's own, without query. */
  readonly path: string;
  readonly stream: string;
  /** null = there is none for this reader; its `opinion` is null where the meeting is at none. */
  readonly found: { readonly opinion: string | null } | null;
  /** With which the page moves on. */
  readonly meeting: MeetingId | null;
  /** Where to look if there is none. */
  readonly elsewhere: string | null;
}

export function liveRoutes(tools: HttpTools): readonly Route[] {
  const { live, clock, config } = tools;

  const ofMeeting = (id: string, seated: boolean): Asked => {
    const meeting = slug.safeParse(id).data ?? '';
    const found = live.meeting(meeting, seated);
    const stream = `/api/live/m/${meeting}?opinion=${found?.opinion ?? ''}&`;
    return { path: `/live/m/${meeting}`, stream, found, meeting, elsewhere: null };
  };
  const ofOpinion = (id: string, seated: boolean): Asked => {
    const opinion = opinionId.safeParse(id).data ?? null;
    const found = opinion !== null && (seated || live.inPublic(opinion)) ? { opinion } : null;
    const named = ofMeeting(id, seated);
    const elsewhere = named.found && named.path;
    return { path: `/live/${opinion ?? ''}`, stream: `/api/live/${opinion ?? ''}?`, found, meeting: null, elsewhere };
  };

  const aroundOf = async (path: string, { query, req, res }: PageCall) => {
    const text = await textFor(req, query.lang);
    res.set('Content-Security-Policy', FOLLOW_POLICY).vary('Accept-Language');
    return { path, text, now: clock.now(), reloads: query.reload !== 'off' };
  };

  const page = async (asked: () => Asked, call: PageCall): Promise<Answer> => {
    const { path, stream, found, meeting, elsewhere } = asked();
    const { visitor, query, req } = call;
    const around = await aroundOf(path, call);
    const { text, now } = around;
    const said = (words: string, more: Html | null, status: NonNullable<Page['status']>, reloads: boolean): Answer =>
      answerPage(emptyPage({ ...around, reloads }, { title: text.t('live.title'), said: words, more }), status);
    if (found?.opinion === null) return said(text.t('live.noText'), null, 200, around.reloads);
    const read = found === null ? null : await live.read(found.opinion, text.language, levelOf(visitor?.actor ?? null));
    if (read === null && elsewhere !== null) return { kind: 'moved', to: `${elsewhere}?${new URLSearchParams(query)}` };
    // asked again: the meeting may have closed to the public while the page was drawn
    if (visitor === null && asked().found === null) return said(text.t('live.members'), signIn(text), 401, false);
    if (read === null) return said(text.t('live.none'), null, 404, false);
    const { register } = read;
    if (visitor !== null) live.readers.page(register.opinion, visitor.actor, register.seq);
    const final = finalFrom(register);
    const followed = {
      edition: read.edition,
      language: register.language,
      title: `${register.number} ${register.title}`,
      // a meeting goes on to its next text
      final: meeting === null && final !== null && final <= now,
      stream: `${stream}lang=${text.language}`,
      choices: choicesOf(req),
      keep: choiceCookie(config.secure),
      print: visitor === null ? null : `/o/${register.opinion}/print`,
      past: visitor === null ? null : `/live/${register.opinion}/since`,
    };
    return answerPage(followPage(followed, around), 200);
  };

  const stream = async (asked: () => Asked, call: StreamCall): Promise<Answer> => {
    const { found, meeting } = asked();
    const { query, visitor, req } = call;
    if (found?.opinion == null) return problem(found === null && visitor === null ? 'signed-out' : 'not-found');
    if (live.full) return problem('too-many');
    const read = await live.read(found.opinion, languageOf(req, query.lang), levelOf(visitor?.actor ?? null));
    if (visitor === null && asked().found === null) return problem('signed-out');
    if (read === null) return problem('not-found');
    const packed = req.acceptsEncodings('gzip') === 'gzip';
    const at = readCursor(req.get('last-event-id') ?? query.after ?? '');
    const moves = meeting === null ? null : { meeting, from: query.opinion ?? '' };
    // whoever hears of every change hears of many at once
    const saving = query.saver === '1' || query.say === 'n';
    const following = { seated: visitor?.identity ?? null, saving, packed, at, held: query.hold === 'true', moves };
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
  const list = async (call: PageCall): Promise<Answer> => {
    const around = { ...(await aroundOf('/live', call)), reloads: false };
    const { text } = around;
    const ways = live
      .meetings(call.visitor !== null)
      .map(
        ({ meeting, names, from, to }) =>
          html`<li><a href="/live/m/${meeting}?lang=${text.language}">${nameIn(names, text.language)}</a>, ${text.days(from, to)}</li>`,
      );
    const said = text.t(ways.length > 0 ? 'live.meetings' : 'live.noMeetings');
    const more = ways.length > 0 ? html`<ul>${ways}</ul>` : null;
    return answerPage(emptyPage(around, { title: text.t('live.title'), said, more }), 200);
  };

  /** A page and its stream. */
  const followed = (at: string, asked: (id: string, seated: boolean) => Asked, what: string): readonly Route[] => [
    openRoute({
      method: 'get',
      path: `/live/${at}`,
      who: 'all',
      what: `The page that follows ${what}`,
      params: byId,
      query: ofPage,
      answers: { 200: 'text/html', 308: null, 401: 'text/html', 404: 'text/html' },
      handle: (call) => page(() => asked(call.params.id, call.visitor !== null), call),
    }),
    openRoute({
      method: 'get',
      path: `/api/live/${at}`,
      who: 'all',
      what: `What changes on the page that follows ${what}, as server-sent events that go on where \`after\` or \`Last-Event-ID\` says`,
      params: byId,
      query: ofStream,
      answers: { 200: 'text/event-stream' },
      handle: (call) => stream(() => asked(call.params.id, call.visitor !== null), call),
    }),
  ];

  return [
    openRoute({
      method: 'get',
      path: '/live',
      who: 'all',
      what: 'The meetings that can be followed; without a seat those that are held in public',
      query: ofPage,
      answers: { 200: 'text/html' },
      handle: list,
    }),
    ...followed('m/:id', ofMeeting, 'a meeting from opinion to opinion (`opinion` is the one on the page); in public where the meeting is'),
    ...followed(':id', ofOpinion, 'an opinion; in public where the meeting is on whose table it lies'),
  ];
}

/** Nothing on it is a secret from anybody who may read it, and it repeats nothing of whoever asks. */
const answerPage = (body: string, status: NonNullable<Page['status']>): Answer => ({
  kind: 'page',
  type: 'text/html',
  status,
  body,
  packable: true,
});

const signIn = (text: Text): Html => html`<p><a href="/">${text.t('live.signIn')}</a></p>`;
