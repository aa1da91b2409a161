/** An earlier text as passages: a keyword alone on its line is no passage but stands over those that follow, and a label is no word of one. */
import { paragraphsOf } from '../compare/document-text.ts';
import { headingOf, readyToFind } from '../import/heading.ts';
import { labelOf } from '../import/label.ts';
import type { Language } from '../opinion/vocabulary.ts';
import { withoutFinalMark } from '../text/canon.ts';

export interface EarlierPassage {
  /** As it is quoted: `recognizing b)`; '' where neither a keyword stands over it nor a label before it. */
  readonly place: string;
  readonly text: string;
}

/** Letters of one paragraph: the longest of an opinion are a tenth of that, and whoever finds one is shown the whole. */
export const LONGEST_PARAGRAPH = 8_000;

/** Letters in which any label ends. */
const LONGEST_LABEL = 240;

export const paragraphsIn = (text: string): readonly string[] =>
  paragraphsOf(text, '').map(({ text: words }) => words.replaceAll(/\s+/gu, ' '));

/** How much it is, as limits and lists count it: UTF-8, and passages. */
export const measureOf = (text: string, language: Language): { readonly bytes: number; readonly paragraphs: number } => ({
  bytes: new TextEncoder().encode(text).length,
  paragraphs: [...earlierPassages(text, language)].length,
});

/** What tells headings and labels is made ready with the first text of a language, in steps (import/heading.ts). */
export function* readyToRead(text: string, language: Language): Generator<undefined, void> {
  const start = text.slice(0, LONGEST_LABEL);
  yield* readyToFind(start, language);
  labelOf(start);
  yield;
}

export function* earlierPassages(text: string, language: Language): Generator<EarlierPassage> {
  let heading = '';
  for (const words of paragraphsIn(text)) {
    if (headingOf(words, language)?.alone === true) {
      heading = withoutFinalMark(words);
      continue;
    }
    const label = labelOf(words);
    const strong = label?.strong === true || /^\d/u.test(label?.raw ?? '');
    const cut = strong && label !== null ? words.slice(label.length).trim() : words;
    if (cut !== '') yield { place: `${heading} ${strong ? (label?.raw ?? '') : ''}`.trim(), text: cut };
  }
}
