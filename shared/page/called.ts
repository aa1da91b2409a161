/** What a call asks, of paragraphs that are told together: few by their names, so that calls are told apart, more by their number. */
import { inWords, type SetOff } from '../i18n/set-off.ts';
import type { Text } from '../i18n/text.ts';

/** More would push the text off a phone. */
export const FEW_CALLED = 3;

export const calledWords = (text: Text, names: readonly SetOff[]): string =>
  names.length > FEW_CALLED
    ? text.t('call.several', { count: names.length })
    : text.t('news.called', { paragraphs: text.listSetOff(names) });

/** The paragraphs alone. */
export const calledParagraphs = (text: Text, names: readonly SetOff[]): SetOff =>
  names.length > FEW_CALLED ? inWords(text.t('home.paragraphs', { count: names.length })) : text.listSetOff(names);
