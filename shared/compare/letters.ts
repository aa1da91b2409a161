/** Which letters of a paragraph are those of before. A letter is whatever its caller tells apart: a character, perhaps with its marks. */
import { diffArrays } from 'diff';

/** Beyond so many steps from one to the other all between the first and the last difference counts as gone and come. */
const MOST_EDITS = 200;

/** For each letter now its place before; -1 where it came. */
export function placesBefore(before: readonly string[], after: readonly string[]): Int32Array {
  const places = new Int32Array(after.length).fill(-1);
  const shorter = Math.min(before.length, after.length);
  const shift = before.length - after.length;
  let start = 0;
  for (; start < shorter && before[start] === after[start]; start++) places[start] = start;
  let end = after.length;
  for (; end > start && end + shift > start && before[end + shift - 1] === after[end - 1]; end--) places[end - 1] = end + shift - 1;
  if (end === start || end + shift === start) return places;
  const found = diffArrays(before.slice(start, end + shift), after.slice(start, end), { maxEditLength: MOST_EDITS });
  let [was, is] = [start, start];
  for (const { added, removed, count } of found ?? []) {
    if (!added && !removed) for (let n = 0; n < count; n++) places[is + n] = was + n;
    if (!added) was += count;
    if (!removed) is += count;
  }
  return places;
}
