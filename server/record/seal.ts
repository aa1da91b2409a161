import { randomFillSync } from 'node:crypto';
import type { ActNote, Entry } from '../../shared/opinion/entry.ts';
import { RULES_VERSION } from '../../shared/opinion/evolve.ts';
import type { Hash } from '../../shared/opinion/vocabulary.ts';
import type { Bare, LogName, Stored } from '../log/log.ts';
import { commitment, SALT_BYTES, sha256 } from './commitment.ts';
import { FIRST, headerBytes, headerHash, type Rules } from './header.ts';
import { noteBytes, type TextPayload, textBytes } from './payload.ts';
import { type Seen, statementBytes } from './statement.ts';

/** Drawn for so many entries at once: to ask for one salt takes as long as to hash three such entries. */
const DRAWN = new Uint8Array(128 * SALT_BYTES);
let taken = DRAWN.length;

function newSalt(): Uint8Array {
  if (taken === DRAWN.length) {
    randomFillSync(DRAWN);
    taken = 0;
  }
  taken += SALT_BYTES;
  return DRAWN.slice(taken - SALT_BYTES, taken);
}

export interface Sealing {
  readonly log: LogName;
  /** The entry before, null for the first. */
  readonly prev: Bare | null;
  readonly entry: Omit<Entry, 'fact'> & { readonly fact: { readonly type: string } };
  /** The text exactly as shown after this entry; null in logs without text. */
  readonly textHash: Hash | null;
  readonly payload: (TextPayload & { readonly kind: 'text' }) | { readonly kind: 'act'; readonly note: ActNote };
  /** The head that the actor had on screen, where it said so. */
  readonly seen?: Seen | null;
  /** 32 random bytes. */
  readonly salt?: Uint8Array;
}

/** The bytes of the next entry of a log. */
export function sealEntry({ log, prev, entry, textHash, payload, seen = null, salt = newSalt() }: Sealing): Stored {
  const { seq, at, by, uuid, fact } = entry;
  // here and in facts of text the names stand in their order: so they are written at once (canonical-json.ts)
  const rules: Rules = { hash: null, version: entry.rules ?? RULES_VERSION };
  const named: LogName = { id: log.id, kind: log.kind };
  const hidden = payload.kind === 'text' ? textBytes(payload) : noteBytes(payload.note);
  const statement = statementBytes({ by, fact, log: named, rules, seen, sig: null, uuid, v: 1 });
  const header = headerBytes({
    actorKey: null,
    commit: commitment(salt, hidden),
    log: named,
    prev: prev === null ? FIRST : headerHash(prev.header),
    rules,
    seat: by.seat,
    seq,
    stmt: sha256(statement),
    textHash,
    ts: at,
    type: fact.type,
    uuid,
    v: 1,
  });
  return { seq, header, statement, payload: hidden, salt };
}
