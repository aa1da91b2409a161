/**
 * Who is asking, for requests and for socket upgrades alike. Two ways in, never mixed: a browser has a cookie, and its `Origin` must be
 * one of ours wherever something changes; a script has a bearer token, and must not have an `Origin`, so no web page can use one.
 *
 * A right is judged at each use (`Identity.actor`), and whoever holds a door open is told the moment it shuts (`onEnd`): signed out,
 * revoked, expired, seat closed or handed on. Between nodes the news travels by the key store, and is looked up once a minute in case it was lost.
 */
import type { IncomingMessage } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { LatestMap } from '../../shared/lib/latest-map.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Forum } from '../forum/forum.ts';
import type { Logger } from '../logger.ts';
import { readCookie, sessionCookieName } from './cookie.ts';
import type { Keys } from './keys.ts';
import { type PutOut, type PutOuts, tooMany } from './put-out.ts';
import { hashSecret, looksLikeSecret } from './secret.ts';
import type { Session, Sessions } from './sessions.ts';

/**
 * Signed out covers sign-out, revocation and expiry (close with 4401); seat closed means that the right itself ended, with the seat or for
 * whoever held it so far (4403); seat changed, that it is another one now: come back with it (4501).
 */
export type Ending = 'signed-out' | 'seat-closed' | 'seat-changed';

export interface Identity {
  /** Public id of the session. */
  readonly session: string;
  readonly kind: Session['kind'];
  readonly seat: SeatId;
  readonly person: string;
  /** Who acts, judged now; null once the session has ended or the seat is closed. */
  actor(): Actor | null;
  /** Calls back once when that happens, at once if it already has; until the returned function is called. */
  onEnd(ended: (why: Ending) => void): () => void;
}

/** Somebody who holds a door open. */
interface Visit {
  session: Session;
  /** As whom they came in. */
  readonly actor: Actor | null;
  ended: Ending | null;
  readonly tell: (why: Ending) => void;
  cancel: () => void;
}

interface AuthenticatorTools {
  readonly config: Pick<Config, 'origins' | 'secure'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly forum: Forum;
  readonly keys: Keys;
  readonly sessions: Sessions;
  readonly putOuts: PutOuts;
}

const RECHECK_MS = 60_000;
const SHOWN = 10_000;

export class Authenticator {
  readonly #tools: AuthenticatorTools;
  readonly #visits = new Set<Visit>();
  /** Sessions of which somebody has shown the secret, the latest. */
  readonly #shown = new LatestMap<string, true>(SHOWN);
  readonly #unwatch: readonly (() => void)[];

  constructor(tools: AuthenticatorTools) {
    this.#tools = tools;
    this.#unwatch = [tools.keys.watch((hash) => this.#shutSession(hash)), tools.forum.onChange(() => this.#lookAtSeats())];
  }

  /** May this request change something, or become a socket, as far as its origin goes? */
  originAllowed(req: IncomingMessage): boolean {
    const { origin } = req.headers;
    return origin === undefined ? presentedToken(req) !== null : this.#tools.config.origins.includes(origin);
  }

