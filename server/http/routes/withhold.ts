/**
 * A Member State withholds its own words (SPEC.md H73), by a form that needs no script and through the same door as every other act. What the form
 * names are letters by their places, and the past says whose they are: nothing rests on what a form claims.
 */
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { forumFacts, numberedAt } from '../../../shared/forum/facts.ts';
import { placeOf } from '../../../shared/forum/restricted.ts';
import { sayRefusal } from '../../../shared/i18n/refusal.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import type { Html } from '../../../shared/lib/html.ts';
import { whatMay } from '../../../shared/opinion/questions.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import { isTooMany } from '../../../shared/opinion/withholding.ts';
import { namesIn } from '../../../shared/page/text-html.ts';
import { envelope } from '../../../shared/wire/command.ts';
import { opinionId } from '../../../shared/wire/value.ts';
import { entitiesIn } from '../../forum/entities-in.ts';
import { LIMITS } from '../../limits.ts';
import { StorageFault } from '../../log/log.ts';
import type { GoneWords } from '../../text/authors/own-gone.ts';
import { type Answer, type Page, problem } from '../answer.ts';
import { fieldOf, isLetters, lettersIn, MOST_LISTED } from '../letters-field.ts';
import { framed } from '../pages/frame.tsx';
import { ofOpinion } from '../pages/past/of-opinion.tsx';
import type { Offered } from '../pages/past/offered-words.tsx';
import { choosingPage, saidPage, surePage } from '../pages/past/withhold-page.tsx';
import { inLanguage, textFor } from '../pages/spoken.ts';
import { type Route, seatRoute, type Visitor } from '../route.ts';
import type { HttpTools } from '../tools.ts';
import { type OpinionView, viewOf } from '../views/opinion.ts';

/** The size of the body is the true limit; what is wrong in them is said on the page (P10). */
const typed = z.string().max(LIMITS.importBytes);
const form = z.strictObject({
  words: z.union([typed, z.array(typed)]).exactOptional(),
  /** Drawn with the second page: sent twice it is done once. */
  uuid: typed.default(''),
  seen: typed.default(''),
  /** “1” with the second page; all else is asked once more. */
  sure: typed.default(''),
});
/** All that are listed may be ticked: each comes in a field of its own, beside the three others. */
const FIELDS = MOST_LISTED + 3;

interface Asked {
  readonly id: string;
  readonly text: Text;
  readonly visitor: Visitor;
  readonly res: Response;
}

