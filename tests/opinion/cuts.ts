/** Paragraphs that go and come back by command, in random meetings. */
import type { Command } from '../../shared/opinion/command.ts';
import type { Decision } from '../../shared/opinion/context.ts';
import type { Settlement } from '../../shared/opinion/entry.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import type { Rng } from '../support/rng.ts';
import type { Watcher } from './watcher.ts';
import { type Line, line } from './world.ts';

type Edit = Exclude<Extract<Decision, { act: null }>['edit'], { command: 'settle' | 'confirm-editorial' | 'contest-editorial' }>;

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

/** What becomes of the text when a suggestion is settled. */
export function settled({ chance }: Rng, lines: readonly Line[], { block, verdict }: Settlement): readonly Line[] {
  // a suggested paragraph goes when it is rejected
  const goes = verdict !== 'accept' && chance(0.1);
  const words = (one: Line): string => (verdict === 'accept' ? `${one.words} indeed` : one.words);
  return lines.flatMap((one) =>
    one.id !== block ? one : goes ? [] : { ...one, suggestions: Math.max(0, one.suggestions - 1), words: words(one) },
  );
}
