/** A story in the room that its pane has: what does not fit goes from the oldest step on, and what is left out is said. */
export function cutToFit(pane: HTMLElement): void {
  const steps = [...pane.querySelectorAll<HTMLElement>('.steps > li')];
  const left = pane.querySelector<HTMLElement>('.left');
  if (left === null) return;
  for (const step of steps) step.hidden = false;
  const isFull = (): boolean => pane.scrollHeight > pane.clientHeight;
  for (const [at, step] of steps.entries()) {
    left.textContent = step.dataset.left ?? '';
    left.hidden = left.textContent === '';
    if (at === steps.length - 1 || !isFull()) break;
    step.hidden = true;
  }
  // one step alone may be longer than the screen: what came and went in it is in sight
  pane.scrollTop = 0;
  if (isFull()) steps.at(-1)?.querySelector('ins, del')?.scrollIntoView({ block: 'center' });
}
