/** Whose hand did what an entry says: each once, in the order of the log. */
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { Entry } from '../../../shared/opinion/entry.ts';
import type { EditingPolicy } from '../../../shared/opinion/vocabulary.ts';
import { workerOf } from '../../../shared/opinion/work.ts';
import type { Hand } from './shape.ts';

export type Who = Omit<Hand, 'seq' | 'at'>;

const SERVER: Who = { as: 'server', seat: null, entity: null, carriedOutBy: null };
const RESTRICTED: Who = { as: 'restricted', seat: null, entity: null, carriedOutBy: null };

export class Hands {
  readonly list: Hand[] = [];
  /** Of the entry that is folded: what it has brought begins here. */
  #from = 0;

  begin(): void {
    this.#from = this.list.length;
  }

  of(who: Who, { seq, at }: Pick<Entry, 'seq' | 'at'>): number {
    for (let n = this.#from; n < this.list.length; n++) {
      const one = this.list[n] as Hand;
      if (one.as === who.as && one.seat === who.seat && one.entity === who.entity && one.carriedOutBy === who.carriedOutBy) return n;
    }
    return this.list.push({ seq, at, ...who }) - 1;
  }

  /** Of the entries up to this one. */
  upTo(seq: number): readonly Hand[] {
    let [before, from] = [-1, this.list.length];
    while (from - before > 1) {
      const middle = (before + from) >> 1;
      if (this.seqOf(middle) <= seq) before = middle;
      else from = middle;
    }
    return this.list.slice(0, from);
  }

  seqOf(hand: number): number {
    return (this.list[hand] as Hand).seq;
  }
}

const whoIs = (actor: Actor, editing: EditingPolicy): Who => ({
  as: workerOf(actor, editing) === 'room' ? 'room' : 'seat',
  seat: actor.seat,
  entity: actor.entity,
  carriedOutBy: null,
});

/** Whose a part is: its author's, or of what carries out a command, theirs who gave it. `puts`: whose what it puts in is. */
export function whoseIs({ by, fact }: Entry, author: Actor | 'server', first: boolean, editing: EditingPolicy): { puts: Who; takes: Who } {
  if (fact.type !== 'text') return { puts: SERVER, takes: SERVER };
  const { carriesOut } = fact;
  const own = author === 'server' ? SERVER : whoIs(author, editing);
  // what follows the first part are repairs
  if (carriesOut === undefined || !first) return { puts: own, takes: own };
  const orderer = whoIs(by, editing);
  switch (carriesOut.command) {
    case 'publish':
      return { puts: RESTRICTED, takes: RESTRICTED };
    case 'settle':
      return {
        puts: SERVER,
        takes: carriesOut.verdict === 'accept' ? { as: 'seat', seat: null, entity: carriesOut.of, carriedOutBy: by.seat } : orderer,
      };
    case 'restore':
    case 'restore-deletion':
      return { puts: SERVER, takes: orderer };
    default:
      return { puts: orderer, takes: orderer };
  }
}
