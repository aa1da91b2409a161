/**
 * From stored bytes to what the rules fold. Everything is checked that one entry can show by itself: form, that header, statement
 * and payload belong together, that the words are known. That it stands in its place is for the chain (chain.ts).
 */
import type { CommentsAct } from '../../shared/comments/entry.ts';
import type { ConsultationAct } from '../../shared/forum/consultation.ts';
import type { ForumAct } from '../../shared/forum/entry.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { ActNote, Entry, TextFacts } from '../../shared/opinion/entry.ts';
import { RULES_VERSION } from '../../shared/opinion/evolve.ts';
import type { Hash } from '../../shared/opinion/vocabulary.ts';
import type { Stored } from '../log/log.ts';
import { trusted } from './canonical.ts';
import { COMMENTS_FACTS } from './comments-facts.ts';
import { commitment, sha256 } from './commitment.ts';
import { CONSULTATION_FACTS } from './consultation-facts.ts';
import { Malformed } from './damage.ts';
import { FORUM_FACTS } from './forum-facts.ts';
import { type Header, readHeader } from './header.ts';
import { OPINION_FACTS } from './opinion-facts.ts';
import { readNote, readText } from './payload.ts';
import { type Facts, readStatement, type Statement, trustStatement } from './statement.ts';

export interface FoldedText {
  readonly kind: 'text';
  readonly entry: Entry;
  readonly header: Header;
  readonly facts: TextFacts;
  /** One for each part. */
  readonly updates: readonly Uint8Array[];
  /** Of one that carries out a command. */
  readonly note: ActNote;
  /** Of one of which words were withheld: the hash of what is kept, against which an act that comes later has to be held. */
  readonly masked?: Hash;
}

export interface FoldedAct {
  readonly kind: 'act';
  readonly entry: Entry;
  readonly header: Header;
  /** null where it was erased. */
  readonly note: ActNote | null;
}

/** An entry of an opinion. */
export type Folded = FoldedText | FoldedAct;

/** The same for a verifier, to whom erased bytes are no damage. */
export interface Examined {
  readonly header: Header;
  readonly entry: Entry;
  /** Of a text entry, one for each part; null where they were erased, and for acts. */
  readonly updates: readonly Uint8Array[] | null;
  /** Null where it was erased. */
  readonly note: ActNote | null;
  /** As of a text that is folded. */
  readonly masked?: Hash;
}

/** How much of header and statement is looked at. Hashes, place and kind are compared in any case. */
interface Reading {
  header(bytes: Uint8Array): Header;
  statement<Fact extends { readonly type: string }>(facts: Facts<Fact>, bytes: Uint8Array): Statement<Fact>;
}
const STRICT: Reading = { header: readHeader, statement: readStatement };
const TRUSTING: Reading = { header: trusted, statement: trustStatement };

/** Throws Malformed. */
export const readEntry = (stored: Stored): Folded => toFolded(examine(stored));

/**
 * The same, five times as fast, for the entries after a snapshot: that the hashes fit shows that they are what was sealed, and only
 * a forger who made the whole chain anew could have sealed another shape. Whatever else is wrong is found and named as strictly.
 */
export function readSealed(stored: Stored): Folded {
  try {
    return toFolded(examine(stored, TRUSTING));
  } catch {
    return readEntry(stored);
  }
}

function toFolded({ header, entry, updates, note, masked }: Examined): Folded {
  const { fact } = entry;
  if (fact.type !== 'text') return { kind: 'act', entry, header, note };
  if (updates === null || note === null) throw new Malformed('its text was erased');
  return { kind: 'text', entry, header, facts: fact, updates, note, ...(masked !== undefined && { masked }) };
}

/** Throws Malformed. */
export function examine(stored: Stored, reading: Reading = STRICT): Examined {
  const { header, statement } = readBoth(OPINION_FACTS, stored, reading);
  const entry = toEntry(header, statement);
  const { payload } = stored;
  const { fact } = statement;
  if (fact.type !== 'text') return { header, entry, updates: null, note: payload && readNote(payload) };
  if (header.textHash !== fact.textHash) throw new Malformed('header and statement name different texts');
  const text = payload && readText(payload);
  if (text && text.updates.length !== fact.parts.length) throw new Malformed('the payload has not one update for each part');
  const masked = isMasked(stored) ? { masked: sha256(stored.payload) } : {};
  return { header, entry, updates: text?.updates ?? null, note: text?.note ?? null, ...masked };
}

/** Words of it were withheld: with what is kept of the others there is no salt. */
export const isMasked = (stored: Stored): stored is Stored & { readonly payload: Uint8Array } =>
  stored.payload !== null && stored.salt === null;

/** An entry of a log without text. */
export interface ReadAct<Fact> {
  readonly header: Header;
  readonly entry: {
    readonly seq: number;
    readonly at: number;
    readonly by: Actor;
    readonly uuid: string;
    readonly rules: number;
    readonly fact: Fact;
  };
  /** null where it was erased. */
  readonly note: ActNote | null;
}

function readAct<Fact extends { readonly type: string }>(facts: Facts<Fact>, stored: Stored): ReadAct<Fact> {
  const { header, statement } = readBoth(facts, stored);
  return { header, entry: toEntry(header, statement), note: stored.payload && readNote(stored.payload) };
}

/** All throw Malformed. */
export const readForumEntry = (stored: Stored): ReadAct<ForumAct> => readAct(FORUM_FACTS, stored);
export const readConsultationEntry = (stored: Stored): ReadAct<ConsultationAct> => readAct(CONSULTATION_FACTS, stored);
export const readCommentsEntry = (stored: Stored): ReadAct<CommentsAct> => readAct(COMMENTS_FACTS, stored);

/** Header and statement of an entry whose payload may be gone. Throws Malformed. */
function readBoth<Fact extends { readonly type: string }>(
  facts: Facts<Fact>,
  { seq, header: headerBytes, statement: statementBytes, payload, salt }: Stored,
  reading: Reading = STRICT,
): { readonly header: Header; readonly statement: Statement<Fact> } {
  const header = reading.header(headerBytes);
  if (header.seq !== seq) throw new Malformed(`the header belongs to entry ${header.seq}`);
  if (header.rules.version > RULES_VERSION) {
    throw new Malformed(`it was made under rules ${header.rules.version}, and this version knows those up to ${RULES_VERSION}`);
  }
  if (sha256(statementBytes) !== header.stmt) throw new Malformed('the statement is not the one the header names');
  if (payload === null && salt !== null) throw new Malformed('payload and salt are erased together');
  if (payload !== null && salt === null && header.type !== 'text') throw new Malformed('its words have no salt');
  if (payload && salt && commitment(salt, payload) !== header.commit) throw new Malformed('the payload is not the one the header names');
  const statement = reading.statement(facts, statementBytes);
  const { log, uuid, by, rules, fact } = statement;
  const agree =
    log.kind === header.log.kind &&
    log.id === header.log.id &&
    uuid === header.uuid &&
    by.seat === header.seat &&
    rules.version === header.rules.version &&
    rules.hash === header.rules.hash &&
    fact.type === header.type;
  if (!agree) throw new Malformed('header and statement say different things');
  return { header, statement };
}

const toEntry = <Fact>({ seq, ts, uuid, rules }: Header, { by, fact }: Statement<Fact>) => ({
  seq,
  at: ts,
  by,
  uuid,
  rules: rules.version,
  fact,
});
