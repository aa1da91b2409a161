/** Composes as an input method does: the browser is told below its pages, and makes of it the events and changes that it makes of one. */
import type { Page } from 'playwright-core';
import { IN_FIREFOX } from '../../support/browser.ts';
import { protocolOf } from '../../support/firefox.ts';

export interface Composing {
  /** The letters so far, underlined. */
  compose(text: string): Promise<unknown>;
  /** Ends it by these. */
  commit(text: string): Promise<unknown>;
}

export async function composingOn(page: Page): Promise<Composing> {
  return IN_FIREFOX ? inFirefox(page) : inChromium(page);
}

async function inChromium(page: Page): Promise<Composing> {
  const keyboard = await page.context().newCDPSession(page);
  return {
    compose: (text) => keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
    commit: (text) => keyboard.send('Input.insertText', { text }),
  };
}

/** In the window of Firefox, with its rights. */
const PROCESSOR = `(() => {
  const window = Services.focus.activeWindow ?? Services.wm.getMostRecentWindow('navigator:browser');
  const processor = (Services.composing ??= Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor));
  if (!processor.beginInputTransactionForTests(window)) throw new Error('another input method is at work');
  return processor;
})()`;

function inFirefox(page: Page): Composing {
  const browser = page.context().browser();
  if (browser === null) throw new Error('a page of no browser');
  const protocol = protocolOf(browser);
  const tell = async (calls: string): Promise<void> => {
    const { contexts } = (await protocol.send('browsingContext.getTree', { 'moz:scope': 'chrome' })) as {
      readonly contexts: readonly { readonly context: string }[];
    };
    const answer = await protocol.send('script.evaluate', {
      expression: `{ const processor = ${PROCESSOR}; ${calls} }`,
      target: { context: contexts[0]?.context },
      awaitPromise: false,
    });
    const { type, exceptionDetails } = answer as { readonly type: string; readonly exceptionDetails?: { readonly text: string } };
    if (type !== 'success') throw new Error(`Firefox did not compose: ${exceptionDetails?.text}`);
  };
  return {
    compose: (text) =>
      tell(`
        processor.setPendingCompositionString(${JSON.stringify(text)});
        processor.appendClauseToPendingComposition(${text.length}, processor.ATTR_RAW_CLAUSE);
        processor.setCaretInPendingComposition(${text.length});
        processor.flushPendingComposition();`),
    commit: (text) => tell(`processor.commitCompositionWith(${JSON.stringify(text)});`),
  };
}
