/**
 * Circular letters (§10 of the preparation report): the membership is asked in writing, by a date. A register of what was asked, who
 * replied when, and where the result is published. Whoever does not reply has said nothing, and nothing is made of it: of a membership
 * this size, nineteen replied to the first letter and five to the second. Question and replies travel in the erasable payload.
 * Who registers circular letters and replies to them. Silence is nobody's act: nothing here is decided by it.
 */

import { unreachable } from '../lib/assert.ts';
import type { Actor } from '../opinion/actor.ts';
import type { EntityId, Language, SeatId } from '../opinion/vocabulary.ts';
import { type Context, isOffice, noEntity, notOffice, type Rulings, unless, when } from './context.ts';
import type { DocumentId } from './document.ts';
import { changed, without } from './map.ts';
import type { ForumRefusal } from './refusal.ts';
import type { ForumState } from './state.ts';

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

export const CIRCULAR_RULINGS: Rulings<CircularCommand> = {
  'issue-circular'(context, letter) {
    const circular = circularId(letter.number);
    return unless(
      [
        notOffice(context),
        when(context.state.circulars.has(circular), { code: 'circular-exists', circular }),
        when(letter.sentAt > context.now || letter.deadline <= letter.sentAt, { code: 'date-not-allowed' }),
      ],
      { type: 'circular.issued', circular, ...letter },
    );
  },
  'date-circular': (context, { circular, deadline }) =>
    unless([notOffice(context), noCircular(context, circular), beforeSent(context, circular, deadline)], {
      type: 'circular.dated',
      circular,
      deadline,
    }),
  'reply-to-circular'(context, { circular, entity, receivedAt }) {
    // only the secretariat says that a letter came earlier than it was entered
    const at = isOffice(context.actor) ? (receivedAt ?? context.now) : context.now;
    return unless(
      [
        notFor(context, entity),
        noCircular(context, circular),
        noEntity(context, entity),
        when(context.state.entities.get(entity)?.capacity !== 'member-state', { code: 'not-a-member-state', entity }),
        when(at > context.now, { code: 'date-not-allowed' }),
        beforeSent(context, circular, at),
      ],
      { type: 'circular.replied', circular, entity, receivedAt: at },
    );
  },
  'strike-reply': (context, { circular, entity }) =>
    unless(
      [
        notOffice(context),
        noCircular(context, circular),
        when(letterOf(context, circular)?.replies.has(entity) !== true, { code: 'no-such-reply', entity }),
      ],
      { type: 'reply.struck', circular, entity },
    ),
  'conclude-circular': (context, { circular, document }) =>
    unless(
      [
        notOffice(context),
        noCircular(context, circular),
        document === null ? null : when(!context.state.documents.has(document), { code: 'no-such-document', document }),
      ],
      { type: 'circular.concluded', circular, document },
    ),
};

const letterOf = ({ state }: Context, circular: CircularId): Circular | undefined => state.circulars.get(circular);

const noCircular = (context: Context, circular: CircularId): ForumRefusal | null =>
  when(letterOf(context, circular) === undefined, { code: 'no-such-circular', circular });

const beforeSent = (context: Context, circular: CircularId, at: number): ForumRefusal | null =>
  when(at < (letterOf(context, circular)?.sentAt ?? at), { code: 'date-not-allowed' });

/** A State replies from a seat of its own; the secretariat enters what came on paper. */
const notFor = ({ actor }: Context, entity: EntityId): ForumRefusal | null =>
  when(!isOffice(actor) && actor.entity !== entity, { code: 'not-your-delegation', entity });

/** `state` stands at this entry already. */
export function foldCircular(state: ForumState, fact: CircularAct, by: Actor): ForumState {
  const { circulars, seq } = state;
  switch (fact.type) {
    case 'circular.issued': {
      const { type: _, ...letter } = fact;
      return { ...state, circulars: new Map(circulars).set(letter.circular, { ...letter, seq, replies: new Map(), document: null }) };
    }
    case 'circular.dated':
      return { ...state, circulars: changed(circulars, fact.circular, { deadline: fact.deadline }) };
    case 'circular.replied': {
      const { circular, entity, receivedAt } = fact;
      const replies = new Map(circulars.get(circular)?.replies).set(entity, { entity, receivedAt, seq, by: by.seat });
      return { ...state, circulars: changed(circulars, circular, { replies }) };
    }
    case 'reply.struck': {
      const replies = without(circulars.get(fact.circular)?.replies ?? new Map(), fact.entity);
      return { ...state, circulars: changed(circulars, fact.circular, { replies }) };
    }
    case 'circular.concluded':
      return { ...state, circulars: changed(circulars, fact.circular, { document: fact.document }) };
    default:
      return unreachable(fact);
  }
}
