/**
 * Gives the paragraphs of one text the ids of those of another, where the texts have no ids in common: two rival drafts, or texts that were
 * handed in. Paragraphs of the same words are the same; of the rest, those that share most of their words, as far as they stand near.
 */
import type { Language } from '../opinion/vocabulary.ts';
import type { ComparedParagraph, ComparedText } from './paragraphs.ts';
import { tokens } from './words.ts';

/** How alike two wordings must be, 0 to 1. */
const ALIKE = 0.5;
/** Of the paragraphs that found no equal, so many on both sides of the same place are looked at. */
const NEAR = 20;

export function aligned(before: ComparedText, after: ComparedText): ComparedText {
  const known = new Set(before.paragraphs.map(({ id }) => id));
  if (after.paragraphs.some(({ id }) => known.has(id))) return after;
  const equal = equals(before.paragraphs, after.paragraphs);
  const taken = new Set([...equal.values()].map(({ id }) => id));
  const left = before.paragraphs.filter(({ id }) => !taken.has(id));
  const alike = likenesses(
    { ...before, paragraphs: left },
    { ...after, paragraphs: after.paragraphs.filter((one) => !equal.has(one)) },
    after.language,
  );
  const paragraphs = after.paragraphs.map((one) => ({ ...one, id: (equal.get(one) ?? alike.get(one))?.id ?? one.id }));
  return { ...after, paragraphs };
}

type Pairs = ReadonlyMap<ComparedParagraph, ComparedParagraph>;

/** Later to earlier, each once, in order. */
function equals(before: readonly ComparedParagraph[], after: readonly ComparedParagraph[]): Pairs {
  const byText = new Map<string, ComparedParagraph[]>();
  for (const one of before) byText.set(one.text, [...(byText.get(one.text) ?? []), one]);
  const pairs = new Map<ComparedParagraph, ComparedParagraph>();
  for (const one of after) {
    const found = byText.get(one.text)?.shift();
    if (found !== undefined) pairs.set(one, found);
  }
  return pairs;
}

/** The most alike first. */
function likenesses(before: ComparedText, after: ComparedText, language: Language): Pairs {
  const words = (text: string): ReadonlySet<string> => new Set(tokens(text, language).filter((token) => /[\p{L}\p{N}]/u.test(token)));
  const earlier = before.paragraphs.map((one) => ({ one, words: words(one.text) }));
  const candidates = after.paragraphs.flatMap((one, at) => {
    const mine = words(one.text);
    return earlier
      .slice(Math.max(0, at - NEAR), at + NEAR + 1)
      .map((other) => ({ one, other: other.one, likeness: likeness(mine, other.words) }))
      .filter(({ likeness: found }) => found >= ALIKE);
  });
  const pairs = new Map<ComparedParagraph, ComparedParagraph>();
  const taken = new Set<ComparedParagraph>();
  for (const { one, other } of candidates.sort((a, b) => b.likeness - a.likeness)) {
    if (pairs.has(one) || taken.has(other)) continue;
    pairs.set(one, other);
    taken.add(other);
  }
  return pairs;
}

/** Words in common among the words of both (Dice). */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0;
  const common = [...one].filter((word) => other.has(word)).length;
  return (2 * common) / (one.size + other.size);
}
