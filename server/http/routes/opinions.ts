/** Opinions over HTTP: make, list, read at any log position, act. Every act goes through the room, as everything does. */
import { z } from 'zod';
import { readOpinion } from '../../../shared/import/read.ts';
import { fitting } from '../../../shared/opinion/fitting.ts';
import { PLAIN_VIEWS } from '../../../shared/text/plain-view.ts';
import { commandDone, envelope } from '../../../shared/wire/command.ts';
import { createdOpinion, createOpinion, draft, haltedOpinion, listedOpinion, opinionText, source } from '../../../shared/wire/opinion.ts';
import { changedText } from '../../../shared/wire/past.ts';
import { progress, register } from '../../../shared/wire/register.ts';
import { opinionId, seq } from '../../../shared/wire/value.ts';
import { needsStepUp } from '../../auth/step-up.ts';
import { giveWay } from '../../event-loop.ts';
import { wordText } from '../../export/word-reading.ts';
import { WORD_VIEWS } from '../../export/word-text.ts';
import { LIMITS } from '../../limits.ts';
import { isSameNumber, opinionIdOf } from '../../room/founding/opinion-id.ts';
import { OpinionProgress } from '../../room/past/progress.ts';
import { toldText } from '../../room/told-text.ts';
import { Turns } from '../../turns.ts';
import { type Answer, json, notHere, problem, refused } from '../answer.ts';
import { WORD, wordAnswer, wordName } from '../files/word-answer.ts';
import { tooMuchToRead } from '../limits/import-size.ts';
import { inLanguage } from '../pages/spoken.ts';
import { presentDraft } from '../present-draft.ts';
import { type Route, seatRoute, type Visitor } from '../route.ts';
import type { HttpTools } from '../tools.ts';
import { atOrBeside, besideFor } from '../views/beside.ts';
import { CHANGES_TAKE, changesJson, changesQuery } from '../views/changes.ts';
import { listedFor, listedNews } from '../views/listed.ts';
import { at, headRegister, momentAs, type OpinionView, viewOf } from '../views/opinion.ts';
import { recordLines } from '../views/record-lines.ts';
import { plainly, printed, shownReading } from './pages.ts';

const byId = z.strictObject({ id: opinionId });

