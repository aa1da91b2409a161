/** How a question stands that was put to the State that objects: "does this text meet your objection?" (SPEC.md C20, C21). */
import type { Wording } from '../../../../shared/comments/anchor.ts';
import type { Register, SaidRegister } from '../../../../shared/opinion/register.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { placed } from '../../../../shared/page/placed.ts';
import type { ShownMessage, ShownThread } from '../../../../shared/wire/comments.ts';

export interface Question extends ShownMessage {
  readonly asks: Wording;
}

/** The question that an erased message was is none any more. */
export const isQuestion = (message: ShownMessage): message is Question => message.asks !== null && message.text !== null;

/**
 * `stays`: its State has said no · `ended`: the objection does not stand any more · `changed`: the text reads otherwise · `suggested`: it waits,
 * and suggestions wait on its paragraph, so its words are not what the screen shows · `open`: it waits.
 */
type Stand = 'stays' | 'ended' | 'changed' | 'suggested' | 'open';

export function standOf({ id, asks }: Question, { anchor, messages }: ShownThread, register: Register): Stand {
  if (messages.some(({ stays }) => stays === id)) return 'stays';
  if (anchor.on !== 'position' || !placed(register).has(anchor.position)) return 'ended';
  const there = register.paragraphs.find((one) => one.id === asks.block);
  if (there?.hash !== asks.hash) return 'changed';
  return isSuggested(there.id, register) ? 'suggested' : 'open';
}

const WAITS: ReadonlySet<Stand> = new Set(['suggested', 'open']);

/** The last question there that waits for an answer; null: none does. */
export const openQuestion = (thread: ShownThread, register: Register): Question | null =>
  thread.resolved === null
    ? (thread.messages.filter(isQuestion).findLast((one) => WAITS.has(standOf(one, thread, register))) ?? null)
    : null;

/**
 * What can be asked about under a position: its paragraph, as the screen shows it; null: it has none in the text. `chosen`: the paragraph where
 * it stands on the opinion as a whole.
 */
export function wordingUnder(position: string, register: Register, chosen: BlockId | null): Wording | null {
  const there = placed(register).get(position);
  const block = there?.block ?? (there && chosen) ?? null;
  const hash = register.paragraphs.find(({ id }) => id === block)?.hash ?? null;
  return block === null || hash === null ? null : { block, hash };
}

/** Those about which one may be asked under an objection to the opinion as a whole. */
export const askable = ({ paragraphs }: Register): readonly BlockId[] =>
  paragraphs.flatMap(({ id, hash, status }) => (hash === null || status === null ? [] : [id]));

/** Do suggestions that hold something up wait on this paragraph, or on its heading? */
export function isSuggested(block: string, { paragraphs }: SaidRegister): boolean {
  const there = paragraphs.find(({ id }) => id === block);
  const heading = paragraphs.find(({ id }) => id === there?.heading);
  return [there, heading].some((one) => one !== undefined && one.suggestions > 0);
}
