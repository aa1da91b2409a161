/** What is drawn only near the window, and stays for a while: whoever reads up and down has nothing drawn again. */

type Stretch = readonly [from: number, to: number];

/** What is drawn, and what must be: both where they meet. Of more than `most` the farthest go. */
export function keptNear([first, end]: Stretch, [from, to]: Stretch, most: number): Stretch {
  if (first < 0 || first > to || from > end) return [from, to];
  if (from < first) return [from, Math.max(to, Math.min(end, from + most))];
  const last = Math.max(end, to);
  return [Math.min(from, Math.max(first, last - most)), last];
}
