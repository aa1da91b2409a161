/**
 * The page behind the link that a commenter was sent. Opening it changes nothing, because programs that look through mail open links too; the
 * button on it does.
 */
import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import { z } from 'zod';
import { awaitsConfirmation, type Comment } from '../../../shared/forum/consultation.ts';
import type { MessageKey } from '../../../shared/i18n/catalogue.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import type { Html } from '../../../shared/lib/html.ts';
import type { OutcomeIs } from '../../../shared/page/parts/outcome.tsx';
import type { Consultation } from '../../forum/consultation.ts';
import { StorageFault } from '../../log/log.ts';
import { textIn } from '../../text-in.ts';
import type { Answer, Page } from '../answer.ts';
import { answering, byId, titleOf } from '../pages/consultation/answering.tsx';
import { linkedBy, sealOf } from '../pages/consultation/confirmation.ts';
import { toldPage } from '../pages/consultation/told-page.tsx';
import { inLanguage, languageOf } from '../pages/spoken.ts';
import { openRoute, type Route } from '../route.ts';
import type { HttpTools } from '../tools.ts';

/** A link that lost its end on the way opens the page too, which says so. */
const link = { comment: z.string().default(''), key: z.string().default('') };

export function consultationConfirm(tools: HttpTools): readonly Route[] {
  const { clock, logger } = tools;
  const { answer, unknown, find } = answering(tools);

  const answerWith = (
    res: Response,
    text: Text,
    found: Consultation,
    comment: Comment | null,
    body: Html,
    status: Page['status'],
  ): Answer => {
    const linked = comment === null ? '' : `/confirm?comment=${comment.number}&key=${sealOf(found, comment, 'confirm')}&`;
    return answer(res, { text, path: `/consultation/${found.id}${linked || '?'}lang=`, title: titleOf(text), body }, status);
  };
  const page = (
    res: Response,
    text: Text,
    found: Consultation,
    comment: Comment | null,
    [is, words]: readonly [OutcomeIs, string],
    status: Page['status'],
  ): Answer => answerWith(res, text, found, comment, toldPage(found, text, { is, words }), status);
  const asking = (text: Text, found: Consultation, comment: Comment): Html => {
    const document = found.state.consulted?.number ?? '';
    const words = text.t('consultation.confirmAsk', { number: String(comment.number), document });
    return toldPage(found, text, { is: null, words, button: { comment, opens: 'confirm' } });
  };

  /** null: it is confirmed now. */
  const confirm = async (found: Consultation, comment: Comment): Promise<MessageKey | null> => {
    try {
      const command = { do: 'confirm-comment', comment: comment.number } as const;
      const result = await found.act({ command, seat: null, uuid: randomUUID(), note: {} });
      return result.ok ? null : `forum.${result.reason.code}`;
    } catch (fault) {
      if (!(fault instanceof StorageFault)) throw fault;
      logger.error({ err: fault, consultation: found.id }, 'whether a comment was confirmed is unknown');
      return 'consultation.storage';
    }
  };

  return [
    openRoute({
      method: 'get',
      path: '/consultation/:id/confirm',
      who: 'all',
      what: 'The page behind the link that a commenter was sent, with a button. Opening it changes nothing',
      params: byId,
      query: z.object({ ...inLanguage, ...link }),
      answers: { 200: 'text/html', 404: 'text/html' },
      async handle({ params, query: { lang, comment, key }, req, res }) {
        const text = await textIn(languageOf(req, lang));
        const found = await find(params.id);
        if (found === null) return unknown(res, text);
        const linked = linkedBy(found, { comment, key });
        if (linked === null) return page(res, text, found, null, ['wrong', text.t('consultation.badLink')], 404);
        if (linked.confirmed) return page(res, text, found, linked, ['done', text.t('forum.already-confirmed')], 200);
        if (!awaitsConfirmation(linked, clock.now()))
          return page(res, text, found, linked, ['wrong', text.t('forum.confirmation-late')], 200);
        return answerWith(res, text, found, linked, asking(text, found, linked), 200);
      },
    }),
    openRoute({
      method: 'post',
      path: '/consultation/:id/confirm',
      who: 'all',
      what: 'Confirm the address of a comment, as the button of that page does, once. No cookie is looked at',
      params: byId,
      query: z.strictObject(inLanguage),
      body: z.object(link),
      sent: 'form',
      answers: { 200: 'text/html', 400: 'text/html', 404: 'text/html', 503: 'text/html' },
      async handle({ params, query: { lang }, body, req, res }) {
        const text = await textIn(languageOf(req, lang));
        const found = await find(params.id);
        if (found === null) return unknown(res, text);
        const linked = linkedBy(found, body);
        if (linked === null) return page(res, text, found, null, ['wrong', text.t('consultation.badLink')], 404);
        const why = await confirm(found, linked);
        if (why !== null) return page(res, text, found, linked, ['wrong', text.say(why, {})], why === 'consultation.storage' ? 503 : 400);
        return page(res, text, found, linked, ['done', text.t('consultation.thanks', { number: String(linked.number) })], 200);
      },
    }),
  ];
}
