/**
 * Positions by a form that needs no script, through the same door as every other act. It is sent by our own page alone: the request bears
 * our exact origin, and the cookie goes along with no other.
 */
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { forumFacts } from '../../../shared/forum/facts.ts';
import { followedAt } from '../../../shared/forum/following.ts';
import { placeOf, readRestrictedId } from '../../../shared/forum/restricted.ts';
import { sayRefusal } from '../../../shared/i18n/refusal.ts';
import { inWords, type SetOff } from '../../../shared/i18n/set-off.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import { assert } from '../../../shared/lib/assert.ts';
import type { Html } from '../../../shared/lib/html.ts';
import type { Entry } from '../../../shared/opinion/entry.ts';
import { whatMay } from '../../../shared/opinion/questions.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import { namesIn, type Reading } from '../../../shared/page/text-html.ts';
import { baseText } from '../../../shared/text/block.ts';
import { opinionId } from '../../../shared/wire/value.ts';
import { entitiesIn } from '../../forum/entities-in.ts';
import { LIMITS } from '../../limits.ts';
import { type LogName, StorageFault } from '../../log/log.ts';
import { entryAt } from '../../record/entry-at.ts';
import { type Answer, type Page, problem } from '../answer.ts';
import { framed } from '../pages/frame.tsx';
import { appealChoices } from '../pages/position/appeals.ts';
import { editorialChoices, editorialLines } from '../pages/position/editorials.ts';
import { fieldOf, type PositionForm, positionForm, readPositionForm, recordedKey, type Wrong } from '../pages/position/form.ts';
import { type HandedBack, handedBackWords, positionPage, recordedPage } from '../pages/position/page.tsx';
import { inLanguage, textFor } from '../pages/spoken.ts';
import { type Route, seatRoute, type Visitor } from '../route.ts';
import type { HttpTools } from '../tools.ts';
import { type OpinionView, viewForAct, viewOf } from '../views/opinion.ts';

/** A paragraph by its id, or by as much of it as tells it from the others; `whole` = the opinion as a whole. */
const place = z.strictObject({ id: opinionId, block: z.string().regex(/^(whole|b[0-9a-z]{4,9})$/) });
const spoken = z.strictObject(inLanguage);

interface Asked {
  readonly params: z.output<typeof place>;
  readonly query: z.output<typeof spoken>;
  readonly visitor: Visitor;
  readonly req: Request;
  readonly res: Response;
}

/** The paragraph that is spoken to, as it reads. */
interface Place {
  readonly view: OpinionView;
  readonly block: string | null;
  readonly name: SetOff;
  readonly words: string | null;
  readonly hash: string | null;
}

/** In no field. */
const wrong = (words: string): Wrong => ({ words, field: null });

const logOf = (opinion: string): LogName => ({ kind: 'opinion', id: opinion });

