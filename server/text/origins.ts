/**
 * The scar of yjs/yjs#794: an undo can write an item whose right origin cannot be reached from its left origin. Where it lands then
 * depends on how a replica happens to have split its items, so replicas, and even a second fold of the log, would differ.
 * Hence every new list item must lie between its two origins.
 */
import * as Y from 'yjs';

/** Walking is cheaper for a keystroke, numbering the list for a flood. */
const WALK = 8;

/** Did the items that these clients wrote since `before` land between their origins? */
export function landedBetweenOrigins(doc: Y.Doc, clients: Iterable<number>, before: ReadonlyMap<number, number>): boolean {
  const lists = new Map<Y.Item['parent'], Y.Item[]>();
  for (const client of clients) {
    const structs = doc.store.clients.get(client) ?? [];
    const from = before.get(client) ?? 0;
    for (let i = structs.length - 1; i >= 0; i--) {
      const item = structs[i];
      if (item === undefined || item.id.clock + item.length <= from) break;
      if (!(item instanceof Y.Item) || item.parentSub !== null || item.origin === null || item.rightOrigin === null) continue;
      const list = lists.get(item.parent);
      if (list === undefined) lists.set(item.parent, [item]);
      else list.push(item);
    }
  }
  for (const items of lists.values()) if (!(items.length <= WALK ? items.every(walks) : numbered(doc, items))) return false;
  return true;
}

const holds = (item: Y.Item, id: Y.ID | null): boolean =>
  id !== null && item.id.client === id.client && item.id.clock <= id.clock && id.clock < item.id.clock + item.length;

function walks(item: Y.Item): boolean {
  let left = item.left;
  while (left !== null && !holds(left, item.origin)) left = left.left;
  if (left === null) return false;
  let right = item.right;
  while (right !== null && !holds(right, item.rightOrigin)) right = right.right;
  return right !== null;
}

function numbered(doc: Y.Doc, items: readonly Y.Item[]): boolean {
  const parent = items[0]?.parent;
  if (!(parent instanceof Y.AbstractType)) return false;
  const places = new Map<unknown, number>();
  for (let item = parent._start; item !== null; item = item.right) places.set(item, places.size);
  return items.every((item) => {
    const place = places.get(item);
    const left = item.origin === null ? undefined : places.get(Y.getItem(doc.store, item.origin));
    const right = item.rightOrigin === null ? undefined : places.get(Y.getItem(doc.store, item.rightOrigin));
    return place !== undefined && left !== undefined && right !== undefined && left < place && place < right;
  });
}
