/**
 * Words are withheld: a State's own (SPEC.md H70 to H75), or anybody's by chair and secretariat (H76, H77). The thread of the past says which letters
 * these are, outside the queue of the room; the room decides and appends. Then they are masked in the store and forgotten in the thread, before
 * anybody hears of it or is served again.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Ask, Command } from '../../shared/opinion/command.ts';
import type { Entry } from '../../shared/opinion/entry.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import { isTooMany, type LetterRange } from '../../shared/opinion/withholding.ts';
import { type Log, type LogName, StorageFault } from '../log/log.ts';
import { logKey } from '../log/name.ts';
import type { Logger } from '../logger.ts';
import { sha256 } from '../record/commitment.ts';
import { carryOutMasks, maskEntries, readMasked } from '../record/masking.ts';
import type { Grow } from '../text/grown.ts';
import { Turns } from '../turns.ts';
import type { Connection } from './connection.ts';
import type { LookedUp } from './journal/act-flow.ts';
import { MaskedCopy, type ToMask } from './masked-copy.ts';
import type { HistoryThread } from './past/history-thread.ts';
import type { ChosenAsked } from './past/own-words.ts';

/** What is decided by how its letters were. */
export type OfWords = Ask<'withhold-words' | 'propose-withholding' | 'confirm-withholding'>;

const OF_WORDS: ReadonlySet<string> = new Set<OfWords['do']>(['withhold-words', 'propose-withholding', 'confirm-withholding']);
export const isOfWords = (command: Command): command is OfWords => OF_WORDS.has(command.do);

export interface WithholdingTools {
  readonly log: Log;
  readonly history: HistoryThread;
  /** Log positions of an opinion at which its text got a number. */
  readonly numbered: (opinion: string) => readonly number[];
  /** Who makes the text of snapshots. */
  readonly grow?: Grow;
  /** Entries from which on a log is long. */
  readonly longFrom?: number;
  readonly logger?: Pick<Logger, 'warn'>;
}

/** What somebody asks to withhold, or to propose. */
interface Wanted {
  readonly name: LogName;
  readonly by: SeatId;
  readonly chosen: Omit<ChosenAsked, 'numbered'>;
  readonly command: OfWords;
}

const vainKey = ({ name, chosen }: Wanted): string => `${logKey(name)} ${chosen.entity ?? ''}`;

/** Shorter logs are read from their first entry in a moment. */
const LONG = 2_000;

/** Is its page of before words were withheld? Its document has them in its memory, and to undo there would bring them back (H74). */
export const knewWithheld = ({ extended, begun = null }: Connection, { withheld }: OpinionState): boolean =>
  extended && begun !== null && withheld.some(({ seq }) => seq > begun);

export class Withholding {
  readonly #tools: WithholdingTools;
  readonly #finding = new Map<string, Promise<LookedUp>>();
  /** The log that is read beforehand. */
  #copying: string | null = null;
  /** By log and body: how long the log was when it was copied last for nothing. */
  readonly #vain = new Map<string, number>();

  constructor(tools: WithholdingTools) {
    this.#tools = tools;
  }

  /**
   * As the opinion stands there or later, for whoever may ask; nothing where no such proposal waits. Throws HistoryBusy, RecordDamage, or
   * StorageFault where it cannot be told.
   */
  async find(name: LogName, state: OpinionState, actor: Actor, command: OfWords): Promise<LookedUp | undefined> {
    const chosen = chosenBy(state, actor, command);
    if (chosen === null) return undefined;
    if (isTooMany(chosen.letters)) return { at: state.seq, isStill: () => true, words: 'too-many-words' };
    // whoever sends it again meanwhile waits for the same
    const key = JSON.stringify([logKey(name), actor.seat, command]);
    const finding =
      this.#finding.get(key) ?? this.#find({ name, by: actor.seat, chosen, command }, state.seq).finally(() => this.#finding.delete(key));
    this.#finding.set(key, finding);
    return finding;
  }

  /** Somebody waits for that, and for its room: it may not be unloaded. */
  isReading(name: LogName): boolean {
    return this.#copying === logKey(name);
  }

