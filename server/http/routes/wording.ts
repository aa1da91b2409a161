/** The wording check: what people have said of it. The check itself is made in the browser of whoever asks for it. */
import { z } from 'zod';
import { exceptionsOf } from '../../../shared/forum/wording.ts';
import { forumDone } from '../../../shared/wire/forum.ts';
import { opinionId } from '../../../shared/wire/value.ts';
import { exceptWording, shownWording, wordTable } from '../../../shared/wire/wording.ts';
import { json, problem, refused } from '../answer.ts';
import { type Route, seatRoute } from '../route.ts';
import type { HttpTools } from '../tools.ts';

const byId = z.strictObject({ id: opinionId });

export function wordingRoutes({ forum, rooms }: HttpTools): readonly Route[] {
  return [
    seatRoute({
      method: 'get',
      path: '/api/word-table',
      who: 'signed-in',
      what: 'What the secretariat has put on the lists of the wording check, and taken off them',
      answers: { 200: wordTable },
      handle: async () => json(forum.state.wording.table),
    }),
    seatRoute({
      method: 'get',
      path: '/api/opinions/:id/wording',
      who: 'signed-in',
      what: 'The lists of the wording check, and the exceptions in this opinion with their reasons',
      params: byId,
      answers: { 200: shownWording },
      async handle({ params: { id }, visitor: { actor } }) {
        const room = await rooms.enter(id, actor);
        if (room === null) return problem('not-found');
        const { seq, wording } = forum.state;
        const hashes = await room.look(({ state }) => new Map([...state.blocks.values()].map((block) => [block.id, block.hash])));
        const standing = exceptionsOf(forum.state, id).filter(({ block, hash }) => hashes.get(block) === hash);
        const exceptions = await Promise.all(
          standing.map(async ({ seq: said, ...exception }) => ({ ...exception, reason: (await forum.note(said))?.text ?? null })),
        );
        return json({ seq, table: wording.table, exceptions });
      },
    }),
    seatRoute({
      method: 'post',
      path: '/api/opinions/:id/wording',
      who: 'signed-in',
      what: 'Say that a remark on the wording does not apply here, with a reason, or take that back',
      params: byId,
      body: exceptWording,
      limit: 'acts',
      answers: { 200: forumDone },
      async handle({ params: { id }, body: { uuid, reason, ...said }, visitor: { actor, identity } }) {
        const room = await rooms.enter(id, actor);
        if (room === null) return problem('not-found');
        if (said.on && (reason ?? '').trim() === '') return refused({ code: 'reason-missing' });
        const reads = await room.look(({ state }) => state.blocks.get(said.block)?.hash === said.hash);
        if (!reads) return refused({ code: 'no-such-exception' });
        const command = { do: 'except-wording', opinion: id, ...said } as const;
        const result = await forum.act(actor, { command, person: identity.person, uuid, ...(reason !== undefined && { text: reason }) });
        return result.ok ? json({ seq: result.value.seq }) : refused(result.reason);
      },
    }),
  ];
}
