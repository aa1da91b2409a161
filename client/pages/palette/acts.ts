/**
 * What can be done on this page, read off the page: its own buttons, with their names and their reasons. So nothing is offered that is not
 * there for whoever looks, and what is chosen does what it does there, with all that is asked before.
 */
import { flushSync } from 'react-dom';
import type { Named } from './match.ts';

export interface PageAct extends Named {
  /** Why it cannot be done now. */
  readonly why: string | null;
  readonly button: HTMLElement;
}

const ACTS = '.button, .answer, .dropped li > a, fieldset input[type=radio]:not(:checked)';
/** What is filled in is sent where it stands, and what is asked is answered there; of what is still to come there is only the room. */
const APART = 'form, search, dialog, .opener, .room';
/** By how much one looks for them (button.tsx). */
const LOOKS = ['.main, .answer', '.grave', '.plain'];
const HEAD = '.page-head';

/** The first first. */
export function actsOn(page: ParentNode): readonly PageAct[] {
  const buttons = [...page.querySelectorAll<HTMLElement>(ACTS)].filter((one) => one.closest(APART) === null);
  const all = buttons.map((button) => ({
    ...{ button, name: nameOf(button), beside: placeOf(button), why: whyNot(button) },
    filter: filterOf(button),
  }));
  return all.filter(({ name }) => name !== '').toSorted((one, other) => rankOf(one.button) - rankOf(other.button));
}

function rankOf(button: HTMLElement): number {
  const look = LOOKS.findIndex((one) => button.matches(one));
  if (look >= 0) return look;
  return button.closest(HEAD) === null ? LOOKS.length : LOOKS.length + 1;
}

/** As it is heard, without the seconds that it counts. */
function nameOf(button: HTMLElement): string {
  const label = button.getAttribute('aria-label');
  if (label !== null) return label;
  const words = (button instanceof HTMLInputElement ? button.closest('label') : button)?.cloneNode(true);
  if (!(words instanceof HTMLElement)) return '';
  for (const part of words.querySelectorAll('[aria-hidden=true], .hint')) part.remove();
  return words.textContent.replace(/\s+/g, ' ').trim();
}

const filterOf = ({ dataset, tagName }: HTMLElement): PageAct['filter'] =>
  tagName !== 'INPUT' ? undefined : dataset.finds === '0' ? 'none' : 'some';

/** The part of the page in which it stands. */
function placeOf(button: HTMLElement): string {
  for (let part = button.parentElement; part !== null; part = part.parentElement) {
    const labels = part.getAttribute('aria-labelledby');
    const name =
      part.getAttribute('role') === 'toolbar'
        ? null
        : (part.getAttribute('aria-label') ??
          (labels === null ? null : document.getElementById(labels)?.textContent) ??
          part.querySelector(':scope > :is(h2, h3, legend)')?.textContent);
    if (name) return name.trim();
  }
  return '';
}

function whyNot(button: HTMLElement): string | null {
  if (button.getAttribute('aria-disabled') !== 'true') return null;
  const reason = button.getAttribute('aria-describedby')?.split(' ').at(-1) ?? '';
  return document.getElementById(reason)?.textContent ?? '';
}

/** Is it still on the page, and still the same act? One button does one thing after another. */
export const stands = ({ button, name }: PageAct): boolean => button.isConnected && nameOf(button) === name;

/** Unfolds what it stands in, and presses it: where it cannot act it says why, in sight. */
export function press({ button }: PageAct): void {
  for (let part = button.parentElement; part !== null; part = part.parentElement) unfold(part);
  button.focus();
  button.click();
}

function unfold(part: HTMLElement): void {
  if (part instanceof HTMLDetailsElement) part.open = true;
  if (part.id === '') return;
  const folded = document.querySelector<HTMLElement>(`[aria-expanded=false][aria-controls="${CSS.escape(part.id)}"]`);
  if (folded !== null) flushSync(() => folded.click());
}
