import type { Language } from '../opinion/vocabulary.ts';

declare const mark: unique symbol;

/**
 * The name of a paragraph as it stands in a sentence, or words in its place ("the opinion as a whole"). Sentences take nothing else for
 * `{paragraph}` and `{paragraphs}`: without marks "objections to is of the view 5" reads, and sounds, as one.
 */
export type SetOff = string & { readonly [mark]: true };

/** Quotation marks are seen, read in braille, and heard as a pause, also where there are no italics: in labels, mails and titles. */
const MARKS: Readonly<Record<Language, readonly [open: string, close: string]>> = {
  en: ['“', '”'],
  fr: ['«\u202f', '\u202f»'],
  es: ['«', '»'],
  ru: ['«', '»'],
  zh: ['“', '”'],
  ar: ['«', '»'],
};

/** `shown`: isolated where its direction could be another one. */
export function quoted(language: Language, shown: string): SetOff {
  const [open, close] = MARKS[language];
  return `${open}${shown}${close}` as SetOff;
}

/** Words of the sentence itself, in the place of a name. */
export const inWords = (words: string): SetOff => words as SetOff;
