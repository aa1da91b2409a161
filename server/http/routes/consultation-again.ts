/** The button that sends the link to a commenter again: mails get lost, and who waits for one may not have kept what they typed. */
import { z } from 'zod';
import { awaitsConfirmation } from '../../../shared/forum/consultation.ts';
import type { MessageKey } from '../../../shared/i18n/catalogue.ts';
import { textIn } from '../../text-in.ts';
import { answering, byId, titleOf } from '../pages/consultation/answering.tsx';
import { againBy, sendLink } from '../pages/consultation/confirmation.ts';
import { toldPage } from '../pages/consultation/told-page.tsx';
import { inLanguage, languageOf } from '../pages/spoken.ts';
import { openRoute, type Route } from '../route.ts';
import type { HttpTools } from '../tools.ts';

const asked = z.object({ comment: z.string().default(''), key: z.string().default('') });

export function consultationAgain(tools: HttpTools): readonly Route[] {
  const { clock } = tools;
  const { answer, unknown, find } = answering(tools);
  return [
    openRoute({
      method: 'post',
      path: '/consultation/:id/again',
      who: 'all',
      what: 'Send the link to a commenter again, to the address that came with the comment: three mails at most, a minute apart. No cookie is looked at',
      params: byId,
      query: z.strictObject(inLanguage),
      body: asked,
      sent: 'form',
      answers: { 200: 'text/html', 400: 'text/html', 404: 'text/html' },
      async handle({ params, query: { lang }, body, req, res }) {
        const text = await textIn(languageOf(req, lang));
        const found = await find(params.id);
        const comment = found && againBy(found, body);
        if (found === null || comment === null) return unknown(res, text);
        const page = (key: MessageKey, status: 200 | 400) => {
          const body = toldPage(found, text, {
            is: status === 200 ? 'done' : 'wrong',
            words: text.say(key, { number: String(comment.number) }),
            button: awaitsConfirmation(comment, clock.now()) ? { comment, opens: 'again' } : null,
          });
          return answer(res, { text, path: `/consultation/${found.id}?lang=`, title: titleOf(text), body }, status);
        };
        if (comment.confirmed) return page('forum.already-confirmed', 400);
        if (!awaitsConfirmation(comment, clock.now())) return page('forum.confirmation-late', 400);
        const why = await sendLink(tools, found, comment, text, true);
        return why === null ? page('consultation.linkSent', 200) : page(why, 400);
      },
    }),
  ];
}