  /** Does a page of somebody else ask? For a GET of our own page a browser sends no `Origin`; where it can it says whose page asks. */
  isForeign(req: IncomingMessage): boolean {
    const { origin, 'sec-fetch-site': site } = req.headers;
    return (origin !== undefined && !this.#tools.config.origins.includes(origin)) || (site !== undefined && site !== 'same-origin');
  }

  /** Who is asking; null for nobody in particular. Throws where the key store fails. */
  async identify(req: IncomingMessage): Promise<Identity | null> {
    const { sessions } = this.#tools;
    const token = presentedToken(req);
    if (token !== null && req.headers.origin !== undefined) return null;
    const secret = token ?? this.#presentedCookie(req);
    const session = secret === null ? null : await sessions.bySecret(secret);
    if (session === null || (session.kind === 'token') !== (token !== null) || this.#actor(session) === null) return null;
    if ((meantSeat(req) ?? session.seat) !== session.seat) return null;
    sessions.touch(session);
    this.#shown.set(session.id, true);
    return this.#identity(session);
  }

  /** Does it show what may be the secret of a session in which nobody was asked in lately? */
  mayBeNew(req: IncomingMessage): boolean {
    const secret = presentedToken(req) ?? this.#presentedCookie(req);
    return secret !== null && looksLikeSecret(secret) && !this.#shown.has(hashSecret(secret));
  }

  /** A session that was asked in before with what this request shows, whatever has become of it; nobody is let in for that. */
  lastShown(req: IncomingMessage): string | null {
    const secret = presentedToken(req) ?? this.#presentedCookie(req);
    const id = secret === null ? null : hashSecret(secret);
    return id !== null && this.#shown.has(id) ? id : null;
  }

  /** A session or token begins. Where its seat has too many of its kind, one of them goes (A8). */
  async begin(made: Parameters<Sessions['start']>[0]): ReturnType<Sessions['start']> {
    const { sessions, putOuts, clock } = this.#tools;
    const begun = await sessions.start(made);
    const open = new Set([...this.#visits].map(({ session }) => session.id));
    const leaving = tooMany(await sessions.list(made.seat), begun.session, { open, now: clock.now() });
    // noted before they end, so that nobody comes between and is told nothing
    await putOuts.note(leaving, begun.session);
    for (const { id } of leaving) await this.end(id);
    return begun;
  }

  /** Was the session that this browser shows ended to make room for another one? */
  putOut(req: IncomingMessage): Promise<PutOut | null> {
    return this.#putOut(this.#presentedCookie(req), 'browser');
  }

  /** Was what this request shows ended so, session or token? For whom, no script is told. */
  async madeRoom(req: IncomingMessage): Promise<boolean> {
    const token = presentedToken(req);
    if (token !== null && req.headers.origin !== undefined) return false;
    return (token === null ? await this.putOut(req) : await this.#putOut(token, 'token')) !== null;
  }

  /** Ends a session here and on other nodes; false where there was none. */
  async end(session: string): Promise<boolean> {
    const there = await this.#tools.sessions.end(session);
    this.#shutSession(session);
    return there;
  }

  /** Ends all sessions of a seat, but for one that may stay. */
  async endSeat(seat: SeatId, stays?: string): Promise<void> {
    for (const { id } of await this.#tools.sessions.list(seat)) if (id !== stays) await this.end(id);
  }

  close(): void {
    for (const stop of this.#unwatch) stop();
    for (const visit of this.#visits) visit.cancel();
    this.#visits.clear();
  }

  async #putOut(secret: string | null, kind: Session['kind']): Promise<PutOut | null> {
    return secret !== null && looksLikeSecret(secret) ? this.#tools.putOuts.of(hashSecret(secret), kind) : null;
  }

  #presentedCookie(req: IncomingMessage): string | null {
    return readCookie(req, sessionCookieName(this.#tools.config.secure));
  }

  #identity(session: Session): Identity {
    const { clock } = this.#tools;
    let last: Visit | null = null;
    return {
      session: session.id,
      kind: session.kind,
      seat: session.seat,
      person: session.person,
      actor: () => {
        const { ended, session: now } = last ?? { ended: null, session };
        return ended !== null || now.expiresAt <= clock.now() ? null : this.#actor(session);
      },
      onEnd: (tell) => {
        const visit: Visit = { session, actor: this.#actor(session), ended: null, tell, cancel: () => {} };
        last = visit;
        this.#visits.add(visit);
        this.#recheck(visit);
        return () => this.#forget(visit);
      },
    };
  }

  #forget(visit: Visit): void {
    visit.cancel();
    this.#visits.delete(visit);
  }

  #shut(visit: Visit, why: Ending): void {
    this.#forget(visit);
    visit.ended = why;
    visit.tell(why);
  }

  #shutSession(id: string): void {
    for (const visit of this.#visits) if (visit.session.id === id) this.#shut(visit, 'signed-out');
  }

  /** Who acts in this session: the seat is open, and still theirs. */
  #actor({ seat, tenure }: Session): Actor | null {
    const { forum } = this.#tools;
    return forum.holds(seat, tenure) ? forum.actor(seat) : null;
  }

  #lookAtSeats(): void {
    for (const visit of this.#visits) {
      const actor = this.#actor(visit.session);
      if (actor === null) this.#shut(visit, 'seat-closed');
      else if (!isDeepStrictEqual(actor, visit.actor)) this.#shut(visit, 'seat-changed');
    }
  }

  /** An open door counts as use. A key store that does not answer shuts nobody out: nothing can be recorded then anyway. */
  #recheck(visit: Visit): void {
    this.#look(visit)
      .catch((fault: unknown) => this.#tools.logger.warn({ err: fault }, 'a session could not be looked up'))
      .finally(() => {
        if (!this.#visits.has(visit)) return;
        const left = visit.session.expiresAt - this.#tools.clock.now();
        visit.cancel = this.#tools.clock.after(Math.min(Math.max(left, 1_000), RECHECK_MS), () => this.#recheck(visit));
      });
  }

  async #look(visit: Visit): Promise<void> {
    const { sessions } = this.#tools;
    const session = await sessions.byId(visit.session.id);
    if (!this.#visits.has(visit)) return;
    if (session === null) return this.#shut(visit, 'signed-out');
    if (this.#actor(session) === null) return this.#shut(visit, 'seat-closed');
    visit.session = session;
    sessions.touch(session);
  }
}

/** The seat that the page which asks was opened for: another tab of its browser may have signed in for another one since. */
function meantSeat({ headers, url = '' }: IncomingMessage): string | null {
  const { 'nemcon-seat': seat } = headers;
  if (typeof seat === 'string') return seat;
  // a socket bears no header of ours; at other addresses `as` means something else
  return url.startsWith('/collab/') ? new URLSearchParams(url.split('?')[1]).get('as') : null;
}

/** A bearer token from the header or, for sockets of stock clients that cannot set one, from the address. */
function presentedToken(req: IncomingMessage): string | null {
  const bearer = /^Bearer ([\w-]{43})$/i.exec(req.headers.authorization ?? '');
  if (bearer?.[1] !== undefined) return bearer[1];
  if (req.headers.upgrade === undefined) return null;
  return new URLSearchParams((req.url ?? '').split('?')[1]).get('token');
}
