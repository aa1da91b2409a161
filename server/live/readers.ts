/**
 * Member States at pages without presence, for the receipts of what they read: what a page was handed, that it is open, and that it was
 * shown where the page itself comes with the cursor of what it has.
 */
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Cursor } from '../../shared/page/edition.ts';
import type { Clock } from '../clock.ts';
import { LIMITS } from '../limits.ts';
import type { Receipts } from '../room/telling/receipts.ts';

export interface Reading {
  handed(seq: number): void;
  gone(): void;
}

interface ReaderTools {
  readonly rooms: { receipts(opinion: string): Receipts };
  readonly clock: Clock;
}

export class Readers {
  readonly #tools: ReaderTools;
  /** What ends counting a page as open that has opened no stream, by opinion and seat. */
  readonly #pages = new Map<string, () => void>();

  constructor(tools: ReaderTools) {
    this.#tools = tools;
  }

  /** A page was handed over. One without a script opens no stream, and comes again. */
  page(opinion: string, reader: Actor, seq: number): void {
    const { rooms, clock } = this.#tools;
    const receipts = rooms.receipts(opinion);
    const gone = receipts.follow(reader);
    const page = pageOf(opinion, reader);
    this.#pages.get(page)?.();
    const end = (): void => {
      cancel();
      gone();
      this.#pages.delete(page);
    };
    const cancel = clock.after(LIMITS.followedPageMs, end);
    this.#pages.set(page, end);
    receipts.handed(reader, seq);
  }

  /** A page has opened its stream. `at`: up to where it shows the text; null = it does not say. */
  stream(opinion: string, reader: Actor, at: Cursor | null): Reading {
    const receipts = this.#tools.rooms.receipts(opinion);
    const gone = receipts.follow(reader);
    this.#pages.get(pageOf(opinion, reader))?.();
    if (at !== null) receipts.shown(reader, at.seq);
    return { handed: (seq) => receipts.handed(reader, seq), gone };
  }

  close(): void {
    for (const end of this.#pages.values()) end();
  }
}

const pageOf = (opinion: string, { seat }: Actor): string => `${opinion} ${seat}`;
