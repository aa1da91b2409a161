/** How a question stands that was put to the State that objects: "does this text meet your objection?" (SPEC.md C20, C21). */
import type { Wording } from '../../../../shared/comments/anchor.ts';
import type { Register } from '../../../../shared/opinion/register.ts';
import { placed } from '../../../../shared/page/placed.ts';
import type { ShownMessage, ShownThread } from '../../../../shared/wire/comments.ts';

export interface Question extends ShownMessage {
  readonly asks: Wording;
}

/** The question that an erased message was is none any more. */
export const isQuestion = (message: ShownMessage): message is Question => message.asks !== null && message.text !== null;

/** `stays`: its State has said no · `ended`: the objection does not stand any more · `changed`: the text reads otherwise · `open`. */
type Stand = 'stays' | 'ended' | 'changed' | 'open';

export function standOf({ id, asks }: Question, { anchor, messages }: ShownThread, register: Register): Stand {
  if (messages.some(({ stays }) => stays === id)) return 'stays';
  if (anchor.on !== 'position' || !placed(register).has(anchor.position)) return 'ended';
  return register.paragraphs.find((one) => one.id === asks.block)?.hash === asks.hash ? 'open' : 'changed';
}

/** The last question there that waits for an answer; null: none does. */
export const openQuestion = (thread: ShownThread, register: Register): Question | null =>
  thread.resolved === null
    ? (thread.messages.filter(isQuestion).findLast((one) => standOf(one, thread, register) === 'open') ?? null)
    : null;

/** What can be asked about under a position: its paragraph, as the screen shows it; null: it has none in the text. */
export function wordingUnder(position: string, register: Register): Wording | null {
  const block = placed(register).get(position)?.block ?? null;
  const hash = register.paragraphs.find(({ id }) => id === block)?.hash ?? null;
  return block === null || hash === null ? null : { block, hash };
}
