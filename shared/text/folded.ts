/**
 * Words as they are looked for: whatever their case, accents and vowel signs, and whatever characters stand between their letters that nobody
 * sees. What is typed and what is meant are compared as this.
 */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ œ: 'oe', æ: 'ae', ß: 'ss', þ: 'th', ى: 'ي', ة: 'ه' },
  // whose stroke is a part of them, and no accent to Unicode
  ...{ ø: 'o', đ: 'd', ð: 'd', ł: 'l', ħ: 'h', ŧ: 't', ı: 'i' },
};
const UNLIKE = new RegExp(`[${Object.keys(ALIKE).join('')}]`, 'g');
const ARABIC_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g;
/** To put marks into their order takes the square of their number, and no script has so many on one letter. */
const CROWDED = /(\p{M}{8})\p{M}+/gu;

export const folded = (text: string): string =>
  text
    .replace(CROWDED, '$1')
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}ـ]/gu, '')
    .toLowerCase()
    .replace(UNLIKE, (letter) => ALIKE[letter] ?? letter)
    .replace(ARABIC_DIGIT, (digit) => String(digit.charCodeAt(0) & 15));
