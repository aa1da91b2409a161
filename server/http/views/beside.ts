/** What is said beside a text and goes along where it is printed or made a Word file: of what the seat that asks is shown, what it chose. */
import type { z } from 'zod';
import { audienceKeyOf } from '../../../shared/page/threads.ts';
import { takenComments } from '../../../shared/wire/comments.ts';
import { goingAlong, type SaidBeside } from '../../export/said.ts';
import type { Visitor } from '../route.ts';
import type { HttpTools } from '../tools.ts';
import { at } from './opinion.ts';

/** Comments are beside the text as it is, and no record of a moment holds them. */
export const atOrBeside = at
  .extend({ comments: takenComments.exactOptional() })
  .refine(({ at, comments }) => at === undefined || comments === undefined, { path: ['comments'], error: 'only beside the text as it is' });

/** Null where nothing was asked for, undefined where there is no such text for who asks. Throws StorageFault. */
export async function besideFor(
  { comments, forum }: Pick<HttpTools, 'comments' | 'forum'>,
  opinion: string,
  { identity, actor }: Visitor,
  which: z.output<typeof takenComments> | undefined,
): Promise<SaidBeside | null | undefined> {
  if (which === undefined) return null;
  const list = await comments.list(opinion, identity, null);
  if (list === null) return undefined;
  const threads = list.threads.filter(({ audience }) => which === 'all' || audienceKeyOf(audience) === which);
  return { ...goingAlong(threads), own: actor.entity, groups: [...forum.state.groups.values()] };
}
