/** Sentences of what people read: a page in Markdown, without what is code and what is an address. */

/** Paragraphs, points of lists and cells of tables, each by itself, with what stands first in it as its name. */
export function passages(markdown: string): readonly string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```$/gm, '').replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1');
  const lines = prose.split('\n').map((line) => (/^\s*(?:[-#|]|\d+\. )|^$/.test(line) ? `\n${line}` : line));
  return lines
    .join('\n')
    .split(/\n\n+|(?<=\|)\n|(?<=[^\\])\|/)
    .map((passage) => passage.replace(/\s+/g, ' ').trim())
    .filter((passage) => /\p{L}/u.test(passage));
}

export const sentencesOf = (passage: string): readonly string[] =>
  passage.split(/(?<=[.!?…]["”)*_`]*)\s+(?=["“(*_`]*[\p{Lu}\d`])/u).filter((sentence) => /\p{L}/u.test(sentence));

/** What stands between spaces and has a letter or a figure in it; a piece of code is one word. */
export const wordsOf = (sentence: string): number =>
  sentence
    .replace(/`[^`]*`/g, 'code')
    .split(/\s+/)
    .filter((word) => /[\p{L}\d]/u.test(word)).length;
