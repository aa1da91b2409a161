/**
 * Carries notices out: one delivery after the other, in batches, as the log says they are due. The log is told before the mails of a batch go
 * out and what came of them, so of several nodes one sends it, a crash between the two means that it is sent again, and nothing is sent twice
 * after it was accepted.
 */
import { type Batch, isOvertaken, type Notice, nextErrand, nextErrands, type Outcomes } from '../../shared/forum/notice.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import { type Invitations, inviteUrl } from '../auth/invitations.ts';
import type { Clock } from '../clock.ts';
import type { Forum } from '../forum/forum.ts';
import { LIMITS } from '../limits.ts';
import type { Logger } from '../logger.ts';
import { told } from '../told.ts';
import { addressOf, questionOf } from './addressed.ts';
import { type Dated, type Facts, type MadeLink, writeLetter } from './letters.ts';
import type { Mailer } from './mailer.ts';

export interface PostmanTools {
  readonly forum: Forum;
  readonly invitations: Invitations;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Null where no mail is configured. */
  readonly mailer: Mailer | null;
  readonly facts: Omit<Facts, 'state'>;
  readonly calendar: (dated: Dated) => string;
}

const NO_MAIL: Outcomes = { outcome: 'unreachable', code: null, why: 'no-mail' };
const OVERTAKEN: Outcomes = { outcome: 'unreachable', code: null, why: 'overtaken' };
const NO_ADDRESS: Outcomes = { outcome: 'unreachable', code: null, why: 'no-address' };
/** A timer holds 2^31 ms at most; it looks again then. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export class Postman {
  readonly #tools: PostmanTools;
  readonly #unwatch: () => void;
  #cancel: () => void = () => {};
  #round: Promise<void> | null = null;
  #closed = false;
  /** Not in the log yet. */
  #ended: Batch | null = null;

  constructor(tools: PostmanTools) {
    this.#tools = tools;
    this.#unwatch = tools.forum.onChange(() => this.#plan());
    this.#plan();
  }

  /** What is under way is finished. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#unwatch();
    this.#cancel();
    await this.#round;
  }

  #plan(least = 0): void {
    this.#cancel();
    const { forum, clock } = this.#tools;
    const next = this.#round === null && !this.#closed ? nextErrand(forum.state) : null;
    if (next === null) return;
    this.#cancel = clock.after(Math.min(Math.max(next.at - clock.now(), least), LONGEST_TIMER_MS), () => this.#go());
  }

  #go(): void {
    if (this.#round !== null) return;
    this.#round = this.#carryOut()
      .then(() => 0)
      .catch((fault: unknown) => {
        this.#tools.logger.error({ err: fault }, 'notices could not be carried out');
        return LIMITS.mailPauseMs;
      })
      .then((pause) => {
        this.#round = null;
        this.#plan(pause);
      });
  }

  async #carryOut(): Promise<void> {
    const { forum, clock } = this.#tools;
    await this.#list();
    for (let next = nextErrands(forum.state, clock.now()); next !== null && !this.#closed; next = nextErrands(forum.state, clock.now())) {
      const { notice, seats } = next;
      const mine = await forum.act(SERVER, { command: { do: 'try-deliveries', notice: notice.notice, seats }, person: null });
      // another node was first
      if (!mine.ok) continue;
      const listed: Batch['listed'][number][] = [];
      for (const seat of seats) if (!this.#closed) listed.push({ seat, ...(await this.#deliver(notice, seat)) });
      this.#ended = { notice: notice.notice, listed, untried: seats.slice(listed.length) };
      await this.#list();
    }
  }

  /** What came of the last batch, into the log; tried again in the next round where that fails. */
  async #list(): Promise<void> {
    const { forum, logger } = this.#tools;
    const ended = this.#ended;
    if (ended === null) return;
    await forum.act(SERVER, { command: { do: 'list-deliveries', ...ended }, person: null });
    this.#ended = null;
    for (const { outcome, ...delivery } of ended.listed) {
      const level = outcome === 'refused' || outcome === 'failed' ? 'warn' : 'debug';
      logger[level]({ notice: ended.notice, ...delivery, outcome }, 'a delivery ended');
    }
  }

  async #deliver(notice: Notice, seat: SeatId): Promise<Outcomes> {
    const { forum, mailer, facts, invitations, calendar } = this.#tools;
    if (await this.#isOvertaken(notice)) return OVERTAKEN;
    if (mailer === null) return NO_MAIL;
    const to = addressOf(forum, seat);
    if (to === null) return NO_ADDRESS;
    const words = notice.about.kind === 'free' ? ((await forum.note(notice.seq))?.text ?? null) : await questionOf(forum, notice.about);
    if (words === null && notice.about.kind === 'free') return OVERTAKEN;
    const made = notice.about.kind === 'invitation' ? await invitations.make(seat, LIMITS.mailedInvitationHours, forum.tenure(seat)) : null;
    const link: MadeLink | null = made && { url: inviteUrl(facts.origin, made.secret), expiresAt: made.invitation.expiresAt };
    const { dated, ...letter } = await writeLetter({ ...facts, state: forum.state }, { ...notice, words }, seat, link);
    const id = `<${notice.notice}.${seat}@${new URL(facts.origin).hostname}>`;
    const outcome = await mailer.send({ ...letter, id, to, calendar: dated && calendar(dated) });
    told.mail.tell(outcome.outcome);
    if (made !== null && outcome.outcome !== 'accepted') await invitations.revoke(made.invitation.id);
    return outcome;
  }

  async #isOvertaken({ about }: Notice): Promise<boolean> {
    const { forum, clock, facts } = this.#tools;
    if (isOvertaken(forum.state, about, clock.now())) return true;
    return about.kind === 'silence-near' && !(await facts.callRuns(about.opinion, about.deadline));
  }
}