export function withholdRoutes(tools: HttpTools): readonly Route[] {
  const { forum, rooms, history, commands, raising, clock, logger } = tools;

  const namesOf = ({ register, blocks }: OpinionView, text: Text) =>
    namesIn({ register, blocks, text, entities: entitiesIn(forum.state, text.language) });

  const about = ({ id, text }: Asked, { register }: OpinionView) => ofOpinion(id, text, register);

  const shown = ({ id, text, res }: Asked, body: Html, status: Page['status'] = 200): Answer =>
    framed(res, forum, { text, title: text.t('withhold.title'), path: `/o/${id}/withhold?lang=`, body }, status);

  /** Own words that may be withheld; in words why there are none to choose. */
  const ownWords = async ({ id, text, visitor: { actor } }: Asked, view: OpinionView): Promise<readonly GoneWords[] | string> => {
    // to them it says the same whatever goes on elsewhere
    if (!RIGHTS[actor.capacity].hold) return text.t('refusal.not-a-member-state');
    const place = placeOf(forum.state.restricted.sessions, id);
    const may = whatMay(view.register, actor, null, clock.now(), { ...forumFacts(forum.state, id), place })['withhold-words'];
    if (may !== null && may.code !== 'not-own-words') return sayRefusal(text, may, namesOf(view, text), 'opinion');
    const room = await rooms.enter(id, actor);
    const asked = { entity: actor.entity, numbered: numberedAt(forum.state, id) };
    const found = room && (await history.ownWords(actor.seat, room.name, view.register.seq, asked));
    return found ?? text.t('withhold.untold');
  };

  const offered = (asked: Asked, view: OpinionView, found: readonly GoneWords[]): readonly Offered[] => {
    const names = namesOf(view, asked.text);
    return found.map(({ block, text, ranges, at }) => ({ value: fieldOf(ranges), paragraph: names.paragraph(block), at, words: text }));
  };

  const choosing = async (asked: Asked, view: OpinionView, ticked: readonly string[], why: string | null, status: Page['status']) => {
    const found = await ownWords(asked, view);
    if (typeof found === 'string') return shown(asked, saidPage(about(asked, view), found, false), status);
    const listed = offered(asked, view, found.slice(0, MOST_LISTED));
    const more = Math.max(0, found.length - MOST_LISTED);
    return shown(asked, choosingPage({ ...about(asked, view), offered: listed, ticked: new Set(ticked), more, why }), status);
  };

  const sure = async (asked: Asked, view: OpinionView, ticked: readonly string[]): Promise<Answer> => {
    const found = await ownWords(asked, view);
    const all = typeof found === 'string' ? [] : offered(asked, view, found);
    const chosen = all.filter(({ value }) => ticked.includes(value));
    // somebody put some of them in again, or a call has come
    if (chosen.length < ticked.length) return choosing(asked, view, ticked, asked.text.t('refusal.not-own-words'), 400);
    return shown(asked, surePage({ ...about(asked, view), chosen, uuid: randomUUID(), seen: view.register.seq }));
  };

  const withhold = async (asked: Asked, view: OpinionView, ticked: readonly string[], { uuid, seen }: z.output<typeof form>) => {
    const { id, text, visitor, res } = asked;
    const command = { do: 'withhold-words', letters: ticked.flatMap(lettersIn) } as const;
    const read = envelope.safeParse({ uuid, v: 1, seen: { seq: Number(seen) }, command });
    if (!read.success) return choosing(asked, view, ticked, text.t('refusal.not-own-words'), 400);
    if (!(await raising.mayAsk(res, id, visitor, command))) return choosing(asked, view, ticked, text.t('error.tooMany'), 429);
    try {
      const answer = await commands.act(id, visitor.actor, visitor.identity, read.data);
      if (answer === null) return problem('not-found');
      if (answer.ok) return shown(asked, saidPage(about(asked, view), text.t('withhold.done'), true), 201);
      const why =
        answer.why === 'refused' ? sayRefusal(text, answer.refusal, namesOf(view, text), 'opinion') : text.t('refusal.not-own-words');
      return choosing(asked, view, ticked, why, 400);
    } catch (fault) {
      if (!(fault instanceof StorageFault)) throw fault;
      logger.error({ err: fault, opinion: id }, 'whether words were withheld is unknown');
      return shown(asked, saidPage(about(asked, view), text.t('act.unanswered'), false), 503);
    }
  };

  const asking = async (
    id: string,
    lang: string | undefined,
    { visitor, req, res }: Pick<Asked, 'visitor' | 'res'> & { readonly req: Request },
  ) => {
    const view = await viewOf(tools, id, undefined, visitor.actor);
    return view === null ? null : { view, asked: { id, text: await textFor(req, lang), visitor, res } };
  };

  return [
    seatRoute({
      method: 'get',
      path: '/o/:id/withhold',
      who: 'signed-in',
      what: 'The form with which a Member State withholds words of its own that are gone from an opinion, without script',
      params: z.strictObject({ id: opinionId }),
      query: z.strictObject(inLanguage),
      answers: { 200: 'text/html' },
      async handle({ params: { id }, query: { lang }, visitor, req, res }): Promise<Answer> {
        const found = await asking(id, lang, { visitor, req, res });
        return found === null ? problem('not-found') : choosing(found.asked, found.view, [], null, 200);
      },
    }),
    seatRoute({
      method: 'post',
      path: '/o/:id/withhold',
      who: 'signed-in',
      what: 'Withholds the words that the form names: asked once more first; done once however often it is sent',
      params: z.strictObject({ id: opinionId }),
      query: z.strictObject(inLanguage),
      body: form,
      sent: 'form',
      maxBytes: LIMITS.importBytes,
      fields: FIELDS,
      limit: 'raising',
      answers: { 200: 'text/html', 201: 'text/html', 400: 'text/html', 429: 'text/html', 503: 'text/html' },
      async handle({ params: { id }, query: { lang }, body, visitor, req, res }): Promise<Answer> {
        const found = await asking(id, lang, { visitor, req, res });
        if (found === null) return problem('not-found');
        const { asked, view } = found;
        const ticked = [...new Set([body.words ?? []].flat())];
        if (ticked.length === 0) return choosing(asked, view, [], asked.text.t('withhold.choose'), 400);
        if (!ticked.every(isLetters)) return choosing(asked, view, [], asked.text.t('refusal.not-own-words'), 400);
        if (isTooMany(ticked.flatMap(lettersIn))) return choosing(asked, view, ticked, asked.text.t('refusal.too-many-words'), 400);
        return body.sure === '1' ? withhold(asked, view, ticked, body) : sure(asked, view, ticked);
      },
    }),
  ];
}
