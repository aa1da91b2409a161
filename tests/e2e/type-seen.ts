/** How long a letter takes from one browser to another. */
import type { Page } from 'playwright-core';
import type { Person } from './people.ts';

export const KEYSTROKES = 20;

/** Types letters one by one, each once the one before is on the other page; the time that 95 of 100 took at most, ms. */
export async function typeSeen(person: Person, other: Page, id: string): Promise<number> {
  await person.type(id, ' ');
  const took: number[] = [];
  for (let typed = 'x'; typed.length <= KEYSTROKES; typed += 'x') {
    const begun = performance.now();
    await person.page.keyboard.press('x');
    await other.waitForFunction(([block, words]) => document.querySelector(`p[data-id="${block}"]`)?.textContent?.endsWith(words ?? ''), [
      id,
      typed,
    ] as const);
    took.push(performance.now() - begun);
  }
  return took.toSorted((one, other) => one - other)[Math.ceil(took.length * 0.95) - 1] ?? Number.POSITIVE_INFINITY;
}