  async #find(asked: Wanted, head: number): Promise<LookedUp> {
    const { name } = asked;
    const found = await this.#look(asked, head);
    const { words } = found;
    if (typeof words === 'string' || words.entries.length === 0 || !this.#isWorthIt(asked, head)) return found;
    const copy = await this.#copyOf(name, words);
    const now = await this.#look(asked, (await this.#tools.log.head(name))?.seq ?? head);
    // what was typed meanwhile may have brought some of them back, or made copies
    if (copy !== null && isDeepStrictEqual(now.words, words)) return { ...now, copy };
    this.#vain.set(vainKey(asked), head);
    return now;
  }

  async #look({ name, by, chosen, command }: Wanted, at: number): Promise<LookedUp> {
    const { log, history, numbered } = this.#tools;
    const asked = numbered(name.id);
    const isStill = (): boolean => numbered(name.id).length === asked.length;
    const found = await history.chosenWords(by, name, at, { ...chosen, numbered: asked });
    if (found === null) throw new StorageFault('whose words are whose cannot be told');
    if (typeof found === 'string') return { at, isStill, words: found };
    const { seqs, ...words } = found;
    // what is only proposed masks nothing
    const entries = command.do === 'propose-withholding' ? [] : await maskedIn(log, name, seqs, words.ranges);
    return { at, isStill, words: { ...words, entries } };
  }

  /**
   * When it resolves nothing of the words is in the store, nor in the thread. `copy`: of the log without them, from which the next room begins.
   * Throws StorageFault.
   */
  async carryOut(name: LogName, made: Entry | null, copy?: MaskedCopy): Promise<void> {
    if (made?.fact.type !== 'words.withheld') throw new StorageFault('what withholds words is not in the log');
    const { log, history } = this.#tools;
    await carryOutMasks(log, name, made.fact);
    await history.forgetBefore(name, made.seq);
    if (copy === undefined) return;
    try {
      const snapshot = await copy.snapshot(log);
      if (snapshot !== null && snapshot.seq >= made.seq) await log.putSnapshot(name, snapshot.seq, snapshot.bytes);
    } catch (fault) {
      this.#warn(name, fault);
    }
  }

  /**
   * One at a time, as each is the whole log in memory. Where words of this body came back meanwhile there is none for it before the log has grown:
   * nobody keeps us busy.
   */
  #isWorthIt(asked: Wanted, head: number): boolean {
    const { longFrom = LONG } = this.#tools;
    return this.#copying === null && head >= longFrom && head >= (this.#vain.get(vainKey(asked)) ?? 0) + longFrom;
  }

  /** Null where the log does not give one. */
  async #copyOf(name: LogName, words: ToMask): Promise<MaskedCopy | null> {
    this.#copying = logKey(name);
    try {
      return await MaskedCopy.of(this.#tools.log, name, words, this.#tools.grow);
    } catch (fault) {
      this.#warn(name, fault);
      return null;
    } finally {
      this.#copying = null;
    }
  }

  /** It costs time, and nothing else. */
  #warn(name: LogName, fault: unknown): void {
    this.#tools.logger?.warn({ err: fault, opinion: name.id }, 'words are withheld, and the log is read from its first entry');
  }

  /** Of a log that was loaded, in which these acts are: the thread may have folded it before, and a copy of the store have missed them (O14). */
  async loaded(name: LogName, acts: OpinionState['withheld']): Promise<void> {
    const { log, history } = this.#tools;
    for (const { seq } of acts) await readMasked(log, name, seq);
    const last = acts.at(-1);
    if (last !== undefined) await history.forgetBefore(name, last.seq);
  }
}

/** Whose words, and which; null where no such proposal waits. Whether this seat may is for the rules. */
function chosenBy({ withholdings }: OpinionState, actor: Actor, command: OfWords): Wanted['chosen'] | null {
  if (command.do === 'withhold-words') return { entity: actor.entity, letters: command.letters };
  if (command.do === 'propose-withholding') return { entity: null, letters: command.letters };
  const proposed = withholdings.find(({ seq }) => seq === command.of);
  return proposed === undefined ? null : { entity: null, letters: proposed.ranges };
}

async function maskedIn(
  log: Log,
  name: LogName,
  seqs: readonly number[],
  ranges: readonly LetterRange[],
): Promise<readonly { readonly seq: number; readonly masked: string }[]> {
  const masked: { readonly seq: number; readonly masked: string }[] = [];
  const turns = new Turns();
  for (const seq of seqs) {
    await turns.breathe();
    const [one] = maskEntries(await log.read(name, seq - 1, 1), ranges);
    if (one !== undefined) masked.push({ seq, masked: sha256(one.payload) });
  }
  return masked;
}