export function positionRoutes(tools: HttpTools): readonly Route[] {
  const { forum, log, commands, raising, live, logger, clock } = tools;

  const readingOf = ({ register, blocks }: OpinionView, text: Text): Reading => ({
    ...{ register, blocks, text },
    entities: entitiesIn(forum.state, text.language),
  });

  /** null where there is no such opinion or paragraph for this seat. `look`: unless it is said otherwise, for an act. */
  const find = async ({ params: { id, block: asked }, visitor }: Asked, text: Text, look = viewForAct): Promise<Place | null> => {
    const view = await look(tools, id, visitor.actor);
    if (view === null) return null;
    if (asked === 'whole') return { view, block: null, name: inWords(text.t('between.whole')), words: null, hash: null };
    const [found, ...others] = view.register.paragraphs.filter((one) => one.id.startsWith(asked));
    if (found === undefined || others.length > 0) return null;
    const words = view.blocks
      .filter((one) => one.id === found.id)
      .map(baseText)
      .join('');
    return { view, block: found.id, name: namesIn(readingOf(view, text)).setOff(found.id), words, hash: found.hash };
  };

  /** The entry of a command that was done: an objection to a restricted session that is over stands in the log of the opinion. */
  const madeIn = async (id: string, seq: number, uuid: string): Promise<Entry> => {
    const inside = readRestrictedId(id);
    const logs = inside === null ? [logOf(id)] : [{ kind: 'restricted', id } as const, logOf(inside.opinion)];
    const found = await Promise.all(logs.map((name) => entryAt(log, name, seq)));
    const made = found.find((entry) => entry?.uuid === uuid);
    assert(made != null, 'what was recorded stands in the log');
    return made;
  };

  const framing = ({ params, res }: Asked, text: Text, title: string, body: Html, status: Page['status']): Answer =>
    framed(res, forum, { text, title, path: `/answer/${params.id}/${params.block}?lang=`, body }, status);

  const shown = (
    asked: Asked,
    text: Text,
    { view, block, name, words }: Place,
    form: PositionForm,
    why: Wrong | null,
    status: Page['status'] = why === null ? 200 : 400,
  ): Answer => {
    const { params, visitor } = asked;
    const { register } = view;
    const all = block === null ? register.positions : (register.paragraphs.find(({ id }) => id === block)?.positions ?? []);
    const { entity } = visitor.actor;
    const own = all.filter((one) => one.entity === entity);
    const place = placeOf(forum.state.restricted.sessions, params.id);
    const may = whatMay(register, visitor.actor, block, clock.now(), { ...forumFacts(forum.state, params.id), place });
    const names = namesIn(readingOf(view, text));
    const appeals = appealChoices({ register, block, entity, may }, text, names);
    const path = `/answer/${params.id}/${params.block}`;
    const adopting = register.phase === 'adopting';
    const about = {
      text,
      adopting,
      language: register.language,
      path,
      followed: followedAt(forum.state, params.id),
      name,
      words,
      own,
      appeals,
      editorials: editorialLines({ register, block, opinion: params.id }, text, names),
      undone: editorialChoices({ register, block, may }, text),
      form,
      why,
    };
    const closedOff = place === 'closed-off';
    const body = positionPage({ ...about, may: RIGHTS[visitor.actor.capacity].hold, closedOff });
    return framing(asked, text, text.t('answer.title', { paragraph: name }), body, status);
  };

  const textOf = ({ req, query }: Asked): Promise<Text> => textFor(req, query.lang);

  /** The objection stands; what did not fit is in the form still, which sends it as a new one with words. */
  const handedBack = async (asked: Asked, text: Text, before: Place, form: PositionForm, recorded: HandedBack): Promise<Answer> => {
    const at = (await find(asked, text)) ?? before;
    const drawn = { ...form, uuid: randomUUID(), seen: String(at.view.register.seq), hash: at.hash ?? '' };
    return shown(asked, text, at, drawn, wrong(handedBackWords(text, recorded)), 201);
  };

  const send = async (asked: Asked, text: Text, at: Place, form: PositionForm): Promise<Answer> => {
    const { params, visitor } = asked;
    const read = readPositionForm(form, at.block);
    if (!read.ok) return shown(asked, text, at, form, { words: text.say(read.reason, {}), field: fieldOf(read.reason) });
    const { envelope, unsaid } = read.value;
    if (!(await raising.mayAsk(asked.res, params.id, visitor, envelope.command)))
      return shown(asked, text, at, form, wrong(text.t('error.tooMany')), 429);
    live.readers.page(params.id, visitor.actor, envelope.seen.seq);
    try {
      const answer = await commands.act(params.id, visitor.actor, visitor.identity, envelope);
      if (answer === null) return problem('not-found');
      if (answer.ok) {
        const names = namesIn(readingOf(at.view, text));
        const { at: since, fact } = await madeIn(params.id, answer.seq, envelope.uuid);
        const key = fact.type === 'objection.late' ? 'news.late' : recordedKey(form);
        const what = text.t(key, { state: names.entity(visitor.actor.entity), paragraph: at.name });
        const recorded = { what, seq: answer.seq, at: since };
        if (unsaid.length > 0) return handedBack(asked, text, at, form, { ...recorded, unsaid });
        const body = recordedPage(text, followedAt(forum.state, params.id), at.name, recorded);
        return framing(asked, text, text.t('answer.title', { paragraph: at.name }), body, 201);
      }
      if (answer.why !== 'refused') return shown(asked, text, at, { ...form, uuid: randomUUID() }, wrong(text.t('answer.reused')));
      const names = namesIn(readingOf(at.view, text));
      return shown(asked, text, at, form, wrong(sayRefusal(text, answer.refusal, names, at.block === null ? 'opinion' : 'paragraph')));
    } catch (fault) {
      if (!(fault instanceof StorageFault)) throw fault;
      logger.error({ err: fault, opinion: params.id }, 'whether a position was recorded is unknown');
      return shown(asked, text, at, form, wrong(text.t('act.unanswered')), 503);
    }
  };

  return [
    seatRoute({
      method: 'get',
      path: '/answer/:id/:block',
      who: 'signed-in',
      what: 'The form with which a Member State answers to a paragraph, or to the opinion as a whole, without script',
      params: place,
      query: spoken,
      answers: { 200: 'text/html' },
      async handle(asked) {
        const text = await textOf(asked);
        const at = await find(asked, text, (_, id, reader) => viewOf(tools, id, undefined, reader));
        if (at === null) return problem('not-found');
        live.readers.page(asked.params.id, asked.visitor.actor, at.view.register.seq);
        const drawn = { uuid: randomUUID(), seen: String(at.view.register.seq), hash: at.hash ?? '' };
        return shown(asked, text, at, positionForm.parse(drawn), null);
      },
    }),
    seatRoute({
      method: 'post',
      path: '/answer/:id/:block',
      who: 'signed-in',
      what: 'Objects, asks for time, reserves, withdraws, appeals or undoes an editorial change, as the form sends it; done once however often it is sent',
      params: place,
      query: spoken,
      body: positionForm,
      sent: 'form',
      maxBytes: LIMITS.importBytes,
      limit: 'raising',
      answers: { 201: 'text/html', 400: 'text/html', 429: 'text/html', 503: 'text/html' },
      async handle({ body, ...asked }) {
        const text = await textOf(asked);
        const at = await find(asked, text);
        return at === null ? problem('not-found') : send(asked, text, at, body);
      },
    }),
  ];
}
