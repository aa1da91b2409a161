/**
 * Writes to those who wish it that their body is called upon beside a text (SPEC C22 to C24). What waits is asked of the comments anew each
 * time; how far a seat was told is kept beside the sessions. No log and no notice holds any of it, because those are for others to read, and
 * nothing that is logged or counted here names a seat.
 */
import { createHash } from 'node:crypto';
import { wantsCallMail } from '../../shared/forum/call-mail.ts';
import { MOST_ATTEMPTS, pauseAfter } from '../../shared/forum/notice.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import type { Keys } from '../auth/keys.ts';
import type { Clock } from '../clock.ts';
import { entitiesIn } from '../forum/entities-in.ts';
import type { Forum } from '../forum/forum.ts';
import { LIMITS } from '../limits.ts';
import type { Logger } from '../logger.ts';
import { addressOf } from './addressed.ts';
import type { Mail, Mailer } from './mailer.ts';

interface CallMailTools {
  readonly forum: Forum;
  /** When each message was said that calls upon the body of this seat, or asks it, and waits; of those after that moment, ms UTC. */
  readonly callsOn: (actor: Actor, after: number) => Promise<readonly number[]>;
  readonly keys: Pick<Keys, 'get' | 'put'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly mailer: Mailer;
  /** Where this server is reached. */
  readonly origin: string;
  /** Is it for this node to send? */
  readonly mine: () => boolean;
}

const MINUTE = 60_000;
/** Whoever is at a screen answers within it, and needs no mail. */
const WAITS_MS = 10 * MINUTE;
/** Between two mails to a seat: a morning and an afternoon have one each, however many call. */
const APART_MS = 6 * 60 * MINUTE;
/** A node that began to send and never said what came of it is taken to have died. */
const TRYING_MS = 10 * MINUTE;

/** Of one seat, as long as the same person holds it. */
interface Told {
  /** Calls up to that moment need no mail any more, ms UTC. */
  readonly upTo: number;
  /** No mail before that moment, ms UTC. */
  readonly notBefore: number;
  /** Attempts of the mail that is to go. */
  readonly tries: number;
}

export class CallMail {
  readonly #tools: CallMailTools;
  #cancel: () => void;
  #round: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(tools: CallMailTools) {
    this.#tools = tools;
    this.#cancel = this.#later();
  }

  /** What is under way is finished. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel();
    await this.#round;
  }

  #later(): () => void {
    return this.#tools.clock.after(LIMITS.callMailEveryMs, () => {
      this.#round = this.#go()
        .catch((fault: unknown) => this.#tools.logger.error({ err: fault }, 'mails for comments could not be sent'))
        .then(() => {
          if (!this.#closed) this.#cancel = this.#later();
        });
    });
  }

  async #go(): Promise<void> {
    const { forum, mine } = this.#tools;
    if (!mine()) return;
    await forum.toHead();
    const faults: unknown[] = [];
    for (const seat of forum.state.callMail.keys()) {
      if (this.#closed) return;
      // what is wrong with one keeps no mail of the others back
      await this.#look(seat).catch((fault: unknown) => faults.push(fault));
    }
    if (faults.length > 0) throw faults[0];
  }

  async #look(seat: SeatId): Promise<void> {
    const { forum, callsOn, keys, clock } = this.#tools;
    const since = wantsCallMail(forum.state, seat);
    const actor = forum.actor(seat);
    const to = addressOf(forum, seat);
    // a State that takes part no more has nothing to answer
    if (since === null || actor === null || actor.dismissed === true || to === null) return;
    const key = digest(`${seat} ${forum.tenure(seat)}`);
    const told = JSON.parse((await keys.get('called', key)) ?? 'null') as Told | null;
    const after = Math.max(since, told?.upTo ?? 0);
    if (clock.now() < (told?.notBefore ?? 0)) return;
    const calls = await callsOn(actor, after);
    if (calls.length === 0 || firstOf(calls) + WAITS_MS > clock.now()) return;
    const tries = (told?.tries ?? 0) + 1;
    // before it goes, so that another node does not send it too
    await keys.put('called', key, kept({ upTo: after, notBefore: clock.now() + TRYING_MS, tries }));
    // whoever has left meanwhile, or wants none any more, gets none
    if (wantsCallMail(forum.state, seat) !== since || addressOf(forum, seat) !== to) return;
    const outcome = await this.#send(actor, to, digest(`${key} ${after}`));
    const ended = outcome === 'failed' && tries < MOST_ATTEMPTS ? null : lastOf(calls);
    const pause = outcome === 'failed' ? pauseAfter(tries) : APART_MS;
    const next = { upTo: ended ?? after, notBefore: clock.now() + pause, tries: ended === null ? tries : 0 };
    await keys.put('called', key, kept(next));
  }

  async #send({ seat, entity }: Actor, to: string, id: string) {
    const { forum, mailer, origin, logger } = this.#tools;
    const language = forum.state.languages.get(seat) ?? 'en';
    const text = createText(language, await loadCatalogue(language), 'UTC');
    const name = forum.state.forum?.name ?? '';
    const paragraphs = [
      text.t('mail.called.what', { state: entitiesIn(forum.state, language).name(entity) }),
      `${origin}/`,
      text.t('mail.called.how'),
      `${origin}/me`,
      text.t('mail.foot', { forum: name }),
    ];
    const mail: Mail = {
      ...{ id: `<${id}@${new URL(origin).hostname}>`, to, language, calendar: null },
      subject: text.t('mail.called.subject', { forum: name }),
      text: `${paragraphs.join('\n\n')}\n`,
    };
    const { outcome, code } = await mailer.send(mail);
    if (outcome !== 'accepted') logger.warn({ outcome, code }, 'a mail for comments was not taken');
    return outcome;
  }
}

const firstOf = (calls: readonly number[]): number => calls.reduce((one, other) => Math.min(one, other));
const lastOf = (calls: readonly number[]): number => calls.reduce((one, other) => Math.max(one, other));
const kept = (told: Told): string => JSON.stringify(told);
const digest = (of: string): string => createHash('sha256').update(of).digest('base64url');
