/** Signs of the fonts Symbol and Wingdings, which Word keeps as codes of no letter (U+F000 to U+F0FF), as far as texts of meetings have them. */
const SYMBOL: Readonly<Record<string, string>> = {
  '2D': '−',
  B0: '°',
  B1: '±',
  B4: '×',
  A3: '≤',
  B3: '≥',
  B7: '•',
  AE: '→',
  D7: '⋅',
  B9: '≠',
  A5: '∞',
  '6D': 'µ',
};
const WINGDINGS: Readonly<Record<string, string>> = {
  '6C': '●',
  '6E': '■',
  '77': '◆',
  '9F': '•',
  A7: '▪',
  A8: '◻',
  D8: '➢',
  E0: '→',
  FB: '✗',
  FC: '✓',
};

/** `char` in hexadecimal digits; null where nobody knows the sign. */
export function symbolOf(font: string, char: string): string | null {
  if (!/^[0-9a-f]{1,6}$/i.test(char)) return null;
  const code = Number.parseInt(char, 16);
  if (code >= 0xf000 && code <= 0xf0ff) {
    const sign = (code - 0xf000).toString(16).toUpperCase().padStart(2, '0');
    return (font.startsWith('Wingdings') ? WINGDINGS : SYMBOL)[sign] ?? null;
  }
  const isLetter = code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xf8ff);
  return isLetter ? String.fromCodePoint(code) : null;
}
