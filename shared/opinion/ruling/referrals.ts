/** What the chair hands to a drafting group, and takes back. It holds nothing and changes nothing else. */
import type { Command } from '../command.ts';
import type { Refusal } from '../refusal.ts';
import type { BlockId } from '../vocabulary.ts';
import { type Decision, type Ground, isGoverning, noReason, notChair, notDrafting, paragraphOf, unless } from './ground.ts';

type Ask<Name extends Command['do']> = Extract<Command, { do: Name }>;

export function refer(ground: Ground, { blocks, group, until }: Ask<'refer'>): Decision {
  const past: Refusal | null = until !== undefined && until <= ground.now ? { code: 'date-not-allowed', date: ground.now } : null;
  return unless([notDrafting(ground), notChair(ground), ...each(blocks, (id) => notToRefer(ground, id)), noReason(group), past], () => ({
    type: 'paragraphs.referred',
    blocks: [...new Set(blocks)],
    until: until ?? null,
  }));
}

function notToRefer(ground: Ground, id: BlockId): Refusal['code'] | null {
  const there = paragraphOf(ground, id);
  if (there !== undefined && isGoverning(there)) return 'heading-takes-none';
  if (there === undefined || there.status === null) return 'no-such-paragraph';
  return there.status === 'agreed' ? 'already-agreed' : null;
}

export function recall(ground: Ground, { blocks }: Ask<'recall'>): Decision {
  const other = each(blocks, (id) => ((paragraphOf(ground, id)?.referred ?? null) === null ? 'not-referred' : null));
  return unless([notDrafting(ground), notChair(ground), ...other], () => ({ type: 'paragraphs.recalled', blocks: [...new Set(blocks)] }));
}

/** What keeps each paragraph from it; that there is none. */
const each = (blocks: readonly BlockId[], why: (id: BlockId) => Refusal['code'] | null): readonly (Refusal | null)[] =>
  blocks.length === 0
    ? [{ code: 'no-such-paragraph' }]
    : blocks.map((id) => {
        const code = why(id);
        return code && { code, blocks: [id] };
      });
