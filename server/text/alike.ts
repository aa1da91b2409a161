/**
 * How words look, for whoever asks whether two are the same to a reader: without what is not seen, accents and case, in forms of
 * compatibility, and the letters of Latin, Greek and Cyrillic that look alike as one. It says too often rather than too seldom that they are.
 */

/** Blanks that are no space to a regular expression. */
const BLANK = /[\s\u2800]+/gu;
/** So narrow a space that nobody sees it between two letters. */
const HAIR = /\u200a/gu;
const UNSEEN = /[\p{C}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}\u0640]/gu;

/** Of small letters: what looks the same as a small or as a capital one. Each line is one letter, which comes first. */
const LOOK_ALIKE = [
  ...['aаαɑ', 'bвβ', 'cс', 'dԁ', 'eеεҽ', 'gɡ', 'hнһη', 'il1ıιіӏ|', 'jјϳ', 'kкκ', 'mмμ', 'oоο0', 'pрρ', 'qԛ', 'sѕ', 'tтτ', 'uυ', 'vνѵ'],
  ...['wωԝѡ', 'xхχ', 'yуγү', 'zζ', 'σς', 'يیى', 'كک', "'‘’‚‛ʼ`", '"“”„«»', '-‐‑‒–—―−'],
];
const LETTER = new Map(LOOK_ALIKE.flatMap(([first = '', ...others]) => others.map((other) => [other, first] as const)));
const OTHERS = new RegExp(`[${[...LETTER.keys()].map((letter) => `\\u{${letter.codePointAt(0)?.toString(16)}}`).join('')}]`, 'gu');

export function alike(text: string): string {
  // what goes goes first as well: hundreds of marks on one letter are slow to put in order
  const seen = text.replace(HAIR, '').replace(BLANK, ' ').replace(UNSEEN, '').normalize('NFKD').toLowerCase();
  return seen
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(OTHERS, (letter) => LETTER.get(letter) ?? letter);
}
