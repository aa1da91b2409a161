/** What may stand in the address of a page, for whoever opened one that asks for something else: said in words, and not by our schemas. */
import type { Text } from '../../../shared/i18n/text.ts';
import type { Issue } from '../../../shared/wire/problem.ts';

/** Digits and signs alone turn round in a text from right to left: in a slot they do not. */
const DAY = '2026-11-30';

/** By name in the address; a kind by the key of its words. */
export type Takes = Readonly<Record<string, readonly string[]>>;

/** What is wrong with an address: names that its page does not know, and what it takes by those that it knows. */
export interface WrongAddress {
  readonly strange: readonly string[];
  readonly takes: Takes;
}

/** Nothing where the names in the address are not what is wrong. */
export function addressWords(text: Text, { strange, takes }: WrongAddress, issues: readonly Issue[]): readonly string[] {
  const { t, list, has, say } = text;
  const wrong = new Set(issues.flatMap(({ path }) => /^(?:query|params)\.(\w+)/.exec(path)?.[1] ?? []));
  const known = [...wrong].flatMap((field) => {
    const values = takes[field]?.map((one) => (has(one) ? say(one, { written: DAY }) : one));
    return values === undefined ? [] : t('asked.takes', { field, values: list(values) });
  });
  return [...known, ...(strange.length === 0 ? [] : [t('asked.strange', { fields: list(strange) })])];
}
