/**
 * What a record proves, said in one sentence. Everything is worked out anew and nothing is believed: the chain, each entry's bytes, whether
 * the rules allowed each act at its position, whether the bytes of the text give the text that was recorded, and from all that how the
 * opinion stands. What cannot be checked here is said too.
 */

import { assert } from '../../shared/lib/assert.ts';
import { watched } from '../../shared/opinion/conditions.ts';
import type { Entry } from '../../shared/opinion/entry.ts';
import { evolve } from '../../shared/opinion/evolve.ts';
import { emptyState, type OpinionState } from '../../shared/opinion/state.ts';
import type { Hash } from '../../shared/opinion/vocabulary.ts';
import { heldIn, isMark } from '../../shared/opinion/withholding.ts';
import type { LogName, Stored } from '../log/log.ts';
import { type Mismatch, Recomputing } from '../text/recompute.ts';
import { readRun } from './chain.ts';
import { conclusion } from './conclusion.ts';
import { Malformed, RecordDamage } from './damage.ts';
import { headerHash, readHeader } from './header.ts';
import { objectionTo } from './judged.ts';
import { MaskedLetters } from './masked-letters.ts';
import { MaskedWords, UNNAMED } from './masking.ts';
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

/** A record that is read entry by entry, from its first one on, and what it proves then. Of what it has read it keeps no words. */
export interface Proof {
  add(stored: Stored): void;
  report(): Report;
  /** Why no server may open it, though its report be valid; null: nothing. */
  readonly lost: string | null;
}

/** Verifies the whole log of one opinion, from its first entry; against a receipt too, where there is one. */
export const verifyOpinion = (log: LogName, stored: Iterable<Stored>, receipt: Receipt | null = null): Report =>
  proved(new OpinionProof(log, receipt), stored);

export function proved(proof: Proof, stored: Iterable<Stored>): Report {
  for (const one of stored) proof.add(one);
  return proof.report();
}

interface Break {
  readonly seq: number;
  readonly why: string;
}

export class OpinionProof implements Proof {
  readonly #log: LogName;
  readonly #receipt: Receipt | null;
  readonly #once = new Once();
  readonly #texts = new Recomputing();
  #state: OpinionState = emptyState;
  /** The last that is sound. */
  #before: Stored | null = null;
  #broken: Break | null = null;
  /** The first text whose bytes were erased, and how many there are from there on: those of later ones cannot be applied any more. */
  #erased: number | null = null;
  #unread = 0;
  readonly #masked = new MaskedWords();
  readonly #letters = new MaskedLetters();
  /** Texts that read otherwise than they were recorded, where letters stand that are masked: an act has to say so. */
  readonly #differing: (Break & { readonly since: number })[] = [];

  constructor(log: LogName, receipt: Receipt | null = null) {
    this.#log = log;
    this.#receipt = receipt;
  }

  add(stored: Stored): void {
    if (this.#broken !== null) return;
    const step = next(this.#log, this.#before, stored, { state: this.#state, once: this.#once, receipt: this.#receipt });
    this.#broken = 'why' in step ? step : this.#textsOf(step.examined, step.state);
    if ('why' in step) return;
    this.#masked.read(step.examined);
    this.#letters.read(step.examined);
    this.#state = step.state;
    this.#before = stored;
  }

  /** A verifier relies on its hashes; a server would have to apply it. */
  get lost(): string | null {
    return this.#erased === null ? null : `the text of entry ${this.#erased} is lost`;
  }

  report(): Report {
    if (this.#before === null && this.#broken === null) return invalid(1, 'there is no entry', []);
    const { seq } = this.#state;
    const missing = this.#receipt !== null && this.#receipt.seq > seq;
    const broken =
      this.#broken ??
      this.#unsaid() ??
      (missing ? { seq: seq + 1, why: `the record ends here, and a receipt names entry ${this.#receipt.seq}` } : null);
    const unread = this.#unread > 0 ? [`the text of ${this.#unread} entries was erased: its recorded hashes were relied on`] : [];
    const notChecked = [...NOT_CHECKED, ...unread, ...withheldIn(this.#masked)];
    if (broken !== null) return invalid(broken.seq, broken.why, notChecked);
    return {
      verdict: 'valid',
      sentence: conclusion(this.#state, this.#log.id),
      invalidAt: null,
      head: this.#before && { seq, hash: headerHash(this.#before.header) },
      notChecked,
    };
  }

  /** What an entry means for the text: its own, and that words are watched from there on. */
  #textsOf({ entry, updates, note, masked }: Examined, after: OpinionState): Break | null {
    const { seq, fact } = entry;
    const isText = fact.type === 'text';
    if (isText && updates === null) this.#erased ??= seq;
    if (this.#erased !== null) {
      this.#unread += isText ? 1 : 0;
      return null;
    }
    const kept = { ...(note && { note }), ...(masked !== undefined && { masked }) };
    const texts = isText && updates !== null ? this.#texts.add({ facts: fact, updates, entry, ...kept }) : [];
    const isWatched = this.#state.positions !== after.positions || this.#state.rules !== after.rules;
    const isSound = texts.every((one) => one.masked);
    const found = [...texts, ...(isSound && isWatched ? this.#texts.add({ watch: watched(after) }) : [])];
    const other = found.find((one) => !one.masked);
    if (other !== undefined) return { seq, why: inWords(other.what) };
    if (this.#stoodAt(fact)) return { seq, why: 'words stood at it that are masked, and such words cannot be withheld' };
    const unmasked = fact.type === 'words.withheld' ? this.#letters.objectionTo(fact) : null;
    if (unmasked !== null) return { seq, why: unmasked };
    this.#differing.push(...found.map(({ what, since }) => ({ seq, why: inWords(what), since: since ?? seq })));
    return null;
  }

  /** Do masked letters stand where others went by the words? */
  #stoodAt(fact: Entry['fact']): boolean {
    const held = heldIn(fact);
    return (isMark(fact) && this.#texts.differs) || (held !== null && this.#texts.differsIn(held));
  }

  /** What is masked, or reads otherwise for it, and no act says so. */
  #unsaid(): Break | null {
    const { unnamed } = this.#masked;
    const other = this.#differing.find(({ seq, since }) => !this.#masked.stoodIn(since, seq));
    if (unnamed !== null && unnamed <= (other?.seq ?? unnamed)) return { seq: unnamed, why: UNNAMED };
    return other ?? null;
  }
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

/** In a line each. */
function withheldIn({ entries, letters, personal, open }: MaskedWords): readonly string[] {
  if (entries === 0) return [];
  const together = personal > 0 ? `, ${personal} of them by the chair and the secretariat, as personal data` : '';
  const said = `${letters} letters in ${entries} entries: they are withheld${together}; whose they were, what else is gone of these entries, and the text while they stood`;
  return open.length === 0
    ? [said]
    : [said, `of ${open.length} of these entries the words are still there: a server masks them when it opens the log`];
}

function invalid(seq: number, why: string, notChecked: readonly string[]): Report {
  return { verdict: 'invalid', sentence: `INVALID at entry ${seq} because ${why}.`, invalidAt: seq, head: null, notChecked };
}

function inWords(what: Mismatch['what']): string {
  if (what === 'bytes') return 'its text cannot be applied';
  return what === 'editorial words' ? 'the words that it changed are not editorial' : `its text does not give the recorded ${what}`;
}
