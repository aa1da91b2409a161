/** The documents of the forum. Which number one gets is for the forum's rules; what an opinion reads is for the opinion's log. */
import { z } from 'zod';
import { type DocumentContent, documentNumber } from '../../../shared/forum/document.ts';
import { FIND_MOST, isFoundBy } from '../../../shared/forum/find-document.ts';
import { type ListedDocument, listedDocument, registerDocument, registeredDocument, shownDocument } from '../../../shared/wire/document.ts';
import { documentId, opinionId } from '../../../shared/wire/value.ts';
import { LIMITS } from '../../limits.ts';
import { type Answer, json, problem, refused } from '../answer.ts';
import { type Route, seatRoute, type Visitor } from '../route.ts';
import type { HttpTools } from '../tools.ts';
import { listDocument, showDocument } from '../views/document.ts';
import { viewOf } from '../views/opinion.ts';

export function documentRoutes(tools: HttpTools): readonly Route[] {
  const { forum } = tools;
  return [
    seatRoute({
      method: 'get',
      path: '/api/documents',
      who: 'signed-in',
      what: 'All documents in the order of their registration, or those that are found, or the contributions to an opinion',
      query: z.strictObject({ find: z.string().max(FIND_MOST).exactOptional(), opinion: opinionId.exactOptional() }),
      answers: { 200: z.array(listedDocument) },
      async handle({ query: { find = '', opinion } }) {
        const all = [...forum.state.documents.values()];
        const found = all.filter((one) => isFoundBy(one, find)).map((one) => listDocument(forum, one));
        const about = ({ contribution }: ListedDocument): boolean => contribution?.passages.some((one) => one.opinion === opinion) === true;
        return json(opinion === undefined ? found : found.filter(about));
      },
    }),
    seatRoute({
      method: 'post',
      path: '/api/documents',
      who: 'signed-in',
      what: 'Register a document; its number is given. Of an opinion: its text as it reads now',
      body: registerDocument,
      maxBytes: LIMITS.importBytes,
      limit: 'acts',
      answers: { 201: registeredDocument },
      handle: ({ body, visitor }) => register(tools, body, visitor),
    }),
    seatRoute({
      method: 'get',
      path: '/api/documents/:id',
      who: 'signed-in',
      what: 'A document with its text, as far as it is kept here',
      params: z.strictObject({ id: documentId }),
      answers: { 200: shownDocument },
      async handle({ params, visitor: { actor } }) {
        const document = forum.state.documents.get(params.id);
        return document === undefined ? problem('not-found') : json(await showDocument(tools, document, actor.seat));
      },
    }),
  ];
}

interface Words {
  readonly title: string;
  readonly language: z.output<typeof listedDocument>['language'];
  readonly content: DocumentContent;
  readonly final: boolean;
}

async function register(tools: HttpTools, wish: z.output<typeof registerDocument>, { actor, identity }: Visitor): Promise<Answer> {
  const { uuid, ...asked } = wish;
  const { content, kind, meeting, of, source = actor.entity, aliases, address } = asked;
  const words = await wordsOf(tools, wish);
  if (words === null) return problem('not-found');
  const placed = address === undefined ? {} : { address };
  const command = { do: 'register-document', kind, meeting, of, source, aliases, ...placed, ...words } as const;
  const text = content.in === 'payload' ? { text: content.text } : {};
  const result = await tools.forum.act(actor, { command, person: identity.person, uuid, ...text, asked: { do: command.do, ...asked } });
  if (!result.ok) return refused(result.reason);
  const { act, seq } = result.value;
  if (act.type !== 'document.registered') return problem('uuid-reused');
  return json({ id: act.document, number: documentNumber(act), seq }, 201);
}

/** Null where there is no such opinion. */
async function wordsOf(tools: HttpTools, { content, title, language }: z.output<typeof registerDocument>): Promise<Words | null> {
  if (content.in !== 'opinion') return { title: title ?? '', language: language ?? 'en', content: { in: content.in }, final: false };
  const view = await viewOf(tools, content.opinion);
  if (view === null) return null;
  const { register: shown, textHash, docHash } = view;
  return {
    title: title ?? shown.title,
    language: language ?? shown.language,
    content: { in: 'opinion', opinion: content.opinion, at: shown.seq, textHash, docHash },
    final: shown.finish?.over === true,
  };
}
