/** Contributions. Whether one is a proposal or a view, and whether it is late, is for the forum's rules. */
import type { z } from 'zod';
import { textOfDocument } from '../../../shared/compare/document-text.ts';
import { documentNumber } from '../../../shared/forum/document.ts';
import { plainSection, unknownSections } from '../../../shared/forum/section.ts';
import type { Actor } from '../../../shared/opinion/actor.ts';
import { standing } from '../../../shared/opinion/standing.ts';
import { fileContribution, filedContribution } from '../../../shared/wire/document.ts';
import { LIMITS } from '../../limits.ts';
import { type Answer, json, problem, refused } from '../answer.ts';
import { type Route, seatRoute, type Visitor } from '../route.ts';
import type { HttpTools } from '../tools.ts';
import { showDocument } from '../views/document.ts';

export const contributionRoutes = (tools: HttpTools): readonly Route[] => [
  seatRoute({
    method: 'post',
    path: '/api/contributions',
    who: 'signed-in',
    what: 'File a contribution; it is a proposal or a view by capacity, gets its number, and is marked where it is late',
    body: fileContribution,
    maxBytes: LIMITS.importBytes,
    limit: 'acts',
    answers: { 201: filedContribution },
    handle: ({ body, visitor }) => file(tools, body, visitor),
  }),
];

async function file(tools: HttpTools, wish: z.output<typeof fileContribution>, { actor, identity }: Visitor): Promise<Answer> {
  const { uuid, ...asked } = wish;
  const { text, source = actor.entity, ...given } = asked;
  if (!(await areThere(tools, wish.passages))) return problem('not-found');
  const sections = [...new Set(given.sections.map(plainSection))];
  const unknown = unknownSections(sections, await paragraphsOfReport(tools, actor));
  const command = { do: 'file-contribution', source, ...given, sections, unknown } as const;
  const result = await tools.forum.act(actor, { command, person: identity.person, uuid, text, asked: { do: command.do, ...asked } });
  if (!result.ok) return refused(result.reason);
  const { act, seq } = result.value;
  if (act.type !== 'contribution.filed') return problem('uuid-reused');
  return json({ id: act.document, number: documentNumber(act), seq, input: act.input, late: act.late }, 201);
}

/** Paragraphs that were removed and are still listed can be spoken to as well. */
async function areThere(tools: HttpTools, passages: z.output<typeof fileContribution>['passages']): Promise<boolean> {
  for (const opinion of new Set(passages.map((one) => one.opinion))) {
    const room = await tools.rooms.open(opinion);
    const listed = await room?.look(({ state }) => standing(state).paragraphs);
    const known = new Set(listed?.map(({ id }) => id));
    if (passages.some((one) => one.opinion === opinion && !known.has(one.block))) return false;
  }
  return true;
}

/** Of the newest one; null where there is none, or its text is not kept here. */
async function paragraphsOfReport(tools: HttpTools, { seat }: Actor): Promise<readonly string[] | null> {
  const reports = [...tools.forum.state.documents.values()].filter(({ kind, meeting }) => kind === 'R' && meeting === null);
  const newest = reports.at(-1);
  const text = newest && textOfDocument(await showDocument(tools, newest, seat));
  return text?.paragraphs.map(({ label, text: words }) => (label === '' ? words : `${label} ${words}`)) ?? null;
}
