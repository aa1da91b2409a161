/** Circular letters as those who have a seat see them. */
import { type Circular, isLate, type Reply } from '../../../shared/forum/circular.ts';
import type { Actor } from '../../../shared/opinion/actor.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import type { ListedCircular, ShownCircular } from '../../../shared/wire/circular.ts';
import type { Forum } from '../../forum/forum.ts';

export function listCircular(circular: Circular): ListedCircular {
  const { seq: _, replies, ...letter } = circular;
  return { ...letter, replies: [...replies.values()].map((reply) => listReply(circular, reply)) };
}

/** As `reader` sees it. Throws StorageFault or RecordDamage. */
export async function showCircular(forum: Forum, circular: Circular, reader: Actor): Promise<ShownCircular> {
  const { seq, replies, ...letter } = circular;
  const { office, chair } = RIGHTS[reader.capacity];
  const shown = [...replies.values()].map(async (reply) => {
    const words = office || chair || reader.entity === reply.entity ? ((await forum.note(reply.seq))?.text ?? null) : null;
    return { ...listReply(circular, reply), words };
  });
  return { ...letter, question: (await forum.note(seq))?.text ?? null, replies: await Promise.all(shown) };
}

const listReply = (circular: Circular, reply: Reply) => {
  const { entity, receivedAt } = reply;
  return { entity, receivedAt, late: isLate(circular, reply) };
};
