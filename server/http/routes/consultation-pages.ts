/** Consultations for everybody: pages without script, and one form. Whoever asks needs no seat and gets no cookie. */
import type { Response } from 'express';
import { z } from 'zod';
import type { Comment } from '../../../shared/forum/consultation.ts';
import { isOfReport } from '../../../shared/forum/report.ts';
import type { MessageKey } from '../../../shared/i18n/catalogue.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import { assert } from '../../../shared/lib/assert.ts';
import { no, ok, type Result } from '../../../shared/lib/result.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { blockId } from '../../../shared/wire/value.ts';
import type { Consultation } from '../../forum/consultation.ts';
import { LIMITS } from '../../limits.ts';
import { StorageFault } from '../../log/log.ts';
import { RecordDamage } from '../../record/damage.ts';
import { textIn } from '../../text-in.ts';
import type { Answer, Page } from '../answer.ts';
import { finalDraft } from '../final-draft.ts';
import { tooManyFrom } from '../limits/limiters.ts';
import { answering, byId, titleOf } from '../pages/consultation/answering.tsx';
import { COMMENTS_ON_PAGE, commentsPage } from '../pages/consultation/comments-page.tsx';
import { sendLink, whyNoLink } from '../pages/consultation/confirmation.ts';
import { consultedText } from '../pages/consultation/consulted-text.ts';
import { type CommentForm, commentForm, emptyForm, fieldOf, readForm, type Said, type Wrong } from '../pages/consultation/form.ts';
import { listPage } from '../pages/consultation/list-page.tsx';
import { listConsultation, releasedOn, showComment } from '../pages/consultation/released.ts';
import { textPage } from '../pages/consultation/text-page.tsx';
import { drawTicket, idOf, readTicket } from '../pages/consultation/ticket.ts';
import { toldPage } from '../pages/consultation/told-page.tsx';
import { inLanguage, languageOf } from '../pages/spoken.ts';
import { openRoute, type Route } from '../route.ts';
import type { HttpTools } from '../tools.ts';

const spoken = z.object(inLanguage);
/** A paragraph, or '': the whole. */
const on = z.union([blockId, z.literal('')]);
const page = z
  .string()
  .regex(/^[1-9]\d{0,4}$/)
  .transform(Number);

