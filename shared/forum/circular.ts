/**
 * Circular letters (§10 of the preparation report): the membership is asked in writing, by a date. A register of what was asked, who
 * replied when, and where the result is published. Whoever does not reply has said nothing, and nothing is made of it: of a membership
 * this size, nineteen replied to the first letter and five to the second. Question and replies travel in the erasable payload.
 */
import type { EntityId, Language, SeatId } from '../opinion/vocabulary.ts';
import type { DocumentId } from './document.ts';

/** Made from the number: `CL-15/40` → `cl-15-40`. */
export type CircularId = string;

interface Issued {
  readonly circular: CircularId;
  /** As it was printed. */
  readonly number: string;
  readonly title: string;
  readonly language: Language;
  /** Milliseconds UTC. */
  readonly sentAt: number;
  readonly deadline: number;
}

export type CircularAct =
  | ({ readonly type: 'circular.issued' } & Issued)
  | { readonly type: 'circular.dated'; readonly circular: CircularId; readonly deadline: number }
  /** A later one of the same State takes the place of the earlier. */
  | { readonly type: 'circular.replied'; readonly circular: CircularId; readonly entity: EntityId; readonly receivedAt: number }
  /** It was entered by mistake. */
  | { readonly type: 'reply.struck'; readonly circular: CircularId; readonly entity: EntityId }
  /** null: the result is not published after all. */
  | { readonly type: 'circular.concluded'; readonly circular: CircularId; readonly document: DocumentId | null };

export type CircularCommand =
  | ({ readonly do: 'issue-circular' } & Omit<Issued, 'circular'>)
  | { readonly do: 'date-circular'; readonly circular: CircularId; readonly deadline: number }
  /** `receivedAt` null: now. */
  | { readonly do: 'reply-to-circular'; readonly circular: CircularId; readonly entity: EntityId; readonly receivedAt: number | null }
  | { readonly do: 'strike-reply'; readonly circular: CircularId; readonly entity: EntityId }
  | { readonly do: 'conclude-circular'; readonly circular: CircularId; readonly document: DocumentId | null };

export interface Reply {
  readonly entity: EntityId;
  readonly receivedAt: number;
  /** Of its entry, where its words are; and who entered it. */
  readonly seq: number;
  readonly by: SeatId;
}

export interface Circular extends Issued {
  /** Of its entry, where the question is. */
  readonly seq: number;
  /** In the order in which the States first replied. */
  readonly replies: ReadonlyMap<EntityId, Reply>;
  readonly document: DocumentId | null;
}

export const circularId = (number: string): CircularId =>
  number
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Late is a mark, and no reason to leave a reply out. */
export const isLate = ({ deadline }: Pick<Circular, 'deadline'>, { receivedAt }: Pick<Reply, 'receivedAt'>): boolean =>
  receivedAt > deadline;
