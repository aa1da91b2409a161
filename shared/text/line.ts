/** A name: on one line, without characters that are invisible or reorder what is shown, and without half of a pair. */
import { strangersIn } from './characters.ts';

const TORN = /\p{Surrogate}/u;

export const isShowable = (text: string): boolean => strangersIn(text).length === 0 && !TORN.test(text);

export const isLine = (text: string, max: number): boolean => text.trim() !== '' && text.length <= max && isShowable(text);
