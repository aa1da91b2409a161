/** The sentences as they are written: of each key every form that it can take, with `{slots}`. */
import { formsOf, parseMessage } from '../../scripts/messages/parse.ts';
import { readSource, sentencesOf } from '../../scripts/messages/source.ts';
import type { Language } from '../../shared/opinion/vocabulary.ts';

export const source = readSource();

export const written = (language: Language): ReadonlyMap<string, readonly string[]> =>
  new Map([...sentencesOf(source, language)].map(([key, message]) => [key, formsOf(parseMessage(message))]));
