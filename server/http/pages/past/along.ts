/** Whoever reads a paragraph of the past goes on reading it: its address goes along to another moment of the text, and to the text as it reads now. */

/** On each way to another moment. */
export const ALONG = 'data-along';

/** What stands behind the # is known in the browser alone, and changes while the page stays. */
export function goAlong(): void {
  for (const way of document.querySelectorAll<HTMLAnchorElement>(`a[${ALONG}]`)) way.hash = location.hash;
}
