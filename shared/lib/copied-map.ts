/** As `new Map(map)`, which makes an array of each pair on the way: a text entry copies the map of all paragraphs. */
export function copiedMap<Key, Value>(map: ReadonlyMap<Key, Value>): Map<Key, Value> {
  const copy = new Map<Key, Value>();
  map.forEach((value, key) => {
    copy.set(key, value);
  });
  return copy;
}
