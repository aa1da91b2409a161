import type { KeyboardEvent } from 'react';

/** Up, Down, Home and End in a list with one Tab stop; Escape leaves it. */
export function walk(event: KeyboardEvent<HTMLElement>, items: string, onLeave: () => void): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(items)];
  const here = event.target instanceof HTMLElement ? all.indexOf(event.target) : -1;
  if (here < 0) return;
  if (event.key === 'Escape') return onLeave();
  const next = { ArrowDown: all[here + 1], ArrowUp: all[here - 1], Home: all[0], End: all.at(-1) }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
