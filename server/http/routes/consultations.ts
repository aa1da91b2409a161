/** Consultations for those who have a seat: the secretariat opens them and reads what comes; the experts read what was released. */
import { z } from 'zod';
import { baseText } from '../../../shared/text/block.ts';
import {
  type CommentCounts,
  commentCounts,
  commentQueue,
  consultationEnvelope,
  listedConsultation,
  openConsultation,
  openedConsultation,
  shownComment,
} from '../../../shared/wire/consultation.ts';
import { forumDone } from '../../../shared/wire/forum.ts';
import { blockId, language, opinionId, slug } from '../../../shared/wire/value.ts';
import type { Consultation } from '../../forum/consultation.ts';
import { consultationIdOf, unitsOf } from '../../forum/consultations.ts';
import { textIn } from '../../text-in.ts';
import { type Answer, json, problem, refused } from '../answer.ts';
import { consultedText, readNumbered } from '../pages/consultation/consulted-text.ts';
import { commentsCsv, commentsPlain } from '../pages/consultation/export.ts';
import { listConsultation, queueComment, releasedOn, showComment } from '../pages/consultation/released.ts';
import { type Route, seatRoute, type Visitor } from '../route.ts';
import type { HttpTools } from '../tools.ts';

const byId = z.strictObject({ id: slug });
const ofOpinion = z.strictObject({ id: opinionId });
const FORMS = { csv: 'text/csv', txt: 'text/plain' } as const;

export function consultationRoutes(tools: HttpTools): readonly Route[] {
  const { consultations, clock } = tools;

  const on = async (id: string, then: (found: Consultation) => Promise<Answer>): Promise<Answer> => {
    const found = await consultations.find(id);
    return found === null ? problem('not-found') : then(found);
  };
  return [
    seatRoute({
      method: 'get',
      path: '/api/consultations',
      who: 'signed-in',
      what: 'All open consultations; the one that closes last comes first',
      answers: { 200: z.array(listedConsultation) },
      handle: async () => json((await consultations.all()).flatMap((one) => listConsultation(one, clock.now()) ?? [])),
    }),
    seatRoute({
      method: 'post',
      path: '/api/consultations',
      who: 'secretariat',
      what: 'Open a consultation on a registered text of an opinion, or on a text that was handed in',
      body: openConsultation,
      limit: 'acts',
      answers: { 201: openedConsultation },
      handle: ({ body, visitor }) => open(tools, body, visitor),
    }),
    seatRoute({
      method: 'post',
      path: '/api/consultations/:id/commands',
      who: 'secretariat',
      what: 'Move the closing date, ask for confirmed addresses, or release, refuse or mark comments; done once however often it arrives',
      params: byId,
      body: consultationEnvelope,
      limit: 'acts',
      answers: { 200: forumDone },
      handle: ({ params, body: { uuid, command }, visitor: { actor, identity } }) =>
        on(params.id, async (found) => {
          if (command.do === 'require-confirmation' && command.on && tools.mailer === null) return refused({ code: 'no-mail' });
          const note = identity.person === null ? {} : { person: identity.person };
          const result = await found.act({ command, seat: actor.seat, uuid, note });
          return result.ok ? json({ seq: result.value.seq }) : refused(result.reason);
        }),
    }),
    seatRoute({
      method: 'get',
      path: '/api/consultations/:id/queue',
      who: 'secretariat',
      what: 'All comments but those whose address is not confirmed, as they were sent, with what became of them',
      params: byId,
      answers: { 200: commentQueue },
      handle: ({ params }) =>
        on(params.id, async (found) => {
          const view = await consultedText(tools, found);
          const paragraphs = view?.blocks
            .filter(({ id }) => found.state.consulted?.blocks.includes(id))
            .map((block) => ({ block: block.id, label: view.labels.get(block.id) ?? '', words: baseText(block).trim() }));
          const comments = found.state.comments.filter(({ confirmed }) => confirmed).map((comment) => queueComment(found, comment));
          return json({ consultation: listConsultation(found, clock.now()), paragraphs: paragraphs ?? [], comments });
        }),
    }),
    seatRoute({
      method: 'get',
      path: '/api/consultations/:id/comments',
      who: 'signed-in',
      what: 'The released comments as a file: a table, or plain text in a language',
      params: byId,
      query: z.strictObject({ as: z.enum(['csv', 'txt']), lang: language.exactOptional() }),
      answers: { 200: ['text/csv', 'text/plain'] },
      handle: ({ params, query: { as, lang = 'en' }, res }) =>
        on(params.id, async (found) => {
          const text = await textIn(lang);
          const view = await consultedText(tools, found);
          const name = view?.names(text);
          const place = (block: string | null): string => (block === null ? text.t('consultation.whole') : (name?.(block) ?? block));
          const comments = releasedOn(found).map((one) => showComment(found, one));
          const body = as === 'csv' ? commentsCsv(comments, place) : commentsPlain(comments, place, text);
          res.attachment(`${found.id}.${as}`);
          return { kind: 'page', type: FORMS[as], body, packable: true };
        }),
    }),
    seatRoute({
      method: 'get',
      path: '/api/consultations/:id/comment-counts',
      who: 'signed-in',
      what: 'How many comments on each paragraph of its text were released',
      params: byId,
      answers: { 200: commentCounts },
      handle: ({ params }) => on(params.id, async (found) => json(countByBlock([found]))),
    }),
    seatRoute({
      method: 'get',
      path: '/api/opinions/:id/comment-counts',
      who: 'signed-in',
      what: 'How many comments on each paragraph were released, in all consultations on the opinion',
      params: ofOpinion,
      answers: { 200: commentCounts },
      handle: async ({ params }) => json(countByBlock(await consultations.all(params.id))),
    }),
    seatRoute({
      method: 'get',
      path: '/api/opinions/:id/comments',
      who: 'signed-in',
      what: 'The released comments on one paragraph, or, without `block`, on the opinion as a whole',
      params: ofOpinion,
      query: z.strictObject({ block: blockId.exactOptional() }),
      answers: { 200: z.array(shownComment) },
      async handle({ params, query: { block = null } }) {
        const found = await consultations.all(params.id);
        return json(found.flatMap((one) => releasedOn(one, block).map((comment) => showComment(one, comment))));
      },
    }),
  ];
}

function countByBlock(found: readonly Consultation[]): CommentCounts {
  const counts = new Map<string | null, number>();
  for (const { block } of found.flatMap((one) => releasedOn(one))) counts.set(block, (counts.get(block) ?? 0) + 1);
  return [...counts].map(([block, count]) => ({ block, count }));
}

async function open(tools: HttpTools, wish: z.output<typeof openConsultation>, { actor, identity }: Visitor): Promise<Answer> {
  const { uuid, ...asked } = wish;
  const { document, closesAt, confirms } = asked;
  if (confirms && tools.mailer === null) return refused({ code: 'no-mail' });
  const id = consultationIdOf(document);
  const registered = tools.forum.state.documents.get(document);
  const text = registered && (await readNumbered(tools, registered));
  const blocks = (text ? unitsOf(text.blocks) : []).map((block) => block.id);
  const consultation = await tools.consultations.on(id);
  const note = identity.person === null ? {} : { person: identity.person };
  const command = { do: 'open-consultation', document, blocks, closesAt, confirms } as const;
  const result = await consultation.act({ command, seat: actor.seat, uuid, note, asked: { do: command.do, ...asked } });
  return result.ok ? json({ id }, 201) : refused(result.reason);
}
