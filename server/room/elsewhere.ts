/**
 * What conditions in one opinion count on in others (rule 2.19). It looks there and has what it sees brought into the own log: whenever
 * something has changed there, and before the own room decides on what waits for it. It looks outside the queue of the own room, because two
 * opinions may wait for each other.
 */
import type { Command } from '../../shared/opinion/command.ts';
import type { Elsewhere } from '../../shared/opinion/entry.ts';
import { fullLabels } from '../../shared/opinion/full-labels.ts';
import { linkedIn } from '../../shared/opinion/links.ts';
import { standing } from '../../shared/opinion/standing.ts';
import { type BlockId, isHeading } from '../../shared/opinion/vocabulary.ts';
import { headingWords } from '../../shared/page/paragraph-names.ts';
import type { Logger } from '../logger.ts';
import type { Ledger } from './journal/ledger.ts';
import type { Room } from './room.ts';

type Linked = ReadonlyMap<string, ReadonlySet<BlockId>>;

export interface ElsewhereTools {
  /** Whose conditions they are. */
  readonly own: string;
  readonly logger: Logger;
  readonly open: (opinion: string) => Promise<Room | null>;
  /** Something has changed there. */
  readonly told: (read: Elsewhere) => void;
}

export class ElsewhereWatch {
  readonly #tools: ElsewhereTools;
  /** By opinion: how to stop hearing of it. */
  readonly #watched = new Map<string, () => void>();
  readonly #reading = new Map<string, 'once' | 'again'>();
  #linked: Linked = NOTHING;

  constructor(tools: ElsewhereTools) {
    this.#tools = tools;
  }

  /** From now on conditions count on these. An opinion that is watched stays loaded. */
  watch(linked: Linked): void {
    this.#linked = linked;
    for (const [opinion, stop] of this.#watched) if (!linked.has(opinion)) stop();
    for (const opinion of linked.keys()) if (!this.#watched.has(opinion)) this.#start(opinion);
  }

  close(): void {
    this.watch(NOTHING);
  }

  /** What this command may count on; null: nothing, so it need not wait. Throws StorageFault where that cannot be read. */
  asked(command: Command): Promise<readonly Elsewhere[]> | null {
    const wanted = command.do === 'make-conditional' ? linkedIn(command.links) : isAdoption(command) ? this.#linked : NOTHING;
    return wanted.size === 0 ? null : this.#readAll(wanted);
  }

  async #readAll(wanted: Linked): Promise<readonly Elsewhere[]> {
    // together with what conditions count on already: what is told takes the place of what was told before
    const all = [...wanted].map(([opinion, blocks]) => [opinion, new Set([...blocks, ...(this.#linked.get(opinion) ?? [])])] as const);
    const read = await Promise.all(all.map(([opinion, blocks]) => this.#read(opinion, blocks, true)));
    return read.filter((one) => one !== null);
  }

  async #read(opinion: string, blocks: ReadonlySet<BlockId>, forAct = false): Promise<Elsewhere | null> {
    const room = opinion === this.#tools.own ? null : await this.#tools.open(opinion);
    if (room === null) return null;
    const look = (ledger: Ledger): Elsewhere => elsewhereIn(ledger, blocks);
    return forAct ? room.readForAct(look) : room.read(look);
  }

  #start(opinion: string): void {
    let unwatch = (): void => {};
    const stop = (): void => {
      if (this.#watched.get(opinion) === stop) this.#watched.delete(opinion);
      unwatch();
    };
    this.#watched.set(opinion, stop);
    const wait = async (): Promise<void> => {
      const room = await this.#tools.open(opinion);
      // it may have been given up meanwhile, and begun anew
      if (room === null || this.#watched.get(opinion) !== stop) return;
      // `watch` begins anew, with the next beat at the latest
      unwatch = room.watch({ moved: () => this.#news(opinion), ended: stop });
      this.#news(opinion);
    };
    wait().catch((fault: unknown) => {
      stop();
      this.#failed(opinion, fault);
    });
  }

  /** However much happens there, it is looked at one time after another. */
  #news(opinion: string): void {
    const busy = this.#reading.has(opinion);
    this.#reading.set(opinion, busy ? 'again' : 'once');
    if (busy) return;
    const look = async (): Promise<void> => {
      do {
        this.#reading.set(opinion, 'once');
        const blocks = this.#linked.get(opinion);
        const read = blocks === undefined ? null : await this.#read(opinion, blocks);
        if (read !== null) this.#tools.told(read);
      } while (this.#reading.get(opinion) === 'again');
    };
    look()
      .catch((fault: unknown) => this.#failed(opinion, fault))
      .finally(() => this.#reading.delete(opinion));
  }

  /** Nothing is lost by it: what waits here looks again before it is decided. */
  #failed(opinion: string, fault: unknown): void {
    this.#tools.logger.warn({ err: fault, opinion: this.#tools.own, elsewhere: opinion }, 'another opinion could not be looked at');
  }
}

const NOTHING: Linked = new Map();

const isAdoption = (command: Command): boolean => command.do === 'call-adoption' || command.do === 'adopt';

/** How these paragraphs stand at the head of a log. What takes no position is left out. */
function elsewhereIn({ name, state, live }: Ledger, blocks: ReadonlySet<BlockId>): Elsewhere {
  const { seq, number, phase, paragraphs } = standing(state);
  const labels = fullLabels(paragraphs);
  const headings = new Map(live.blocks().flatMap((block) => (isHeading(block.kind) ? [[block.id, headingWords(block)] as const] : [])));
  const wanted = paragraphs.filter(({ id, status }) => status !== null && blocks.has(id));
  return {
    opinion: name.id,
    seq,
    number,
    paragraphs: wanted.map(({ id, kind, heading, hash, status }) => ({
      id,
      kind,
      label: labels.get(id) ?? '',
      heading: headings.get(heading ?? id) ?? '',
      hash,
      agreed: status === 'agreed' && phase !== 'not-adopted',
    })),
  };
}
