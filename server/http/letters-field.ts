/** Letters by their places, as a form without script names them: "client.clock.length", joined by "_". Whose they are the past says, and no form. */
import type { LetterRange } from '../../shared/opinion/withholding.ts';

/** Stretches of words that a page lists; those that went last. */
export const MOST_LISTED = 50;

const FIELD = /^\d{1,10}\.\d{1,10}\.\d{1,10}(_\d{1,10}\.\d{1,10}\.\d{1,10})*$/;

export const isLetters = (value: string): boolean => FIELD.test(value);

export const fieldOf = (ranges: readonly LetterRange[]): string =>
  ranges.map(({ client, clock, length }) => `${client}.${clock}.${length}`).join('_');

export const lettersIn = (value: string): readonly LetterRange[] =>
  value.split('_').map((one) => {
    const [client = 0, clock = 0, length = 0] = one.split('.').map(Number);
    return { client, clock, length };
  });
