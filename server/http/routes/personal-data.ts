/**
 * Chair and secretariat together withhold personal data, by forms that need no script and through the same door as every other act: the secretariat
 * proposes, the presiding chair confirms. What a form names are letters by their places, and the past says what they are.
 */
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Html } from '../../../shared/lib/html.ts';
import type { Envelope } from '../../../shared/opinion/command.ts';
import type { Refusal } from '../../../shared/opinion/refusal.ts';
import { mayTogether, presides, RIGHTS } from '../../../shared/opinion/rights.ts';
import { isTooMany } from '../../../shared/opinion/withholding.ts';
import { envelope } from '../../../shared/wire/command.ts';
import { opinionId } from '../../../shared/wire/value.ts';
import { readCookie, sessionCookieName } from '../../auth/cookie.ts';
import { LIMITS } from '../../limits.ts';
import { StorageFault } from '../../log/log.ts';
import { type Answer, type Page, problem } from '../answer.ts';
import { isLetters, lettersIn, MOST_LISTED } from '../letters-field.ts';
import { framed } from '../pages/frame.tsx';
import { ofOpinion } from '../pages/past/of-opinion.tsx';
import { confirmingPage, LONGEST_QUERY, listingPage, proposalPage, proposingPage, type Told } from '../pages/past/personal-data-page.tsx';
import { openWords, sealWords } from '../pages/past/sealed-words.ts';
import { inLanguage, textFor } from '../pages/spoken.ts';
import { type Route, seatRoute } from '../route.ts';
import type { HttpTools } from '../tools.ts';
import { viewOf } from '../views/opinion.ts';
import { type Looking, personalData } from '../views/personal-data.ts';

/** The size of the body is the true limit; what is wrong in them is said on the page (P10). */
const typed = z.string().max(LIMITS.importBytes);
const form = z.strictObject({
  act: z.enum(['look', 'propose', 'confirm', 'decline']),
  words: z.union([typed, z.array(typed)]).exactOptional(),
  /** What is looked for, which the list goes by: in an address it is sealed. */
  q: typed.default(''),
  /** Log position of a proposal. */
  of: typed.default(''),
  /** Drawn with the page: sent twice it is done once. */
  uuid: typed.default(''),
  seen: typed.default(''),
  /** “1” with the second page; all else but to decline is asked once more. */
  sure: typed.default(''),
});
type Form = z.output<typeof form>;
/** All that are listed may be ticked: each comes in a field of its own, beside the six others. */
const FIELDS = MOST_LISTED + 6;

interface Asked extends Looking {
  readonly res: Response;
}

type Status = Page['status'];

/** What came of it; in words where nothing was done. Null: there is no such opinion for this person any more. */
type Sent = { readonly ok: true } | { readonly ok: false; readonly why: string; readonly status: Status } | null;

/** A log position, as our own pages write it. */
const isPosition = (of: string): boolean => /^[1-9]\d{0,14}$/.test(of);

