/**
 * What really reaches the live regions of a page, message by message: those of its first HTML and any that comes later, whatever the page
 * calls them. A message that is gone again before a screen reader could read it is kept apart.
 */
import type { Page } from 'playwright-core';

export interface Message {
  /** The role, or how pressing it is. */
  readonly region: string;
  readonly words: string;
}

interface Heard {
  readonly messages: Message[];
  readonly swallowed: string[];
}

const heardOn = new WeakMap<Page, Heard>();

/** Call before the first `goto`; goes on where the page is loaded again. */
export async function listenTo(page: Page): Promise<void> {
  const heard: Heard = { messages: [], swallowed: [] };
  heardOn.set(page, heard);
  await page.exposeFunction('heardAloud', (region: string, words: string) => void heard.messages.push({ region, words }));
  await page.exposeFunction('swallowedAloud', (words: string) => void heard.swallowed.push(words));
  // before any script of the page
  await page.addInitScript(() => {
    const STANDS_MS = 100;
    const REGIONS = '[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output';
    const tell = (name: string, ...words: readonly string[]): void => {
      const report: unknown = Reflect.get(window, name);
      if (typeof report === 'function') report(...words);
    };
    const hear = (region: Element, node: Node): void => {
      const words = (node.textContent ?? '').trim();
      if (words === '') return;
      tell('heardAloud', region.role ?? region.getAttribute('aria-live') ?? region.localName, words);
      setTimeout(() => node.isConnected || tell('swallowedAloud', words), STANDS_MS);
    };
    new MutationObserver((changes) => {
      // what the first HTML brings is read with the page
      if (document.readyState === 'loading') return;
      for (const { type, target, addedNodes } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(REGIONS);
        for (const node of type === 'characterData' ? [target] : addedNodes) {
          if (region) hear(region, node);
          else if (node instanceof Element)
            for (const found of [node, ...node.querySelectorAll('*')]) if (found.matches(REGIONS)) hear(found, found);
        }
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

function ofPage(page: Page): Heard {
  const heard = heardOn.get(page);
  if (heard === undefined) throw new Error('listenTo was not called on this page');
  return heard;
}

/** Since the page was first opened. */
export const saidOn = (page: Page): readonly Message[] => ofPage(page).messages;

/** What was put into a region and taken out of it before anybody could hear it. */
export const swallowedOn = (page: Page): readonly string[] => ofPage(page).swallowed;

/** How many messages say this, in that region or in any. */
export const timesSaid = (page: Page, words: string, region?: string): number =>
  saidOn(page).filter((one) => one.words.includes(words) && (region === undefined || one.region === region)).length;
