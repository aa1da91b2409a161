/** English prose of which there is enough. */
import { readFileSync } from 'node:fs';

/** A draft of so many characters: the rules of this product are English prose, in paragraphs as long as those of opinions. */
export function prose(characters: number): string {
  const rules = [...readFileSync('SPEC.md', 'utf8').matchAll(/^- \*\*[\w.]+\*\* (.*?)\.?$/gm)].map(([, rule = '']) =>
    rule.replaceAll(/[`*()]/g, ''),
  );
  const items: string[] = [];
  const left = (): number => characters - items.join('').length;
  while (left() > 0) items.push((rules[items.length] ?? '').slice(0, left()));
  const listed = (from: number, to: number, label: (i: number) => string): string =>
    items
      .slice(from, to)
      .map((item, i) => `${label(i)} ${item};`)
      .join('\n\n');
  const [third, half] = [Math.floor(items.length / 3), Math.floor(items.length / 2)];
  const letter = (i: number): string => `${String.fromCharCode(97 + i)})`;
  const number = (i: number): string => String(i + 1);
  return `A long one\n\nThe Forum,\n\nconsidering\n\n${listed(0, third, letter)}\n\nrecognizing\n\n${listed(third, half, letter)}\n\nis of the view\n\n${listed(half, items.length, number)}\n`;
}
