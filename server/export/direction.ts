/** Which way words run: Word wants to be told for each paragraph and each run, where a browser finds it out by itself. */

const RIGHT = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc';
const FIRST_STRONG = new RegExp(`[${RIGHT}]|\\p{L}`, 'u');
const IS_RIGHT = new RegExp(`[${RIGHT}]`);
/** From the first letter of one direction to the last before one of the other. */
const RIGHT_STRETCH = new RegExp(`[${RIGHT}](?:(?:(?![${RIGHT}])\\P{L})*[${RIGHT}])*`, 'gu');
const LEFT_STRETCH = new RegExp(`(?![${RIGHT}])\\p{L}(?:(?:(?![${RIGHT}]).)*(?![${RIGHT}])\\p{L})?`, 'gu');

const OF_A_WORD = /^[\d_-]$/;

/** By the first letter, as `dir="auto"` does; null where no letter says it. */
export function runsFromRight(text: string): boolean | null {
  const first = FIRST_STRONG.exec(text)?.[0];
  return first === undefined ? null : IS_RIGHT.test(first);
}

export interface Stretch {
  readonly text: string;
  readonly rtl: boolean;
}

/** The words of a paragraph of direction `rtl`, cut where they turn. Joined they are the words. */
export function stretches(text: string, rtl: boolean): readonly Stretch[] {
  if (!rtl && !IS_RIGHT.test(text)) return text === '' ? [] : [{ text, rtl }];
  const found: Stretch[] = [];
  let done = 0;
  const add = (end: number, way: boolean): void => {
    if (end > done) found.push({ text: text.slice(done, end), rtl: way });
    done = end;
  };
  for (const { 0: turned, index } of text.matchAll(rtl ? LEFT_STRETCH : RIGHT_STRETCH)) {
    let start = index;
    let end = index + turned.length;
    // digits that touch Latin letters are one word with them: those of a hash stand where they belong
    while (rtl && start > done && OF_A_WORD.test(text.charAt(start - 1))) start -= 1;
    while (rtl && OF_A_WORD.test(text.charAt(end))) end += 1;
    add(start, rtl);
    add(end, !rtl);
  }
  add(text.length, rtl);
  return found;
}
