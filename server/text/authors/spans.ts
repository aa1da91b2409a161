/** Something that is known of items of Yjs, by client: runs of clocks with one value, sorted. */
export interface Span {
  readonly clock: number;
  length: number;
  /** A place in the list of hands. */
  readonly hand: number;
}

/** Of letters that were put in: where they are from. Letters that came anew have no root; of others the root runs along with them. */
export interface Put extends Span {
  readonly rootClient: number;
  readonly rootClock: number;
}

/** An item of Yjs, or one letter in it. */
export interface Place {
  readonly client: number;
  readonly clock: number;
}

/** Instead of the client of a root, which is never below 0. */
export const NO_ROOT = -1;

export class Spans<One extends Span> {
  readonly byClient = new Map<number, One[]>();
  readonly #goesOn: (last: One, next: One) => boolean;

  constructor(goesOn: (last: One, next: One) => boolean) {
    this.#goesOn = goesOn;
  }

  find(client: number, clock: number): One | undefined {
    const spans = this.byClient.get(client);
    if (spans === undefined) return undefined;
    const span = spans[upTo(spans, clock)];
    return span !== undefined && clock < span.clock + span.length ? span : undefined;
  }

  /** The first that begins behind this clock. */
  after(client: number, clock: number): One | undefined {
    const spans = this.byClient.get(client);
    return spans?.[upTo(spans, clock) + 1];
  }

  /** What is not known yet. */
  add(client: number, one: One): void {
    let spans = this.byClient.get(client);
    if (spans === undefined) {
      spans = [];
      this.byClient.set(client, spans);
    }
    let at = upTo(spans, one.clock);
    const before = spans[at];
    let added = one;
    if (before !== undefined && before.clock + before.length === one.clock && this.#goesOn(before, one)) {
      before.length += one.length;
      added = before;
    } else spans.splice(++at, 0, one);
    const next = spans[at + 1];
    if (next === undefined || added.clock + added.length !== next.clock || !this.#goesOn(added, next)) return;
    added.length += next.length;
    spans.splice(at + 1, 1);
  }
}

export const sameHand = (last: Span, next: Span): boolean => last.hand === next.hand;

export const sameRoot = (last: Put, next: Put): boolean =>
  last.hand === next.hand &&
  last.rootClient === next.rootClient &&
  (last.rootClient === NO_ROOT || last.rootClock + next.clock - last.clock === next.rootClock);

/** The first of a letter that was put in there. */
export const rootOf = (span: Put | undefined, client: number, clock: number): Place =>
  span === undefined || span.rootClient === NO_ROOT
    ? { client, clock }
    : { client: span.rootClient, clock: span.rootClock + clock - span.clock };

/** Where the last one is that begins up to this clock; -1: there is none. */
function upTo(spans: readonly Span[], clock: number): number {
  const end = spans.length - 1;
  if (end >= 0 && (spans[end] as Span).clock <= clock) return end; // what is typed comes last
  let [before, from] = [-1, spans.length];
  while (from - before > 1) {
    const middle = (before + from) >> 1;
    if ((spans[middle] as Span).clock <= clock) before = middle;
    else from = middle;
  }
  return before;
}
