/** One pass of healing over what a transaction has touched, inside a transaction of its own. Schema first, then identity, what is to stay gone, closed text, then who may only suggest, then the suggestions of others, then quotes. */
import * as Y from 'yjs';
import { typesIn } from '../../shared/text/read.ts';
import { checkBlock, convertStranger } from './check-block.ts';
import type { Dirt } from './dirt.ts';
import { build } from './element.ts';
import { healClosed, healClosedWords } from './heal-closed.ts';
import { healIds } from './heal-ids.ts';
import { healKept } from './heal-kept.ts';
import { healQuotes } from './heal-quotes.ts';
import { healSuggesting } from './heal-suggesting.ts';
import { healSuggestions } from './heal-suggestions.ts';
import type { Healing } from './healing.ts';

export function heal(healing: Healing, dirt: Dirt): void {
  const { fragment, before } = healing;
  const touched = new Set<unknown>(dirt.blocks);
  if (dirt.list) {
    for (let item = fragment._start; item !== null; item = item.right) if (!item.deleted) convertStranger(healing, item);
    for (const type of typesIn(fragment)) if (before.recordOf(type) === undefined) touched.add(type);
  }
  for (const type of touched) if (type instanceof Y.XmlElement && type._item?.deleted === false) checkBlock(healing, type);
  if (dirt.list || dirt.ids) {
    healIds(healing);
    healKept(healing);
  }
  if (dirt.list || dirt.ids || dirt.kinds) healClosed(healing, touched);
  else healClosedWords(healing, touched);
  if (healing.suggestsOnly) healSuggesting(healing, touched);
  healSuggestions(healing, touched);
  healQuotes(healing, touched);
}

/** A text without a block gets an empty title. */
export function healEmpty({ fragment, newId, report }: Healing): void {
  const id = newId();
  fragment.insert(0, [build({ id, kind: 'title', level: 0, sug: null, runs: [] })]);
  report('empty', id);
}
