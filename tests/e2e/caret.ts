/** The caret at the end of a paragraph. The key called End would stop where its line breaks. */
import type { Locator } from 'playwright-core';

export const toItsEnd = (paragraph: Locator): Promise<void> =>
  paragraph.evaluate((element) => {
    getSelection()?.selectAllChildren(element);
    getSelection()?.collapseToEnd();
  });
