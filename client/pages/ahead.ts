/**
 * What the page of an opinion asks of the server before it can be drawn: who looks, how the delegations are called, the first words. Where the
 * text came with the page, its reader is signed in, and all three are asked for together, as soon as app.tsx is there. So is the text for the
 * editor, where the page says at which address.
 */
import { loadFirst } from '../../shared/i18n/in-browser.ts';
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { connectEarly } from '../sync/early-socket.ts';
import type { AnswerAt } from './address.ts';
import type { Answer } from './ask.ts';
import { readFrom } from './reading.ts';

export interface Ahead {
  /** That of the first text. */
  readonly language: Language;
  readonly me: Answer<AnswerAt<'GET /api/me'>>;
  readonly entities: Answer<AnswerAt<'GET /api/entities'>>;
}

/** Null where no text came with the page, or not yet. */
export function askAhead(): Ahead | null {
  const language = LANGUAGES.find((known) => known === document.documentElement.lang);
  const first = document.querySelector<HTMLElement>('#first[data-opinion]');
  if (language === undefined || first === null) return null;
  const { collab } = first.dataset;
  if (collab !== undefined) connectEarly(collab);
  // that they did not come is said where they are needed
  void Promise.allSettled([loadFirst(language)]);
  return { language, me: readFrom('GET /api/me'), entities: readFrom('GET /api/entities', { lang: language }) };
}
