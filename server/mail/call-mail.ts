/**
 * Writes to those who wish it that their body is called upon beside a text (SPEC C22 to C24). What waits is asked of the comments anew each
 * time, once somebody called; how far a seat was told is kept beside the sessions. No log and no notice holds any of it, because those are for
 * others to read, and nothing that is logged or counted here names a seat.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { Call } from '../../shared/comments/unanswered.ts';
import { wantsCallMail } from '../../shared/forum/call-mail.ts';
import { MOST_ATTEMPTS, pauseAfter } from '../../shared/forum/notice.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { EntityId, SeatId } from '../../shared/opinion/vocabulary.ts';
import type { Keys } from '../auth/keys.ts';
import type { Clock } from '../clock.ts';
import { entitiesIn } from '../forum/entities-in.ts';
import type { Forum } from '../forum/forum.ts';
import { LIMITS } from '../limits.ts';
import type { Logger } from '../logger.ts';
import { addressOf } from './addressed.ts';
import type { Mail, Mailer } from './mailer.ts';

/** What is said beside texts. */
interface Said {
  /** What waits for the body of this seat: from that position of the forum's log on, and after that position of its own log. */
  callsOn(actor: Actor, since: number, after: (log: string) => number): Promise<readonly Call[]>;
  /** Hears of which bodies more may wait than before, until the returned function is called. */
  onCalls(hear: (entities: ReadonlySet<EntityId>) => void): () => void;
  audiencesOf(seat: SeatId): string;
}

