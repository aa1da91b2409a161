/**
 * What is said beside a text, as it leaves on paper or in a Word file for one seat: nothing but what that seat is shown (SPEC C5). No person is
 * named, as nobody is in what else leaves.
 */
import type { BlockId, EntityId, PositionKind } from '../../shared/opinion/vocabulary.ts';
import type { OpinionNames } from '../../shared/page/paragraph-names.ts';
import type { Reading } from '../../shared/page/text-html.ts';
import { audienceWords, type NamedGroup, toldIn, wordsIn } from '../../shared/page/threads.ts';
import type { ShownMessage, ShownThread } from '../../shared/wire/comments.ts';

/** Messages that go along: a file of more is read by nobody, and opened slowly. */
export const MOST_ALONG = 2_000;

export interface SaidBeside {
  /** As the seat that asks is shown them. */
  readonly threads: readonly ShownThread[];
  /** Threads that were too many. */
  readonly left: number;
  /** The entity of that seat. */
  readonly own: EntityId;
  readonly groups: readonly NamedGroup[];
}

export interface SaidMessage {
  readonly entity: EntityId;
  readonly at: number;
  readonly words: string;
}

export interface SaidThread {
  /** null: the text as a whole. */
  readonly block: BlockId | null;
  /** Who reads it, and what it is under. */
  readonly heads: readonly string[];
  /** The words that it is about, as they were then. */
  readonly quote: string | null;
  /** Never empty. */
  readonly messages: readonly SaidMessage[];
  /** Who settled it and when. */
  readonly resolved: string | null;
}

/** Whole threads, until there is no more room: those that go on first, then those that are resolved, the newest of each first. */
export function goingAlong(threads: readonly ShownThread[], most = MOST_ALONG): Pick<SaidBeside, 'threads' | 'left'> {
  const sorted = threads.toSorted(
    (one, other) => Number(one.resolved !== null) - Number(other.resolved !== null) || lastOf(other) - lastOf(one),
  );
  const going = new Set<ShownThread>();
  let messages = 0;
  for (const one of sorted) {
    messages += one.messages.length;
    if (messages > most) break;
    going.add(one);
  }
  return { threads: threads.filter((one) => going.has(one)), left: threads.length - going.size };
}

const lastOf = ({ messages }: ShownThread): number => messages.at(-1)?.at ?? 0;

/** That there were too many; null: there were not. */
export const leftOut = ({ left }: SaidBeside, { t, number }: Reading['text']): string | null =>
  left === 0 ? null : t('taken.left', { count: left, most: number(MOST_ALONG) });

/** In the order of the text; what is about the text as a whole comes first. */
export function saidIn({ register, text, entities }: Reading, names: OpinionNames, beside: SaidBeside): readonly SaidThread[] {
  const { t, moment } = text;
  const order = new Map(register.paragraphs.map(({ id }, at) => [id, at]));
  const standing = [...register.positions, ...register.paragraphs.flatMap(({ positions }) => positions)];
  const kinds = new Map(standing.map(({ id, kind }) => [id, kind]));
  const said = beside.threads.map((thread): SaidThread => {
    const { anchor, opened, resolved, audience } = thread;
    const under = anchor.on === 'position' ? [headOf(kinds.get(anchor.position), names.entity(anchor.entity), t)] : [];
    return {
      block: order.has(anchor.block ?? '') ? anchor.block : null,
      heads: [
        t('app.valueOf', { field: t('thread.readers'), is: audienceWords(audience, beside.own, text, entities, beside.groups) }),
        ...under,
        ...(opened === null ? [t('thread.earlier')] : []),
      ],
      quote: anchor.on === 'paragraph' ? anchor.quote : null,
      messages: toldIn(thread).map(({ message, at }) => ({
        ...{ entity: message.entity, at },
        words: askedIn(message, thread, register, names, text) ?? wordsIn(message, text),
      })),
      resolved: resolved && t('thread.resolvedBy', { state: names.entity(resolved.entity), moment: moment(resolved.at) }),
    };
  });
  const place = ({ block }: SaidThread): number => order.get(block ?? '') ?? -1;
  return said.sort((one, other) => place(one) - place(other));
}

/** A question stands away from its text here: it says whom it asks about what, and whether that reads so now. */
function askedIn(
  { text: words, asks }: ShownMessage,
  { anchor }: ShownThread,
  { paragraphs }: Reading['register'],
  names: OpinionNames,
  { t }: Reading['text'],
): string | null {
  if (words === null || asks === null || anchor.on !== 'position') return null;
  const there = paragraphs.find(({ id }) => id === asks.block);
  const changed = there?.hash !== asks.hash;
  const asked = t('thread.asks', { state: names.entity(anchor.entity), paragraph: names.setOff(there?.id ?? null) });
  return [asked, ...(changed ? [t('thread.askChanged')] : []), ...(words === '' ? [] : [words])].join('\n');
}

/** A position that has ended is known by its State alone. */
function headOf(kind: PositionKind | undefined, state: string, t: Reading['text']['t']): string {
  return kind === undefined ? t('taken.under', { state }) : t('app.valueOf', { field: t(`kind.${kind}`), is: state });
}