export function opinionRoutes(tools: HttpTools): readonly Route[] {
  const { rooms, log, commands, raising, sessions, config, clock } = tools;
  const progressOf = new OpinionProgress(log);

  const view = async (
    { actor }: Visitor,
    id: string,
    at: number | undefined,
    then: (view: OpinionView) => Answer | Promise<Answer>,
  ): Promise<Answer> => {
    const found = await viewOf(tools, id, at, actor);
    return found === null ? problem('not-found') : then(found);
  };

  /** Of a position, as the thread of the past has written it. */
  const written = async ({ actor }: Visitor, id: string, at: number, as: 'register' | 'text'): Promise<Answer> => {
    const bytes = await momentAs(tools, id, at, actor, as);
    return bytes === null ? problem('not-found') : { kind: 'written', json: bytes };
  };

  return [
    seatRoute({
      method: 'get',
      path: '/api/opinions',
      who: 'signed-in',
      what: 'All opinions, by number, how they stand, and whether something has happened in them since one was last there; the report of the Secretary-General is none',
      answers: { 200: z.array(listedOpinion) },
      handle: async ({ visitor }) => json(await listedNews(tools, visitor)),
    }),
    seatRoute({
      method: 'get',
      path: '/api/opinions/halted',
      who: 'signed-in',
      what: 'The opinions that the list leaves out because their record is not sound, and where it is not',
      answers: { 200: z.array(haltedOpinion) },
      handle: async () => json((await listedFor(tools)).halted),
    }),
    seatRoute({
      method: 'post',
      path: '/api/opinions/read',
      who: 'secretariat',
      what: 'What the importer reads in a text, and what it is not sure about; changes nothing',
      body: source,
      maxBytes: LIMITS.importBytes,
      answers: { 200: draft },
      async handle({ body }) {
        const excess = tooMuchToRead(body);
        return excess === null ? json(readOpinion(body)) : problem('too-large', { detail: excess });
      },
    }),
    seatRoute({
      method: 'post',
      path: '/api/opinions',
      who: 'secretariat',
      what: 'Present a draft opinion: make it from plain text or from corrected blocks. Not after the cut-off',
      body: createOpinion,
      maxBytes: LIMITS.importBytes,
      answers: { 201: createdOpinion },
      handle: ({ body, visitor }) => create(tools, body, visitor),
    }),
    seatRoute({
      method: 'get',
      path: '/api/opinions/:id/register',
      who: 'signed-in',
      what: 'The register at the head, or as it was after entry `at`',
      params: byId,
      query: at,
      answers: { 200: register },
      async handle({ params: { id }, query: { at }, visitor }) {
        if (at !== undefined) return written(visitor, id, at, 'register');
        const found = await headRegister(tools, id, visitor.actor);
        if (found === null) return problem('not-found');
        // it is gathered in this turn, and written in the next (K19)
        await giveWay();
        return json(found);
      },
    }),
    seatRoute({
      method: 'get',
      path: '/api/opinions/:id/progress',
      who: 'signed-in',
      what: 'How the opinion has come along: what was agreed, held and unsettled, oldest first',
      params: byId,
      answers: { 200: z.array(progress) },
      async handle({ params, visitor }) {
        const room = await rooms.enter(params.id, visitor.actor);
        return room === null ? problem('not-found') : json(await progressOf.of(room.name, await room.look(({ state }) => state.seq)));
      },
    }),
    seatRoute({
      method: 'get',
      path: '/api/opinions/:id/changes',
      who: 'signed-in',
      what: 'What changed since a baseline: `declared` (each paragraph since its last declaration), `tabled` (the first text), `mine` (the last entry of the own seat), `here` (when one was last at the text), a day or a log position',
      params: byId,
      query: z.strictObject(changesQuery),
      answers: { 200: changedText },
      async handle({ params, query, visitor }) {
        const found = await changesJson(tools, params.id, query, visitor);
        if (found === null) return problem('not-found');
        return 'notHere' in found ? notHere(found.notHere, CHANGES_TAKE) : { kind: 'written', json: found };
      },
    }),
    seatRoute({
      method: 'get',
      path: '/api/opinions/:id/text',
      who: 'signed-in',
      what: 'The text at the head, or as it was; `Accept: text/plain` gives it as it stands or, with `view=accepted`, as if all that is suggested were accepted, `text/html` the same as a printable page',
      params: byId,
      query: at.extend({ view: z.enum(PLAIN_VIEWS).default('clean'), ...inLanguage }),
      answers: { 200: [opinionText, 'text/plain', 'text/html'] },
      async handle({ params: { id }, query: { at, view: as }, visitor, req, res }): Promise<Answer> {
        const type = req.accepts(['application/json', 'text/plain', 'text/html']);
        if (type === 'text/html') return view(visitor, id, at, (found) => printed(tools, found, req, res, as));
        const plain = (body: string): Answer => ({ kind: 'page', type: 'text/plain', body, packable: true });
        if (type !== 'text/plain') {
          return at === undefined ? view(visitor, id, at, (found) => json(toldText(found))) : written(visitor, id, at, 'text');
        }
        const words = at === undefined ? null : await momentAs(tools, id, at, visitor.actor, as);
        return words === null ? view(visitor, id, at, async (found) => plain(await plainly(tools, found, req, as))) : plain(words);
      },
    }),
    seatRoute({
      method: 'get',
      path: '/api/opinions/:id/word',
      who: 'signed-in',
      what: 'The text as a Word file, at the head or as it was: marked, with suggestions as revision marks, clean, or as if all were accepted; at the head with comments that the seat reads, where it asks for them',
      params: byId,
      query: atOrBeside.safeExtend({ view: z.enum(WORD_VIEWS).default('marked') }),
      answers: { 200: WORD },
      handle: ({ params, query, visitor, req }) =>
        view(visitor, params.id, query.at, async (found) => {
          const beside = await besideFor(tools, params.id, visitor, query.comments);
          if (beside === undefined) return problem('not-found');
          const reading = await shownReading(tools, found, req);
          const turns = new Turns();
          const file = await wordText(reading, found, query.view, tools.forum.state.forum?.name ?? '', beside, () => turns.breathe());
          return wordAnswer(tools, file, wordName(found.register, beside === null ? query.view : `${query.view}-comments`));
        }),
    }),
    seatRoute({
      method: 'post',
      path: '/api/opinions/:id/commands',
      who: 'signed-in',
      what: 'Ask for an act; done once however often it is sent',
      params: byId,
      body: envelope,
      maxBytes: LIMITS.importBytes,
      limit: 'raising',
      answers: { 200: commandDone },
      async handle({ params, body, visitor, res }) {
        const { command, unsaid } = fitting(body.command);
        if (!(await raising.mayAsk(res, params.id, visitor, command))) return problem('too-many');
        const session = await sessions.byId(visitor.identity.session);
        if (needsStepUp(config.stepUp, command.do, session, clock.now())) return problem('step-up-needed');
        const answer = await commands.act(params.id, visitor.actor, visitor.identity, { ...body, command });
        if (answer === null) return problem('not-found');
        if (!answer.ok) return answer.why === 'refused' ? refused(answer.refusal) : problem(answer.why);
        const left = [...unsaid, ...(answer.endless ? (['endsIf'] as const) : [])];
        return json({ seq: answer.seq, ...(left.length > 0 && { unsaid: left }) });
      },
    }),
    seatRoute({
      method: 'get',
      path: '/api/opinions/:id/record',
      who: 'signed-in',
      what: 'The record as exact bytes, a line of JSON for each entry after `after`',
      params: byId,
      query: z.strictObject({
        after: z
          .string()
          .regex(/^\d{1,15}$/)
          .transform(Number)
          .pipe(seq)
          .exactOptional(),
      }),
      answers: { 200: 'application/x-ndjson' },
      async handle({ params, query, visitor }) {
        const room = await rooms.enter(params.id, visitor.actor);
        return room === null ? problem('not-found') : { kind: 'lines', lines: recordLines(log, room.name, query.after ?? 0) };
      },
    }),
  ];
}

/** One whose id does not say its number counts as well; one on the docket whose id does is for the rules. */
async function create(tools: HttpTools, wish: z.output<typeof createOpinion>, visitor: Visitor): Promise<Answer> {
  const { drafts } = tools.forum.state;
  const own = opinionIdOf(wish.number);
  const taken = (await listedFor(tools)).opinions.some(
    ({ id, number }) => isSameNumber(number, wish.number) && !(id === own && drafts.has(id)),
  );
  return presentDraft(tools, wish, visitor, taken);
}
