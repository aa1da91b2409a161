/**
 * Where sessions, invitations and sign-ins under way lie, by the hash of their secret. Not part of any log and of no backup: after a restore everybody signs
 * in anew, so a right that was taken away does not come back with an old copy. Every store passes the same contract suite
 * (tests/auth/keys.test.ts).
 */

/**
 * `put-out`: by which sign-in a session was ended to make room, by the hash of its secret.
 * `ended`: what became of an invitation, by the hash of the invitation. `flow`: a sign-in through the provider that is under way.
 * `webhook`: up to where what happened was told to an address.
 * `called`: up to where a seat was written to that it is called upon beside a text. `here`: when a person was last at a text.
 * `logout`: until when a used logout token is remembered. `clock`: by how much the clock of a machine has moved, by its name, until it is confirmed.
 */
export type KeyKind = 'session' | 'put-out' | 'invitation' | 'ended' | 'flow' | 'logout' | 'clock' | 'webhook' | 'called' | 'here';

/** Of what is gone through, so much at once that nobody waits for it. */
export const PORTION = 500;

export interface Portion {
  readonly found: ReadonlyMap<string, string>;
  readonly next: string | null;
}

/** Whatever it is asked throws StorageFault where the store fails. */
export interface Keys {
  /** How often something may be written that nobody waits for, ms. */
  readonly pauseMs: number;
  get(kind: KeyKind, hash: string): Promise<string | null>;
  /** Those of them that are there, by their hash. */
  getAll(kind: KeyKind, hashes: readonly string[]): Promise<ReadonlyMap<string, string>>;
  put(kind: KeyKind, hash: string, value: string): Promise<void>;
  /** Writes it where there is none; true: this did it. Of two callers, with values of their own, one is told so. */
  add(kind: KeyKind, hash: string, value: string): Promise<boolean>;
  /** Writes all of them at once. */
  putAll(kind: KeyKind, values: ReadonlyMap<string, string>): Promise<void>;
  /** Writes all of them at once, each only where there still is one, so that a late write never brings a revoked key back. */
  replace(kind: KeyKind, values: ReadonlyMap<string, string>): Promise<void>;
  /** Removes it and gives it back; of two callers one gets it, the other null. */
  take(kind: KeyKind, hash: string): Promise<string | null>;
  /** Removes them at once; no other node is told. */
  forget(kind: KeyKind, hashes: readonly string[]): Promise<void>;
  /** Some hundred at a time, `from` where the portion before says; null: from the first, and that there are no more. */
  portion(kind: KeyKind, from: string | null): Promise<Portion>;
  /** Those alone whose value has these characters in it, where some are given. */
  all(kind: KeyKind, holding?: string): Promise<ReadonlyMap<string, string>>;
  /** Calls `news` with the hash of a key that another node took away; until the returned function is called. */
  watch(news: (hash: string) => void): () => void;
  close(): Promise<void>;
}

/** What is there of so many. */
export const present = (hashes: readonly string[], get: (hash: string) => string | null): ReadonlyMap<string, string> =>
  new Map(
    hashes.flatMap((hash): [string, string][] => {
      const value = get(hash);
      return value === null ? [] : [[hash, value]];
    }),
  );