export function personalDataRoutes(tools: HttpTools): readonly Route[] {
  const { forum, commands, raising, config, logger } = tools;

  const { said, aboutOne, barred, finding, wordsOf, proposed } = personalData(tools);

  const about = ({ id, text, view }: Asked) => ofOpinion(id, text, view.register);

  /** `which`: proposal, or of what is looked for, which stays in another language. */
  const shown = ({ id, text, res }: Asked, body: Html, status: Status = 200, which = ''): Answer =>
    framed(res, forum, { text, title: text.t('personal.title'), path: `/o/${id}/personal-data?${which}lang=`, body }, status);

  const secretOf = ({ res }: Asked): string | null => readCookie(res.req, sessionCookieName(config.secure));

  /** What is looked for, as an address has it; '' for nothing, or where no browser asks. */
  const sealed = (asked: Asked, query: string): string => {
    const secret = secretOf(asked);
    return query === '' || secret === null ? '' : sealWords(query, secret, asked.id);
  };

  const opened = (asked: Asked, look: string): string => {
    const secret = secretOf(asked);
    return (secret === null ? null : openWords(look, secret, asked.id)) ?? '';
  };

  const listing = async (asked: Asked, told: Told | null = null, status: Status = 200, query = '', ticked: readonly string[] = []) => {
    const waiting = asked.view.register.withholdings.map((one) => ({ of: one.seq, about: aboutOne(asked, one) }));
    const { actor } = asked.visitor;
    // what was done is said whether or not the past can be read then
    const isDone = told?.is === 'done';
    const body = listingPage({
      ...about(asked),
      ...{ told, waiting, opens: mayTogether(actor) },
      finding: isDone ? null : await finding(asked, query, ticked, told !== null),
      more: isDone && RIGHTS[actor.capacity].office,
    });
    const look = sealed(asked, query);
    return shown(asked, body, status, look === '' ? '' : `look=${look}&`);
  };

  const wrong = (words: string): Told => ({ is: 'wrong', words });

  const refused = (asked: Asked, refusal: Refusal, status: Status = 400): Promise<Answer> =>
    listing(asked, wrong(said(asked, refusal)), status);

  const proposal = async (asked: Asked, of: string, told: Told | null = null, status: Status = 200): Promise<Answer> => {
    // to all others it is one that waits, and no more
    if (!mayTogether(asked.visitor.actor)) return listing(asked, told, status);
    const found = await proposed(asked, of);
    if ('code' in found) return refused(asked, found, status);
    const body = proposalPage({
      ...about(asked),
      ...(await wordsOf(asked, found.ranges)),
      ...{ of: found.seq, about: asked.text.facts(aboutOne(asked, found)), told, presides: presides(asked.visitor.actor) },
      uuid: randomUUID(),
      seen: asked.view.register.seq,
    });
    return shown(asked, body, status, `of=${encodeURIComponent(of)}&`);
  };

  const send = async (asked: Asked, sent: Envelope): Promise<Sent> => {
    const { id, text, visitor, res } = asked;
    if (!(await raising.mayAsk(res, id, visitor, sent.command))) return { ok: false, why: text.t('error.tooMany'), status: 429 };
    try {
      const answer = await commands.act(id, visitor.actor, visitor.identity, sent);
      if (answer?.ok) return { ok: true };
      if (answer === null || answer.why === 'signed-out') return null;
      return { ok: false, why: answer.why === 'refused' ? said(asked, answer.refusal) : text.t('forum.uuid-reused'), status: 400 };
    } catch (fault) {
      if (!(fault instanceof StorageFault)) throw fault;
      logger.error({ err: fault, opinion: id }, 'whether a withholding was proposed, confirmed or declined is unknown');
      return { ok: false, why: text.t('act.unanswered'), status: 503 };
    }
  };

  /** The list is at an address, so that the way back sends nothing again. */
  const look = (asked: Asked, { q }: Form): Answer | Promise<Answer> => {
    const query = q.slice(0, LONGEST_QUERY);
    const { id, text } = asked;
    if (secretOf(asked) === null) return listing(asked, null, 200, query);
    return { kind: 'see', to: `/o/${id}/personal-data?look=${sealed(asked, query)}&lang=${text.language}` };
  };

  const propose = async (asked: Asked, { q, uuid, seen, sure, words: sent = [] }: Form): Promise<Answer> => {
    const { text, view } = asked;
    const query = q.slice(0, LONGEST_QUERY);
    const ticked = [...new Set([sent].flat())];
    const again = (why: string, status: Status = 400) => listing(asked, wrong(why), status, query, ticked);
    const first = barred(asked);
    if (first !== null) return again(said(asked, first));
    if (ticked.length === 0) return again(text.t('withhold.choose'));
    const isSure = sure === '1';
    const letters = ticked.every(isLetters) ? ticked.flatMap(lettersIn) : [];
    const asking = isSure ? { uuid, seen: Number(seen) } : { uuid: randomUUID(), seen: view.register.seq };
    const read = envelope.safeParse({
      ...{ uuid: asking.uuid, v: 1, seen: { seq: asking.seen } },
      command: { do: 'propose-withholding', letters },
    });
    if (!read.success) return again(text.t('refusal.no-such-words'));
    if (isTooMany(letters)) return again(text.t('refusal.too-many-words'));
    if (isSure) {
      const done = await send(asked, read.data);
      if (done === null) return problem('not-found');
      return done.ok ? listing(await anew(asked), { is: 'done', words: text.t('personal.sent') }, 201) : again(done.why, done.status);
    }
    const { offered: words, why } = await wordsOf(asked, letters);
    if (why !== null) return again(why);
    const body = proposingPage({
      ...about(asked),
      offered: words,
      query,
      look: sealed(asked, query),
      values: ticked,
      uuid: asking.uuid,
      seen: asking.seen,
    });
    return shown(asked, body);
  };

  const decide = async (asked: Asked, { act, of, uuid, seen, sure }: Form): Promise<Answer> => {
    const { text, view } = asked;
    const found = await proposed(asked, of);
    if (act === 'confirm' && sure !== '1') {
      if (!mayTogether(asked.visitor.actor)) return refused(asked, { code: 'not-chair' });
      if ('code' in found) return refused(asked, found);
      if (!presides(asked.visitor.actor)) return proposal(asked, of, wrong(said(asked, { code: 'withholding-needs-two' })), 400);
      const { offered: words, why } = await wordsOf(asked, found.ranges);
      if (why !== null) return proposal(asked, of, null, 400);
      const body = confirmingPage({ ...about(asked), offered: words, of: found.seq, uuid: randomUUID(), seen: view.register.seq });
      return shown(asked, body);
    }
    const command = { do: act === 'confirm' ? 'confirm-withholding' : 'decline-withholding', of: Number(of) };
    // sent twice it is answered alike, though the proposal is over by then
    const read = envelope.safeParse({ uuid, v: 1, seen: { seq: Number(seen) }, command });
    if (!read.success || !isPosition(of)) return refused(asked, { code: 'no-such-withholding' });
    const sent = await send(asked, read.data);
    if (sent === null) return problem('not-found');
    if (!sent.ok) return 'code' in found ? listing(asked, wrong(sent.why), sent.status) : proposal(asked, of, wrong(sent.why), sent.status);
    const words = text.t(act === 'confirm' ? 'personal.withheld' : 'personal.over');
    return listing(await anew(asked), { is: 'done', words }, 201);
  };

  /** As it stands once something was done. */
  const anew = async (asked: Asked): Promise<Asked> => {
    const view = await viewOf(tools, asked.id, undefined, asked.visitor.actor);
    return view === null ? asked : { ...asked, view };
  };

  const asking = async (
    id: string,
    lang: string | undefined,
    { visitor, req, res }: Pick<Asked, 'visitor' | 'res'> & { readonly req: Request },
  ): Promise<Asked | null> => {
    const view = await viewOf(tools, id, undefined, visitor.actor);
    return view === null ? null : { id, text: await textFor(req, lang), visitor, res, view };
  };

  return [
    seatRoute({
      method: 'get',
      path: '/o/:id/personal-data',
      who: 'signed-in',
      what: 'Proposals to withhold personal data that wait for the chair, without script; for the secretariat the words that it may propose, for it and the chair those of one proposal',
      params: z.strictObject({ id: opinionId }),
      query: z.strictObject({ ...inLanguage, look: z.string().default(''), of: z.string().exactOptional() }),
      answers: { 200: 'text/html' },
      async handle({ params: { id }, query: { lang, look, of }, visitor, req, res }): Promise<Answer> {
        const asked = await asking(id, lang, { visitor, req, res });
        if (asked === null) return problem('not-found');
        return of === undefined ? listing(asked, null, 200, opened(asked, look)) : proposal(asked, of);
      },
    }),
    seatRoute({
      method: 'post',
      path: '/o/:id/personal-data',
      who: 'signed-in',
      what: 'Looks for words to withhold as personal data, proposes some, confirms a proposal or declines it, as the form says; done once however often it is sent',
      params: z.strictObject({ id: opinionId }),
      query: z.strictObject(inLanguage),
      body: form,
      sent: 'form',
      maxBytes: LIMITS.importBytes,
      fields: FIELDS,
      limit: 'raising',
      answers: { 200: 'text/html', 201: 'text/html', 303: null, 400: 'text/html', 429: 'text/html', 503: 'text/html' },
      async handle({ params: { id }, query: { lang }, body, visitor, req, res }): Promise<Answer> {
        const asked = await asking(id, lang, { visitor, req, res });
        if (asked === null) return problem('not-found');
        if (body.act === 'look') return look(asked, body);
        return body.act === 'propose' ? propose(asked, body) : decide(asked, body);
      },
    }),
  ];
}
