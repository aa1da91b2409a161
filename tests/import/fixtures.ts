/** The files that the importer must read, and a short way to write down what it should find in them. */
import { readFileSync } from 'node:fs';
import type { Reading } from '../../shared/import/reading.ts';

export const fixture = (name: string): string => readFileSync(new URL(`../fixtures/import/${name}`, import.meta.url), 'utf8');

const SHORT: Readonly<Record<string, string>> = {
  title: 'title',
  enacting: 'enacting',
  'preamble-heading': 'pre',
  'preamble-item': 'a',
  'operative-heading': 'op',
  'operative-item': '1',
  text: 'text',
  footnote: 'note',
};

/** Each block as "kind+level: words", items with their level where it is not 0. */
export const outline = ({ blocks }: Reading): readonly string[] =>
  blocks.map(({ kind, level, text }) => `${SHORT[kind]}${level === 0 ? '' : `+${level}`}: ${text}`);

export const doubts = ({ doubts: all }: Reading): readonly string[] => all.map(({ block, why, text }) => `${block} ${why}: ${text}`);

/** Wraps as mail does: hanging lines, no blank line between. */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const lines: string[] = [];
      let last = '';
      for (const word of line.trim().replace(/\s+/g, ' ').split(' ')) {
        if (last !== '' && last.length + 1 + word.length > width) {
          lines.push(last);
          last = word;
        } else last = last === '' ? word : `${last} ${word}`;
      }
      return [...lines, last];
    })
    .join('\n');
}
