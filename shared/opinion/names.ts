/** From which log position on the public is told names, and what later names only what it was not to be told. */
import type { Entry } from './entry.ts';
import { isNamed, type PublicNames } from './public-names.ts';
import type { OpinionState } from './state.ts';

export function foldNames(before: OpinionState, entry: Entry, after: OpinionState): OpinionState {
  const names = after.policy.publicNames ? since(before, entry) : null;
  return names === after.names ? after : { ...after, names };
}

function since(before: OpinionState, entry: Entry): PublicNames {
  const { names } = before;
  const { seq, fact } = entry;
  if (names === null) return { from: seq, except: [], signed: !before.written };
  if (fact.type === 'position.confirmed') {
    const raised = before.positions.get(fact.position)?.seq ?? seq;
    // it came from elsewhere, and its State says now, here, that it stands
    if (names.except.includes(raised)) return { ...names, except: names.except.filter((one) => one !== raised) };
  }
  return isUntold(before, names, entry) ? { ...names, except: [...names.except, seq] } : names;
}

/** Does it say of somebody what the public was not told? */
function isUntold(before: OpinionState, names: PublicNames, { fact, seq }: Entry): boolean {
  const wasSaid = (at: number | undefined): boolean => !isNamed(names, at ?? seq);
  switch (fact.type) {
    case 'position.raised':
      return fact.carried !== undefined || fact.inherited !== undefined;
    case 'position.withdrawn':
    case 'position.confirmed':
    case 'position.disowned':
    case 'position.dropped':
    case 'withdrawal.noted':
    case 'time.lapsed':
      return wasSaid(before.positions.get(fact.position)?.seq);
    case 'paragraph.reopened':
      return wasSaid(before.blocks.get(fact.block)?.asked.find(({ entity }) => entity === fact.entity)?.seq);
    case 'appeal.ended':
    case 'appeal.withdrawn':
    case 'appeal.contradicted':
      return wasSaid(before.appeals.find((one) => one.seq === fact.of)?.seq);
    case 'text':
      // the log does not say when it was suggested
      return fact.carriesOut?.command === 'settle' && !names.signed;
    default:
      return false;
  }
}
