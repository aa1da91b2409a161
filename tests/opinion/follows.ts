/** The watcher's eye on what follows from the text alone: positions go with the words, and what is agreed or called is closed. */
import { closedBlocks } from '../../shared/opinion/closed.ts';
import type { Act, TextFacts } from '../../shared/opinion/entry.ts';
import { reach } from '../../shared/opinion/positions.ts';
import type { Standing } from '../../shared/opinion/standing.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import { type BlockId, isHeading } from '../../shared/opinion/vocabulary.ts';
import type { Telling } from './apart.ts';

/** Words that left a paragraph took along what counted on it. */
export function seeFlows(before: OpinionState, { flows }: TextFacts, after: OpinionState, { saw, fail }: Telling): void {
  const was = reach(before);
  const is = reach(after);
  const hashOf = (id: string) => after.blocks.get(id)?.hash ?? null;
  for (const { from, to, how } of flows) {
    if ((after.blocks.get(to)?.hash ?? null) === null) continue;
    if ((how === 'join' || how === 'replace') && after.blocks.get(from)?.hash !== null) continue;
    for (const { position, from: via } of was.blocks.get(from) ?? []) {
      if (via !== null && before.blocks.get(via)?.hash !== null && isHeading(before.blocks.get(via)?.kind ?? 'text')) continue;
      // both read as before words went that way, so that they are not there
      const isAsBefore = before.flows.some(
        (one) =>
          one.from === from && one.to === to && one.seq > position.since && one.was?.from === hashOf(from) && one.was.to === hashOf(to),
      );
      if (how === 'shift' && isAsBefore) continue;
      // it had come by a join, and this very entry brings the words back to where they were
      const isBack = before.flows.some(
        (one) => one.from === via && one.to === from && one.how !== 'shift' && one.was !== null && one.was.from === hashOf(one.from),
      );
      if (isBack) continue;
      if (is.blocks.get(to)?.some((one) => one.position.id === position.id) !== true) fail('words left a position behind');
      saw(`flow ${how}`);
    }
  }
}

/** Only the chair's declaration agrees; text may bring declared words back. */
export function seeAgreed(fact: Act | TextFacts, was: ReadonlySet<BlockId>, is: ReadonlySet<BlockId>, { saw, fail }: Telling): void {
  for (const id of is) {
    if (was.has(id)) continue;
    if (fact.type === 'text') saw('words came back');
    else if (fact.type === 'declaration.undone') saw('an earlier agreement came back');
    else if (fact.type !== 'paragraph.declared' || fact.target.block !== id) fail(`agreed by ${fact.type}`);
  }
}

export function seeClosed(after: OpinionState, shown: Standing, { fail }: Telling): void {
  const closed = closedBlocks(after);
  for (const { id, removed, status, call, closed: isClosed } of shown.paragraphs) {
    if (!removed && (status === 'agreed' || call !== null || after.adoptionCall !== null) && !closed.has(id))
      fail('agreed or called text is open');
    if (!removed && closed.has(id) !== isClosed) fail('closed is not what the register says');
    if (removed && closed.has(id)) fail('what is gone is called closed');
  }
}
