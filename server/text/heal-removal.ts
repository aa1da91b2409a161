/** Puts back what was taken out in a slip of the hand (removal.ts): blocks in their places, words into what was left empty. What came in stays. */
import { baseText, type TextBlock } from '../../shared/text/block.ts';
import { readBlock } from '../../shared/text/read.ts';
import type { Healing } from './healing.ts';
import { bringBack } from './in-place.ts';
import { Line } from './line.ts';
import { putterBack } from './put-back.ts';
import type { Removal } from './removal.ts';
import { restoreRuns } from './restore.ts';

export function healRemoval(healing: Healing, { lost, earlier }: Removal): void {
  const line = new Line(healing.fragment);
  let healed = false;
  const isThere = ({ id, runs }: TextBlock): boolean => {
    const element = line.byId(id);
    if (element === undefined || baseText(readBlock(element)).trim() !== '') return element !== undefined;
    restoreRuns(element, runs);
    healed = true;
    return true;
  };
  // all of them keep their places among each other
  const putBack = putterBack({ ...healing, closed: new Set(healing.before.records.map(({ block }) => block.id)) }, line);
  for (const record of healing.before.records) {
    if (!lost.has(record.block.id) || isThere(record.block)) continue;
    putBack(record);
    healed = true;
  }
  const gone = earlier.filter(({ block }) => !isThere(block));
  bringBack(line, gone, healing.behindOf);
  if (healed || gone.length > 0) healing.report('removal', null);
}