export function consultationPages(tools: HttpTools): readonly Route[] {
  const { consultations, clock, logger } = tools;

  const { answer, unknown, find } = answering(tools);

  /** null where it is not to be had now; the page goes out without it. */
  const orNone = async <Value>({ id }: Consultation, asked: () => Promise<Value>): Promise<Value | null> => {
    try {
      return await asked();
    } catch (fault) {
      if (!(fault instanceof RecordDamage) && !(fault instanceof StorageFault)) throw fault;
      logger.error({ err: fault, consultation: id }, 'a consultation goes out without what is in the log of its text');
      return null;
    }
  };

  const shown = async (
    res: Response,
    consultation: Consultation,
    text: Text,
    form: CommentForm | null,
    why: Wrong | null,
    status?: Page['status'],
  ): Promise<Answer> => {
    const { id, state } = consultation;
    if (state.consulted === null) return unknown(res, text);
    const counts = new Map<BlockId | null, number>();
    for (const { block } of releasedOn(consultation)) counts.set(block, (counts.get(block) ?? 0) + 1);
    const { consulted, closesAt, confirms } = state;
    const open = state.open && closesAt > clock.now();
    const view = await orNone(consultation, () => consultedText(tools, consultation));
    const last = isOfReport(consulted.content) ? await orNone(consultation, () => finalDraft(tools)) : null;
    const final = last === consulted.document;
    const body = textPage({ id, consulted, closesAt, open, confirms, final, text, view, counts, form, why });
    const title = `${consulted.number} ${titleOf(text)}`;
    return answer(res, { text, path: `/consultation/${id}?lang=`, title, body, readOnly: form === null }, status);
  };

  const send = async (
    consultation: Consultation,
    form: CommentForm,
    { block, language: written, note }: Said,
    text: Text,
  ): Promise<Result<Comment, MessageKey>> => {
    const uuid = idOf(form.ticket, Object.values(form));
    const unsendable = whyNoLink(tools, consultation, note.contact);
    if (unsendable !== null) return no(unsendable);
    try {
      const command = { do: 'comment', block, language: written, addressed: note.contact !== undefined } as const;
      const result = await consultation.act({ command, seat: null, uuid, note, asked: form });
      if (!result.ok) return no(`forum.${result.reason.code}` as const);
      const comment = consultation.at(result.value.seq);
      assert(comment !== null, 'what was recorded is a comment');
      // the same form, sent again, is the same comment; its link goes out if it did not before
      const unsent = comment.confirmed ? null : await sendLink(tools, consultation, comment, text);
      return unsent === null ? ok(comment) : no(unsent);
    } catch (fault) {
      if (!(fault instanceof StorageFault)) throw fault;
      logger.error({ err: fault, consultation: consultation.id }, 'whether a comment was recorded is unknown');
      return no('consultation.storage');
    }
  };

  return [
    openRoute({
      method: 'get',
      path: '/consultation',
      who: 'all',
      what: 'The list of open consultations, as a page',
      query: spoken,
      answers: { 200: 'text/html' },
      async handle({ query: { lang }, req, res }) {
        const text = await textIn(languageOf(req, lang));
        const rows = (await consultations.all()).flatMap((one) => listConsultation(one, clock.now()) ?? []);
        return answer(res, {
          text,
          path: '/consultation?lang=',
          title: text.t('consultation.list'),
          body: listPage(rows, text),
          readOnly: true,
        });
      },
    }),
    openRoute({
      method: 'get',
      path: '/consultation/:id',
      who: 'all',
      what: 'The page of a consultation: the text, and a form below the paragraph that `on` names, or for the whole where it is empty',
      params: byId,
      query: z.object({ ...inLanguage, on: on.exactOptional() }),
      answers: { 200: 'text/html', 404: 'text/html' },
      async handle({ params, query: { lang, on }, req, res }) {
        const text = await textIn(languageOf(req, lang));
        const found = await find(params.id);
        if (found === null) return unknown(res, text);
        const form = on === undefined ? null : { ...emptyForm, on, ticket: drawTicket(found.secret, clock.now()) };
        return shown(res, found, text, form, null);
      },
    }),
    openRoute({
      method: 'post',
      path: '/consultation/:id',
      who: 'all',
      what: 'Comment, as a form sends it. It waits to be read by the secretariat. No cookie is looked at',
      params: byId,
      query: z.strictObject(inLanguage),
      body: commentForm,
      sent: 'form',
      limit: 'comments',
      answers: { 201: 'text/html', 400: 'text/html', 404: 'text/html', 429: 'text/html', 503: 'text/html' },
      async handle({ params, query: { lang }, body, req, res }) {
        const text = await textIn(languageOf(req, lang));
        const found = await find(params.id);
        if (found === null) return unknown(res, text);
        const again = (key: MessageKey, form: CommentForm, status: Page['status']): Promise<Answer> =>
          shown(
            res,
            found,
            text,
            { ...form, website: '' },
            { words: text.say(key, { count: LIMITS.commentChars }), field: fieldOf(key) },
            status,
          );
        if (tooManyFrom(res)) return again('consultation.many', body, 429);
        const read = readForm(body, text.language);
        if (!read.ok) return again(read.reason, body, 400);
        const ticket = readTicket(found.secret, body.ticket, clock.now());
        if (ticket === 'quick') return again('consultation.quick', body, 400);
        if (ticket === 'stale')
          return again('consultation.stale', { ...body, ticket: drawTicket(found.secret, clock.now() - LIMITS.commentFillMs) }, 400);
        const sent = await send(found, body, read.value, text);
        if (!sent.ok) return again(sent.reason, body, sent.reason === 'consultation.storage' ? 503 : 400);
        const { confirmed, number } = sent.value;
        const words = text.t(confirmed ? 'consultation.thanks' : 'consultation.linkSent', { number: String(number) });
        const button = confirmed ? null : ({ comment: sent.value, opens: 'again' } as const);
        const told = toldPage(found, text, { is: 'done', words, quote: read.value.note.text, button });
        return answer(res, { text, path: `/consultation/${found.id}?lang=`, title: titleOf(text), body: told }, 201);
      },
    }),
    openRoute({
      method: 'get',
      path: '/consultation/:id/comments',
      who: 'all',
      what: 'The comments that were released, as a page; those on one paragraph, or on the whole where `on` is empty',
      params: byId,
      query: z.object({ ...inLanguage, on: on.exactOptional(), page: page.exactOptional() }),
      answers: { 200: 'text/html', 404: 'text/html' },
      async handle({ params, query: { lang, on, page: asked = 1 }, req, res }) {
        const text = await textIn(languageOf(req, lang));
        const found = await find(params.id);
        if (found === null) return unknown(res, text);
        const all = releasedOn(found, on === '' ? null : on);
        const from = (asked - 1) * COMMENTS_ON_PAGE;
        const comments = all.slice(from, from + COMMENTS_ON_PAGE).map((one) => showComment(found, one));
        const view = await orNone(found, () => consultedText(tools, found));
        const name = view?.names(text);
        const place = (block: BlockId | null): string =>
          block === null ? text.t('consultation.whole') : (name?.(block) ?? text.t('paragraph.unnamed'));
        const body = commentsPage({ id: found.id, text, comments, page: asked, more: all.length > from + COMMENTS_ON_PAGE, on, place });
        const path = `/consultation/${found.id}/comments?${on === undefined ? '' : `on=${on}&`}lang=`;
        return answer(res, { text, path, title: text.t('consultation.all'), body, readOnly: true });
      },
    }),
  ];
}
