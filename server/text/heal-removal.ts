/** Puts back what was taken out in a slip of the hand (removal.ts): blocks in their places, words into what was left empty. What came in stays. */
import { baseRuns, baseText, hasMark, sameMarks, type TextBlock, type TextRun } from '../../shared/text/block.ts';
import { exactForm } from '../../shared/text/canon.ts';
import { readBlock } from '../../shared/text/read.ts';
import { isOut, isPiece, wordsIn } from './emptied.ts';
import type { Healing } from './healing.ts';
import { bringBack } from './in-place.ts';
import { Line } from './line.ts';
import { putterBack } from './put-back.ts';
import type { Removal } from './removal.ts';
import { restoreRuns } from './restore.ts';

export function healRemoval(healing: Healing, { lost, earlier, atOnce }: Removal): void {
  const line = new Line(healing.fragment);
  let healed = false;
  const isThere = (block: TextBlock): boolean => {
    const element = line.byId(block.id);
    if (element === undefined) return false;
    const now = readBlock(element);
    if (!isOut(baseText(block), baseText(now))) return true;
    const runs = [...block.runs, ...cameInto(now, block)];
    // of what is suggested as a whole nothing counts, however much is put back
    if (exactForm({ ...now, runs }) === exactForm(now)) return true;
    restoreRuns(element, runs);
    healed = true;
    return true;
  };
  // all of them keep their places among each other
  const putBack = putterBack({ ...healing, closed: new Set(healing.before.records.map(({ block }) => block.id)) }, line);
  const emptied = new Map(earlier.map(({ block }) => [block.id, block]));
  for (const record of healing.before.records) {
    const { id } = record.block;
    const was = emptied.get(id) ?? (lost.has(id) ? record.block : undefined);
    if (was === undefined || isThere(was)) continue;
    putBack(record);
    isThere(was);
    healed = true;
  }
  const gone = earlier.filter(({ block }) => !isThere(block));
  bringBack(line, gone, healing.behindOf);
  if (healed || gone.length > 0) healing.report('removal', null, '', atOnce);
}

/** What of a paragraph is not left of the one it was: a letter that was typed over it, suggestions of others. Signs alone do not stay. */
function cameInto(now: TextBlock, was: TextBlock): readonly TextRun[] {
  const typed = isPiece(wordsIn(baseText(was)), wordsIn(baseText(now))) ? [] : baseRuns(now);
  const isThere = ({ text, marks }: TextRun): boolean => was.runs.some((run) => sameMarks(run.marks, marks) && run.text.includes(text));
  return [...typed, ...now.runs.filter((run) => hasMark(run, 'insertion') && !isThere(run))];
}
