/**
 * Repairs what a part has done to the text, in transactions of its own: passes of healing until one finds nothing. A slip of the hand is
 * judged after that, by what stands then: what healing has taken out again covers nothing, and what it has brought back is not lost.
 */
import * as Y from 'yjs';
import { assert } from '../../shared/lib/assert.ts';
import { newId } from '../../shared/text/ids.ts';
import type { TextContext } from './apply-part.ts';
import { Dirt } from './dirt.ts';
import { heal, healEmpty } from './heal.ts';
import { healRemoval } from './heal-removal.ts';
import type { Healing } from './healing.ts';
import type { HealNotice } from './outcome.ts';
import type { Removal } from './removal.ts';
import { withoutSuperfluous } from './superfluous.ts';

export type Rules = Omit<
  Healing,
  'report' | 'fragment' | 'before' | 'newId' | 'formerHolders' | 'hasHealed' | 'behindOf' | 'lastOf' | 'lostQuotes' | 'leftSuggestions'
>;

export interface Repaired {
  readonly updates: readonly Uint8Array[];
  readonly notices: readonly HealNotice[];
  /** What the part and its repair have touched. */
  readonly dirt: Dirt;
}

const PASSES = 4;

/** Null where healing comes to no end. `removalIn`: what of all that was touched is to be put back. */
export function repair(
  { text, index, memory, random, quotes, graves }: TextContext,
  found: Dirt,
  rules: Rules,
  removalIn: (dirt: Dirt) => Removal | null = () => null,
): Repaired | null {
  const notices: HealNotice[] = [];
  const updates: Uint8Array[] = [];
  const all = new Dirt();
  // each field by itself: spread, the rules took a twelfth of what a keystroke costs
  const healing: Healing = {
    closed: rules.closed,
    kept: rules.kept,
    whole: rules.whole,
    mayMove: rules.mayMove,
    mayQuote: rules.mayQuote,
    suggestsOnly: rules.suggestsOnly,
    entity: rules.entity,
    deletions: rules.deletions,
    fragment: text.fragment,
    before: index,
    formerHolders: (id) => memory.formerHolders(id).map(({ client, clock }) => Y.createID(client, clock)),
    hasHealed: (client) => memory.hasHealed(client),
    lastOf: (id) => memory.gone(id)?.block ?? null,
    lostQuotes: (id) => quotes.of(id),
    leftSuggestions: (id) => graves.suggestions.of(id),
    behindOf: (id) => memory.gone(id)?.behind ?? null,
    newId: () => newId(random),
    report: (why, block, mine = '', atOnce = false) => notices.push({ block, why, mine, ...(atOnce && { atOnce }) }),
  };
  /** What the job has touched; null where it found nothing to do. */
  const run = (job: () => void): Dirt | null => {
    const quiet = notices.length;
    text.tend(() => {
      notices.length = quiet;
      job();
    }, 'heal');
    const made = text.take();
    if (notices.length === quiet) {
      assert(made.updates.length === 0, 'a heal is reported');
      return null;
    }
    updates.push(...made.updates);
    all.add(made.dirt);
    return made.dirt;
  };
  const settles = (by: Healing, touched: Dirt): boolean => {
    let left: Dirt | null = touched;
    for (let pass = 0; left !== null && pass < PASSES; pass++) {
      const dirt: Dirt = left;
      left = run(() => heal(by, dirt));
    }
    return left === null;
  };

  all.add(found);
  if (!settles(healing, found)) return null;
  const removal = removalIn(all);
  if (removal !== null) {
    run(() => healRemoval(healing, removal));
    // suggestions that are back are nobody's forgery, and what the author has left was looked at
    if (!settles({ ...healing, entity: null }, all)) return null;
  }
  if (text.fragment.length === 0) run(() => healEmpty(healing));
  const tidied = withoutSuperfluous(text, all);
  if (tidied !== null) {
    updates.push(...tidied.updates);
    all.add(tidied.dirt);
  }
  return { updates, notices: distinct(notices), dirt: all };
}

/** Thousands of faults of one kind in one block are one thing to say. */
function distinct(notices: readonly HealNotice[]): readonly HealNotice[] {
  const said = new Map(notices.map((notice) => [`${notice.why} ${notice.block} ${notice.mine}`, notice]));
  return [...said.values()];
}
