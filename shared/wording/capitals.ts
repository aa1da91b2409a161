/** A line that is written in capitals says nothing of abbreviations and names. Where a script has none, a line with one Latin word would seem so. */
import { isCapitals } from '../import/characters.ts';
import type { Language } from '../opinion/vocabulary.ts';

export const allCapitals = (words: string, language: Language): boolean => language !== 'zh' && language !== 'ar' && isCapitals(words);
