/** Copies of maps, for folds that leave the state before as it was. */

/** With some members of one value changed; the same map where there is no such value. */
export function changed<Key, Value extends object>(map: ReadonlyMap<Key, Value>, key: Key, news: Partial<Value>): ReadonlyMap<Key, Value> {
  const before = map.get(key);
  return before === undefined ? map : new Map(map).set(key, { ...before, ...news });
}

export function without<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  const copy = new Map(map);
  copy.delete(key);
  return copy;
}
