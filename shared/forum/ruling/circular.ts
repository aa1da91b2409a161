/** Who registers circular letters and replies to them. Silence is nobody's act: nothing here is decided by it. */
import type { EntityId } from '../../opinion/vocabulary.ts';
import { type Circular, type CircularCommand, type CircularId, circularId } from '../circular.ts';
import type { ForumRefusal } from '../refusal.ts';
import { type Ground, isOffice, noEntity, notOffice, type Rulings, unless, when } from './ground.ts';

export const CIRCULAR_RULINGS: Rulings<CircularCommand> = {
  'issue-circular'(ground, letter) {
    const circular = circularId(letter.number);
    return unless(
      [
        notOffice(ground),
        when(ground.state.circulars.has(circular), { code: 'circular-exists', circular }),
        when(letter.sentAt > ground.now || letter.deadline <= letter.sentAt, { code: 'date-not-allowed' }),
      ],
      { type: 'circular.issued', circular, ...letter },
    );
  },
  'date-circular': (ground, { circular, deadline }) =>
    unless([notOffice(ground), noCircular(ground, circular), beforeSent(ground, circular, deadline)], {
      type: 'circular.dated',
      circular,
      deadline,
    }),
  'reply-to-circular'(ground, { circular, entity, receivedAt }) {
    // only the secretariat says that a letter came earlier than it was entered
    const at = isOffice(ground.actor) ? (receivedAt ?? ground.now) : ground.now;
    return unless(
      [
        notFor(ground, entity),
        noCircular(ground, circular),
        noEntity(ground, entity),
        when(ground.state.entities.get(entity)?.capacity !== 'member-state', { code: 'not-a-member-state', entity }),
        when(at > ground.now, { code: 'date-not-allowed' }),
        beforeSent(ground, circular, at),
      ],
      { type: 'circular.replied', circular, entity, receivedAt: at },
    );
  },
  'strike-reply': (ground, { circular, entity }) =>
    unless(
      [
        notOffice(ground),
        noCircular(ground, circular),
        when(letterOf(ground, circular)?.replies.has(entity) !== true, { code: 'no-such-reply', entity }),
      ],
      { type: 'reply.struck', circular, entity },
    ),
  'conclude-circular': (ground, { circular, document }) =>
    unless(
      [
        notOffice(ground),
        noCircular(ground, circular),
        document === null ? null : when(!ground.state.documents.has(document), { code: 'no-such-document', document }),
      ],
      { type: 'circular.concluded', circular, document },
    ),
};

const letterOf = ({ state }: Ground, circular: CircularId): Circular | undefined => state.circulars.get(circular);

const noCircular = (ground: Ground, circular: CircularId): ForumRefusal | null =>
  when(letterOf(ground, circular) === undefined, { code: 'no-such-circular', circular });

const beforeSent = (ground: Ground, circular: CircularId, at: number): ForumRefusal | null =>
  when(at < (letterOf(ground, circular)?.sentAt ?? at), { code: 'date-not-allowed' });

/** A State replies from a seat of its own; the secretariat enters what came on paper. */
const notFor = ({ actor }: Ground, entity: EntityId): ForumRefusal | null =>
  when(!isOffice(actor) && actor.entity !== entity, { code: 'not-your-delegation', entity });
