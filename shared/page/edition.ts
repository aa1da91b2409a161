/**
 * What followers of one language and one level of access have before them, and since when: every part of the page with the cursor at
 * which it last changed. So whoever comes back with the cursor up to which they have heard gets the parts that changed, and no others.
 * A cursor names two logs, because the page does: that of the opinion and that of the forum.
 */
import type { News } from './news.ts';

export interface Cursor {
  /** Of the opinion's log. */
  readonly seq: number;
  /** Of the forum's log. */
  readonly forum: number;
}

/** A page in parts, by the id of the element that each fills. */
export interface Drawn {
  readonly parts: ReadonlyMap<string, string>;
  /** Ids of the paragraphs, in the order of the text. */
  readonly order: readonly string[];
}

interface Part {
  readonly html: string;
  readonly changed: Cursor;
}

interface Said extends News {
  readonly at: Cursor;
}

export interface Edition extends Drawn {
  readonly at: Cursor;
  /** From when on it is known what changed. */
  readonly from: Cursor;
  readonly changed: ReadonlyMap<string, Part>;
  readonly reordered: Cursor;
  /** The last sentences for the live regions. */
  readonly said: readonly Said[];
}

/** What a follower is sent: HTML by id, the new order where there is one, sentences for the two live regions. */
export interface Change {
  readonly h: Readonly<Record<string, string>>;
  readonly o?: readonly string[];
  /** Polite: agreements and objections, and all that is told to whoever hears of all changes. */
  readonly s?: string;
  readonly n?: string;
  readonly a?: string;
}

/** Of the polite sentences, those of agreements and objections, and of where the meeting is. */
const ALOUD: ReadonlySet<string> = new Set(['objection', 'withdrawn', 'declared', 'undone', 'reopened', 'phase', 'focus', 'sitting']);

const SENTENCES = 20;

export const cursorText = ({ seq, forum }: Cursor): string => `${seq}.${forum}`;

/** Null for what no cursor was written as. */
export function readCursor(written: string): Cursor | null {
  const [, seq, forum] = /^(\d{1,15})\.(\d{1,15})$/.exec(written) ?? [];
  return seq === undefined || forum === undefined ? null : { seq: Number(seq), forum: Number(forum) };
}

/** In one of the two logs. */
export const isAfter = (one: Cursor, other: Cursor): boolean => one.seq > other.seq || one.forum > other.forum;

export function nextEdition(last: Edition | null, at: Cursor, drawn: Drawn, news: readonly News[]): Edition {
  const parts = [...drawn.parts].map(([id, html]): [string, Part] => {
    const known = last?.changed.get(id);
    return [id, known?.html === html ? known : { html, changed: at }];
  });
  const sameOrder = last !== null && last.order.join() === drawn.order.join();
  return {
    ...drawn,
    at,
    from: last?.from ?? at,
    changed: new Map(parts),
    reordered: sameOrder ? last.reordered : at,
    said: [...(last?.said ?? []), ...news.map((one) => ({ ...one, at }))].slice(-SENTENCES),
  };
}

/** What somebody has not got who has heard everything up to `after`; all of it where that is not known, null where there is nothing. */
export function changesSince(edition: Edition, after: Cursor | null): Change | null {
  const { order, changed, reordered, said, from } = edition;
  if (after === null || isAfter(from, after)) {
    return { h: Object.fromEntries([...changed].map(([id, { html }]) => [id, html])), o: order };
  }
  const parts = [...changed].filter(([, part]) => isAfter(part.changed, after));
  const spoken = (key: 's' | 'n' | 'a', heard: (one: News) => boolean): Partial<Change> => {
    const told = said.filter((one) => heard(one) && isAfter(one.at, after)).map(({ words }) => words);
    return told.length === 0 ? {} : { [key]: told.join(' ') };
  };
  const change = {
    h: Object.fromEntries(parts.map(([id, { html }]) => [id, html])),
    ...(isAfter(reordered, after) && { o: order }),
    ...spoken('s', ({ region, kind }) => region === 'status' && ALOUD.has(kind)),
    ...spoken('n', ({ region }) => region === 'status'),
    ...spoken('a', ({ region }) => region === 'alert'),
  };
  return parts.length === 0 && Object.keys(change).length === 1 ? null : change;
}
