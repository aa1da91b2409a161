/**
 * What the server tells extended clients beside the text (docs/protocol.md), as types. Page and server are of one build (another
 * schema is refused at the door), so the bodies are taken as they are.
 */
import type { Receipt } from '../../shared/opinion/arrival.ts';
import type { HealCode } from '../../shared/opinion/heal-code.ts';
import type { Register, RegisterPatch } from '../../shared/opinion/register.ts';
import type { BlockId, Hash } from '../../shared/opinion/vocabulary.ts';
import { MESSAGE } from '../../shared/wire/message.ts';

export interface HealedBlock {
  readonly block: BlockId | null;
  /** `removed`: typed in a paragraph that somebody removed at that moment. */
  readonly why: HealCode | 'removed';
  /** The sender's wording that could not stay; '' where nothing was lost. */
  readonly mine: string;
}

export type Told =
  | { readonly type: 'head'; readonly seq: number; readonly textHash: Hash }
  | { readonly type: 'healed'; readonly seq: number; readonly blocks: readonly HealedBlock[] }
  | { readonly type: 'refused'; readonly code: string; readonly reset: boolean }
  | { readonly type: 'register'; readonly body: { readonly register: Register } | { readonly patch: RegisterPatch } }
  | { readonly type: 'forum'; readonly seq: number }
  | { readonly type: 'threads'; readonly position: number }
  | { readonly type: 'ack'; readonly n: number; readonly seq: number }
  /** `others` where it is not known who is at the text through other servers. */
  | { readonly type: 'beat'; readonly at: number; readonly others?: 'unknown' }
  | { readonly type: 'receipts'; readonly whole: boolean; readonly states: readonly Receipt[] };

const TYPES = new Map<number, Told['type']>([
  [MESSAGE.head, 'head'],
  [MESSAGE.healed, 'healed'],
  [MESSAGE.refused, 'refused'],
  [MESSAGE.register, 'register'],
  [MESSAGE.forum, 'forum'],
  [MESSAGE.threads, 'threads'],
  [MESSAGE.ack, 'ack'],
  [MESSAGE.beat, 'beat'],
  [MESSAGE.receipts, 'receipts'],
]);

/** null = a message of a later build. */
export function told(number: number, body: unknown): Told | null {
  const type = TYPES.get(number);
  if (type === undefined) return null;
  return (type === 'register' ? { type, body } : { type, ...(body as object) }) as Told;
}
