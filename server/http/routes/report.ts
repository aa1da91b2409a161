/** The report of the Secretary-General: begun once, in a log of its own. It is written, read and numbered as opinions are. */
import type { z } from 'zod';
import { documentNumber } from '../../../shared/forum/document.ts';
import { REPORT } from '../../../shared/forum/report.ts';
import { beginReport, shownReport } from '../../../shared/wire/report.ts';
import { LIMITS } from '../../limits.ts';
import { reportFounding } from '../../room/founding/report.ts';
import { type Answer, json, problem, refused } from '../answer.ts';
import { finalDraft } from '../final-draft.ts';
import { tooMuchToRead } from '../limits/import-size.ts';
import { tooMuch } from '../present-draft.ts';
import { type Route, seatRoute, type Visitor } from '../route.ts';
import type { HttpTools } from '../tools.ts';

export const reportRoutes = (tools: HttpTools): readonly Route[] => [
  seatRoute({
    method: 'get',
    path: '/api/report',
    who: 'signed-in',
    what: 'Whether the report of the Secretary-General was begun; its text is read as that of an opinion',
    answers: { 200: shownReport },
    handle: async () => json({ report: await begunReport(tools) }),
  }),
  seatRoute({
    method: 'post',
    path: '/api/report',
    who: 'secretariat',
    what: 'Begin the report: empty, from plain text, or from a text that was handed in before',
    body: beginReport,
    maxBytes: LIMITS.importBytes,
    answers: { 201: shownReport },
    handle: ({ body, visitor }) => begin(tools, body, visitor),
  }),
];

async function begunReport(tools: HttpTools) {
  const room = await tools.rooms.open(REPORT);
  if (room === null) return null;
  const final = await finalDraft(tools);
  return room.look(({ state: { title, language, seq, at } }) => ({ id: REPORT, title, language, seq, at, final }));
}

async function begin(tools: HttpTools, { title, language, from }: z.output<typeof beginReport>, visitor: Visitor): Promise<Answer> {
  const { rooms, forum } = tools;
  const { actor, identity } = visitor;
  const document = from.in === 'document' ? forum.state.documents.get(from.document) : undefined;
  const text = await textFrom(tools, from);
  if (text === null) return problem('not-found');
  const endless = tooMuchToRead({ text });
  if (endless !== null) return problem('too-large', { detail: endless });
  const source = document === undefined ? null : documentNumber(document);
  const founding = reportFounding({ title, language, text, source, actor, person: identity.person });
  const excess = tooMuch(founding.blocks);
  if (excess !== null) return problem('too-large', { detail: excess });
  if (!(await rooms.create(founding))) return refused({ code: 'report-exists' });
  return json({ report: await begunReport(tools) }, 201);
}

/** Null where there is no such text here. */
async function textFrom({ forum }: HttpTools, from: z.output<typeof beginReport>['from']): Promise<string | null> {
  switch (from.in) {
    case 'nothing':
      return '';
    case 'text':
      return from.text;
    case 'document': {
      const document = forum.state.documents.get(from.document);
      return document?.content.in === 'payload' ? ((await forum.note(document.seq))?.text ?? null) : null;
    }
  }
}
