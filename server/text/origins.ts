/**
 * Yjs puts an item between two others that its author saw side by side, and replicas agree on its place because authors do. An item that
 * names two others which nobody can have seen so lands where it happens to be met first: browsers, and even a second fold of the log, would
 * differ. An undo can write one too (yjs/yjs#794). And a value of an attribute stands behind the one that its author saw, with nothing behind it.
 */
import * as Y from 'yjs';

/** Could whoever wrote these items, since `before` and under these client ids, have seen the places that they name? */
export function landedWhereSeen(doc: Y.Doc, clients: Iterable<number>, before: ReadonlyMap<number, number>): boolean {
  const lists = new Map<Y.Item['parent'], Y.Item[]>();
  for (const client of clients) {
    const structs = doc.store.clients.get(client) ?? [];
    const from = before.get(client) ?? 0;
    for (let i = structs.length - 1; i >= 0; i--) {
      const item = structs[i];
      if (item === undefined || item.id.clock + item.length <= from) break;
      if (!(item instanceof Y.Item)) continue;
      if (item.parentSub !== null) {
        if (item.rightOrigin !== null) return false;
      } else if (!(isSame(item.left?.lastId ?? null, item.origin) && isSame(item.right?.id ?? null, item.rightOrigin))) {
        const list = lists.get(item.parent);
        if (list === undefined) lists.set(item.parent, [item]);
        else list.push(item);
      }
    }
  }
  for (const [parent, items] of lists) if (!stand(doc, parent, items)) return false;
  return true;
}

const isSame = (one: Y.ID | null, other: Y.ID | null): boolean =>
  one === null || other === null ? one === other : one.client === other.client && one.clock === other.clock;

function stand(doc: Y.Doc, parent: Y.Item['parent'], items: readonly Y.Item[]): boolean {
  if (!(parent instanceof Y.AbstractType)) return false;
  const places = new Map<unknown, number>();
  for (let item = parent._start; item !== null; item = item.right) places.set(item, places.size);
  const find = (id: Y.ID) => Y.getItem(doc.store, id);
  return items.every((item) => {
    const { origin, rightOrigin } = item;
    const at = places.get(item);
    const left = origin && find(origin);
    const right = rightOrigin && find(rightOrigin);
    const from = left === null ? -1 : places.get(left);
    const to = right === null ? places.size : places.get(right);
    if (at === undefined || from === undefined || to === undefined || at <= from || to <= at) return false;
    /** Between the two, so that whoever saw both saw it too. */
    const isBetween = (id: Y.ID | null): boolean => {
      const place = id === null ? undefined : places.get(find(id));
      return place !== undefined && from < place && place < to;
    };
    if (right !== null && rightOrigin !== null && right.id.clock < rightOrigin.clock) return false;
    if (right !== null && (isBetween(right.origin) || (origin !== null && isLater(left, right.origin, origin)))) return false;
    return left === null || !isBetween(left.rightOrigin);
  });
}

const isLater = (run: Y.Item | null, id: Y.ID | null, than: Y.ID): boolean =>
  run !== null && id !== null && id.client === run.id.client && id.clock > than.clock && id.clock < run.id.clock + run.length;
