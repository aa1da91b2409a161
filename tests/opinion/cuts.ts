/** Paragraphs that go and come back by command, in random meetings. */
import type { Command } from '../../shared/opinion/command.ts';
import type { Decision } from '../../shared/opinion/context.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import type { Rng } from '../support/rng.ts';
import type { Watcher } from './watcher.ts';
import { type Line, line } from './world.ts';

type Edit = Exclude<Extract<Decision, { act: null }>['edit'], { command: 'settle' }>;

/** What comes back is mostly what is gone. */
export function cutting({ chance, pick }: Rng, { blocks }: OpinionState, [block, other]: readonly [BlockId, BlockId]): Command {
  const gone = [...blocks.values()].filter(({ hash }) => hash === null);
  const back = gone.length > 0 && chance(0.8) ? pick(gone).id : block;
  if (chance(0.3)) return { do: 'restore', block: back };
  if (chance(0.5)) return { do: 'restore-deletion', of: blocks.get(back)?.gone ?? 0 };
  const targets = [block, other].map((id) => ({ block: id, exact: chance(0.05) ? 'not as shown' : (blocks.get(id)?.exact ?? '') }));
  return { do: 'remove-paragraphs', targets };
}

/** What a granted command makes of the text. */
export function cut(lines: readonly Line[], edit: Edit, watcher: Pick<Watcher, 'saw'>): readonly Line[] {
  if (edit.command === 'remove-paragraphs') {
    watcher.saw('removed by command');
    return lines.filter(({ id }) => !edit.blocks.includes(id));
  }
  watcher.saw(edit.command === 'restore' ? 'restored' : 'deletion restored');
  const back = edit.command === 'restore' ? [edit.block] : edit.blocks;
  return [...lines, ...back.map((id) => line(id, 'one'))];
}