interface CallMailTools {
  readonly forum: Forum;
  readonly comments: Said;
  readonly keys: Pick<Keys, 'get' | 'put' | 'add' | 'take'>;
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
/** Between two mails to a seat: a morning and an afternoon have one each, however many call. No pause after a failure is longer. */
const APART_MS = 6 * 60 * MINUTE;
/** A node that began to send and never said what came of it is taken to have died. */
const TRYING_MS = 10 * MINUTE;

/** Of one seat, as long as the same person holds it. */
interface Told {
  /** Calls up to that moment need no mail any more, ms UTC; by this alone servers of before went. */
  readonly upTo: number;
  /** The same by the position in each log, which no clock decides; by the digest of its name. */
  readonly read?: Readonly<Record<string, number>>;
  /** No mail before that moment, ms UTC. */
  readonly notBefore: number;
  /** Attempts of the mail that is to go. */
  readonly tries: number;
}

/** What is known of a seat since it was looked at. */
interface Watched {
  /** What decides who would be written to, and what that seat reads. */
  readonly standing: string | null;
  /** The first call that waits, and since when that is known here; null: none does. */
  readonly first: { readonly call: string; readonly since: number } | null;
  /** When to look again though nothing has changed. Like `since` by the clock that nobody sets. */
  readonly due: number;
}

const NOTHING: Omit<Watched, 'standing'> = { first: null, due: Number.POSITIVE_INFINITY };

export class CallMail {
  readonly #tools: CallMailTools;
  readonly #unhear: () => void;
  readonly #watched = new Map<SeatId, Watched>();
  /** Bodies of which more may wait than when their seats were looked at. */
  #called = new Set<EntityId>();
  /** Of the forum's log at the last round. */
  #forumSeq = 0;
  #cancel: () => void;
  #round: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(tools: CallMailTools) {
    this.#tools = tools;
    this.#unhear = tools.comments.onCalls((entities) => {
      for (const entity of entities) this.#called.add(entity);
    });
    this.#cancel = this.#later();
  }

  /** What is under way is finished. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#unhear();
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

  /** Looks at the seats alone for which something may have changed, or whose time has come. */
  async #go(): Promise<void> {
    const { forum, mine, clock } = this.#tools;
    if (!mine()) {
      // what the node does that leads is not known here
      this.#watched.clear();
      this.#called.clear();
      return;
    }
    await forum.toHead();
    const called = this.#called;
    this.#called = new Set();
    const { seq, callMail, seats } = forum.state;
    const moved = seq !== this.#forumSeq;
    this.#forumSeq = seq;
    const now = clock.monotonic();
    const faults: unknown[] = [];
    for (const seat of callMail.keys()) {
      if (this.#closed) return;
      const known = this.#watched.get(seat);
      const standing = moved || known === undefined ? this.#standing(seat) : known.standing;
      const isCalled = called.has(seats.get(seat)?.entity ?? '');
      if (known !== undefined && known.standing === standing && !isCalled && now < known.due) continue;
      this.#watched.delete(seat);
      // what is wrong with one keeps no mail of the others back
      await this.#look(seat, known?.first ?? null)
        .then((found) => this.#watched.set(seat, { standing, ...found }))
        .catch((fault: unknown) => faults.push(fault));
    }
    if (faults.length > 0) throw faults[0];
  }

  #standing(seat: SeatId): string | null {
    const { forum, comments } = this.#tools;
    const writes = this.#writesTo(seat);
    return writes && JSON.stringify([writes.since, writes.to, forum.tenure(seat), comments.audiencesOf(seat)]);
  }

  /** Null: to nobody. A State that takes part no more has nothing to answer. */
  #writesTo(seat: SeatId): { readonly since: number; readonly actor: Actor; readonly to: string } | null {
    const { forum } = this.#tools;
    const since = wantsCallMail(forum.state, seat);
    const actor = forum.actor(seat);
    const to = since === null ? null : addressOf(forum, seat);
    return since === null || actor === null || actor.dismissed === true || to === null ? null : { since, actor, to };
  }

  async #look(seat: SeatId, before: Watched['first']): Promise<Omit<Watched, 'standing'>> {
    const { forum, keys, clock } = this.#tools;
    const writes = this.#writesTo(seat);
    if (writes === null) return NOTHING;
    const key = digest(`${seat} ${forum.tenure(seat)}`);
    const kept = await keys.get('called', key);
    const told: Told = kept === null ? { upTo: 0, notBefore: 0, tries: 0 } : JSON.parse(kept);
    const rest = told.notBefore - clock.now();
    if (rest > 0) {
      // whoever wrote that had another time: no clock keeps a mail back for longer
      if (rest > APART_MS) await keys.put('called', key, JSON.stringify({ ...told, notBefore: clock.now() + APART_MS }));
      return { first: before, due: clock.monotonic() + Math.min(rest, APART_MS) };
    }
    const calls = await this.#callsOn(writes, key, told);
    const [oldest] = calls.filter((one) => one.isNew).sort((one, other) => one.at - other.at);
    if (oldest === undefined) return NOTHING;
    const call = `${oldest.log} ${oldest.seq}`;
    const first = before?.call === call ? before : { call, since: clock.monotonic() };
    // by the own clock where the other one was ahead
    const waited = Math.max(clock.now() - oldest.at, clock.monotonic() - first.since);
    if (waited < WAITS_MS) return { first, due: clock.monotonic() + WAITS_MS - waited };
    return (await this.#alone(key, kept, () => this.#write(seat, { ...writes, key, told, calls }))) ?? { first, due: 0 };
  }

  async #callsOn({ actor, since }: { readonly actor: Actor; readonly since: number }, key: string, { read, upTo }: Told) {
    const names = new Map<string, string>();
    const nameOf = (log: string): string => {
      const name = names.get(log) ?? digest(`${key} ${log}`);
      names.set(log, name);
      return name;
    };
    const calls = await this.#tools.comments.callsOn(actor, since, (log) => read?.[nameOf(log)] ?? 0);
    return calls.map(({ log, seq, at }) => ({ log: nameOf(log), seq, at, isNew: read !== undefined || at > upTo }));
  }

  /** Of several nodes that lead for a moment one does it; null: this is not it, or what it rests on has changed meanwhile. */
  async #alone<Done>(key: string, kept: string | null, work: () => Promise<Done>): Promise<Done | null> {
    const { keys, clock } = this.#tools;
    const door = digest(`${key} door`);
    const own = JSON.stringify({ by: randomUUID(), until: clock.now() + TRYING_MS });
    if (!(await keys.add('called', door, own))) {
      const held = await keys.get('called', door);
      const until: number = held === null ? clock.now() : JSON.parse(held).until;
      // whoever closed it has died, or had another time
      if (Math.abs(until - clock.now() - TRYING_MS / 2) > TRYING_MS) await keys.take('called', door);
      return null;
    }
    try {
      return (await keys.get('called', key)) === kept ? await work() : null;
    } finally {
      // whoever broke in meanwhile opens it again
      if ((await keys.get('called', door)) === own) await keys.take('called', door);
    }
  }

  async #write(seat: SeatId, { since, actor, to, key, told, calls }: ToWrite): Promise<Omit<Watched, 'standing'>> {
    const { keys, clock } = this.#tools;
    const keep = (next: Told): Promise<void> => keys.put('called', key, JSON.stringify(next));
    const tries = told.tries + 1;
    // before it goes: a node that dies has tried it
    await keep({ ...told, notBefore: clock.now() + TRYING_MS, tries });
    // whoever has left meanwhile, or wants none any more, gets none
    const still = this.#writesTo(seat);
    if (still?.since !== since || still.to !== to) return { first: null, due: 0 };
    const outcome = await this.#send(actor, to, digest(`${key} ${since} ${JSON.stringify(told.read ?? null)}`));
    if (outcome === 'failed' && tries < MOST_ATTEMPTS) {
      await keep({ ...told, notBefore: clock.now() + pauseAfter(tries), tries });
      return { first: null, due: clock.monotonic() + pauseAfter(tries) };
    }
    const read: Record<string, number> = { ...told.read };
    for (const { log, seq } of calls) read[log] = Math.max(read[log] ?? 0, seq);
    const upTo = calls.reduce((latest, { at }) => Math.max(latest, at), told.upTo);
    const pause = outcome === 'failed' ? pauseAfter(tries) : APART_MS;
    await keep({ upTo, read, notBefore: clock.now() + pause, tries: 0 });
    return NOTHING;
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

interface ToWrite {
  readonly since: number;
  readonly actor: Actor;
  readonly to: string;
  readonly key: string;
  readonly told: Told;
  readonly calls: readonly Call[];
}

const digest = (of: string): string => createHash('sha256').update(of).digest('base64url');
