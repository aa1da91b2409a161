/**
 * What a record proves, said in one sentence. Everything is worked out anew and nothing is believed: the chain, each entry's bytes, whether
 * the rules allowed each act at its position, whether the bytes of the text give the text that was recorded, and from all that how the
 * opinion stands. What cannot be checked here is said too.
 */

import { assert } from '../../shared/lib/assert.ts';
import { watched } from '../../shared/opinion/conditions.ts';
import { evolve } from '../../shared/opinion/evolve.ts';
import { emptyState, type OpinionState } from '../../shared/opinion/state.ts';
import type { Hash } from '../../shared/opinion/vocabulary.ts';
import type { LogName, Stored } from '../log/log.ts';
import { recompute } from '../text/recompute.ts';
import type { TextStep } from '../text/replay.ts';
import { readRun } from './chain.ts';
import { conclusion } from './conclusion.ts';
import { Malformed, RecordDamage } from './damage.ts';
import { headerHash, readHeader } from './header.ts';
import { objectionTo } from './judged.ts';
import { Once } from './once.ts';
import { type Examined, examine } from './read.ts';

/** A position of a log and the hash of the header there, kept outside: nobody can change that entry or one before it unnoticed. */
export interface Receipt {
  readonly seq: number;
  readonly hash: Hash;
}

export interface Report {
  readonly verdict: 'valid' | 'invalid';
  /** One sentence: VALID: …, VALID so far: …, or INVALID at entry k because …. */
  readonly sentence: string;
  /** The first entry that is not what it should be. */
  readonly invalidAt: number | null;
  /** The last entry and the hash of its header: who holds this holds the whole record. */
  readonly head: Receipt | null;
  /** What this verdict does not rest on. */
  readonly notChecked: readonly string[];
}

/** Verifies the whole log of one opinion, from its first entry; against a receipt too, where there is one. */
export function verifyOpinion(log: LogName, stored: readonly Stored[], receipt: Receipt | null = null): Report {
  const last = stored.at(-1);
  if (last === undefined) return invalid(1, 'there is no entry', []);
  const { state, texts, broken } = fold(log, stored, receipt);
  const { mismatch, unread } = checkTexts(texts);
  const notChecked = [
    ...NOT_CHECKED,
    ...(unread > 0 ? [`the text of ${unread} entries was erased: its recorded hashes were relied on`] : []),
  ];
  if (mismatch && (broken === null || mismatch.seq < broken.seq)) return invalid(mismatch.seq, mismatch.why, notChecked);
  if (broken) return invalid(broken.seq, broken.why, notChecked);
  return {
    verdict: 'valid',
    sentence: conclusion(state, log.id),
    invalidAt: null,
    head: { seq: last.seq, hash: headerHash(last.header) },
    notChecked,
  };
}

interface Break {
  readonly seq: number;
  readonly why: string;
}

/** What an entry means for the text: its own, or that words are watched from there on. */
interface TextThere {
  readonly seq: number;
  /** null where its bytes were erased. */
  readonly step: TextStep | null;
}

interface Fold {
  readonly state: OpinionState;
  readonly texts: readonly TextThere[];
  readonly broken: Break | null;
}

/** As far as it is sound. */
function fold(log: LogName, stored: readonly Stored[], receipt: Receipt | null): Fold {
  const texts: TextThere[] = [];
  const once = new Once();
  let state: OpinionState = emptyState;
  let before: Stored | null = null;
  for (const one of stored) {
    const step = next(log, before, one, { state, once, receipt });
    if ('why' in step) return { state, texts, broken: step };
    texts.push(...textsOf(step.examined, state, step.state));
    state = step.state;
    before = one;
  }
  const missing = receipt !== null && receipt.seq > state.seq;
  return {
    state,
    texts,
    broken: missing ? { seq: state.seq + 1, why: `the record ends here, and a receipt names entry ${receipt.seq}` } : null,
  };
}

function textsOf({ entry, updates, note }: Examined, before: OpinionState, after: OpinionState): readonly TextThere[] {
  const { seq, fact } = entry;
  const text = fact.type === 'text' ? [{ seq, step: updates && { facts: fact, updates, entry, ...(note && { note }) } }] : [];
  if (before.positions === after.positions && before.rules === after.rules) return text;
  return [...text, { seq, step: { watch: watched(after) } }];
}

function next(
  log: LogName,
  before: Stored | null,
  stored: Stored,
  { state, once, receipt }: { readonly state: OpinionState; readonly once: Once; readonly receipt: Receipt | null },
): Break | { readonly examined: Examined; readonly state: OpinionState } {
  const seq = state.seq + 1;
  try {
    const [examined] = readRun(log, before, [stored], examine);
    assert(examined, 'one entry in, one out');
    const { entry, header } = examined;
    if (receipt?.seq === seq && headerHash(stored.header) !== receipt.hash) return { seq, why: 'it is not the one that its receipt names' };
    if (entry.at < state.at) return { seq, why: 'its time is before that of the entry before it' };
    const why = once.objectionTo(entry) ?? objectionTo(state, entry);
    if (why !== null) return { seq, why };
    const after = evolve(state, entry);
    if (after.textHash !== null && header.textHash !== after.textHash) return { seq, why: 'its header names another text' };
    return { examined, state: after };
  } catch (fault) {
    if (fault instanceof RecordDamage) return { seq: fault.seq, why: fault.why };
    throw fault;
  }
}

/** The log that a record is of, as its first entry says; null where it says nothing. */
export function logOf(stored: readonly Stored[]): LogName | null {
  const [first] = stored;
  if (first === undefined) return null;
  try {
    return readHeader(first.header).log;
  } catch (fault) {
    if (fault instanceof Malformed) return null;
    throw fault;
  }
}

const NOT_CHECKED = [
  'signatures of delegates and chair: there are none yet, the server alone attests who acted',
  'witnesses and time stamps: there are none yet, so another history could have been kept instead',
  'times of entries: claims of the server that wrote them; their order is what counts',
  'how paragraphs of other opinions stood: that stands in their logs, whose positions are named',
  'what restricted sessions have brought in: that stands in their sealed logs, whose last headers are named',
  'which bodies are Member States, and how short a call the forum allows: that stands in the log of the forum',
];

function invalid(seq: number, why: string, notChecked: readonly string[]): Report {
  return { verdict: 'invalid', sentence: `INVALID at entry ${seq} because ${why}.`, invalidAt: seq, head: null, notChecked };
}

/** Once the bytes of one entry are gone, those of the later ones cannot be applied any more. */
function checkTexts(texts: readonly TextThere[]): {
  readonly mismatch: Break | null;
  readonly unread: number;
} {
  const erased = texts.findIndex(({ step }) => step === null);
  const readable = erased === -1 ? texts : texts.slice(0, erased);
  const found = recompute(readable.flatMap(({ step }) => step ?? []));
  const seq = found && readable[found.at]?.seq;
  const unread = texts.slice(readable.length).filter(({ step }) => step === null || !('watch' in step)).length;
  if (!found || seq === undefined || seq === null) return { mismatch: null, unread };
  const why =
    found.what === 'bytes'
      ? 'its text cannot be applied'
      : found.what === 'editorial words'
        ? 'the words that it changed are not editorial'
        : `its text does not give the recorded ${found.what}`;
  return { mismatch: { seq, why }, unread: 0 };
}
