/**
 * What a Word file would change in an opinion. Its paragraphs are those of the opinion whose id they carry, else whose words they have, else
 * that they are most alike; as they were before the file's marks, because that is what was sent to its author. What comes out is laid on the
 * text as it is now, word by word, so that nothing is changed but what differs.
 */
import { aligned } from '../compare/align.ts';
import type { ComparedParagraph } from '../compare/paragraphs.ts';
import { compareWords, type Piece } from '../compare/words.ts';
import { squeeze } from '../import/characters.ts';
import { labelOf } from '../import/label.ts';
import type { BlockId, Language } from '../opinion/vocabulary.ts';
import { clean } from '../text/characters.ts';
import type { WordDocument, WordParagraph } from './document.ts';
import { accepted, original, type ReadParagraph, revisionsOf } from './reading.ts';

export interface FileChange {
  readonly is: 'changed' | 'new' | 'gone';
  /** The paragraph; of a new one, the one that it stands behind, null where it stands first. */
  readonly block: BlockId | null;
  /** From the words here to those of the file. */
  readonly pieces: readonly Piece[];
  /** Why whoever chooses must look twice: it reads otherwise here than in the file before its marks, or no mark of the file says so. */
  readonly doubt: 'differs' | 'unmarked' | null;
}

export interface Redline {
  readonly marked: boolean;
  readonly changes: readonly FileChange[];
  /** Words that the file changes in paragraphs that are not found here. */
  readonly unplaced: readonly string[];
}

/** `here`: the paragraphs of the opinion that have words, undecided suggestions left out. */
export function redlineOf(document: WordDocument, here: readonly ComparedParagraph[], language: Language): Redline {
  const marked = revisionsOf(document).count > 0;
  const before = original(document);
  const after = accepted(document);
  const found = foundHere(before, here, language);
  const became = becameOf(before, after);
  const came = new Map([...became].map(([from, to]) => [to, from]));
  const changes: FileChange[] = [];
  const unplaced: string[] = [];
  let last: BlockId | null = null;
  for (const one of after) {
    const from = came.get(one);
    const paragraph = from === undefined ? undefined : found.get(from);
    if (paragraph !== undefined && from !== undefined) {
      last = paragraph.id;
      const words = unlabelled(one.text, paragraph);
      const doubt = marked && squeeze(unlabelled(from.text, paragraph)) !== squeeze(paragraph.text) ? 'differs' : null;
      const isMeant = !marked || isMarked(one, from);
      if (squeeze(words) !== squeeze(paragraph.text))
        changes.push({
          is: 'changed',
          block: last,
          pieces: compareWords(paragraph.text, words, language),
          doubt: isMeant ? doubt : 'unmarked',
        });
    } else if (!marked || from === undefined)
      changes.push({
        is: 'new',
        block: last,
        pieces: [{ is: 'ins', text: unlabelled(one.text, null) }],
        doubt: marked ? null : 'unmarked',
      });
    else if (isMarked(one, from)) unplaced.push(tidy(one.text));
  }
  return { marked, unplaced, changes: [...changes, ...goneFrom(here, before, found, became, marked)] };
}

/** What the file deletes; where it marks nothing, what it does not have. */
function goneFrom(
  here: readonly ComparedParagraph[],
  before: readonly ReadParagraph[],
  found: ReadonlyMap<ReadParagraph, ComparedParagraph>,
  became: ReadonlyMap<ReadParagraph, ReadParagraph>,
  marked: boolean,
): readonly FileChange[] {
  const from = new Map(before.flatMap((one) => (found.has(one) ? [[found.get(one)?.id ?? '', one] as const] : [])));
  return here.flatMap((paragraph): readonly FileChange[] => {
    const one = from.get(paragraph.id);
    if (one === undefined ? marked : became.has(one)) return [];
    const differs = one !== undefined && squeeze(unlabelled(one.text, paragraph)) !== squeeze(paragraph.text);
    const doubt = one === undefined ? 'unmarked' : differs ? 'differs' : null;
    return [{ is: 'gone', block: paragraph.id, pieces: [{ is: 'del', text: paragraph.text }], doubt }];
  });
}

/** Paragraphs of the file, and which of those here each of them is. */
export function foundHere(
  before: readonly ReadParagraph[],
  here: readonly ComparedParagraph[],
  language: Language,
): ReadonlyMap<ReadParagraph, ComparedParagraph> {
  const found = new Map<ReadParagraph, ComparedParagraph>();
  const left = new Map(here.map((one) => [one.id, one]));
  const take = (one: ReadParagraph, paragraph: ComparedParagraph | undefined): void => {
    if (paragraph !== undefined && !found.has(one) && left.delete(paragraph.id)) found.set(one, paragraph);
  };
  for (const one of before) for (const id of one.bookmarks) take(one, left.get(id));
  const byWords = new Map<string, ComparedParagraph[]>();
  for (const one of left.values()) byWords.set(squeeze(one.text), [...(byWords.get(squeeze(one.text)) ?? []), one]);
  for (const one of before) if (!found.has(one)) take(one, byWords.get(squeeze(one.text))?.shift());
  const rest = before.filter((one) => !found.has(one));
  const texts = rest.map((one, at) => ({
    id: `word ${at}`,
    kind: 'text' as const,
    level: 0,
    label: '',
    text: squeeze(unlabelled(one.text, null)),
  }));
  const paragraphs = [...left.values()].map((one) => ({ ...one, text: squeeze(one.text) }));
  const pairs = aligned({ language, paragraphs }, { language, paragraphs: texts }).paragraphs;
  for (const [at, one] of rest.entries()) take(one, left.get(pairs[at]?.id ?? ''));
  return found;
}

/** What each paragraph has become: the one that kept most of its letters; nothing where all of it went. */
function becameOf(before: readonly ReadParagraph[], after: readonly ReadParagraph[]): ReadonlyMap<ReadParagraph, ReadParagraph> {
  const owner = new Map<WordParagraph, ReadParagraph>(before.flatMap((one) => one.of.map((paragraph) => [paragraph, one] as const)));
  const pairs = after.flatMap((to) => {
    const kept = new Map<ReadParagraph, number>();
    for (const paragraph of to.of) {
      const from = owner.get(paragraph);
      if (from !== undefined) kept.set(from, (kept.get(from) ?? 0) + lettersKept(paragraph));
    }
    return [...kept].map(([from, letters]) => ({ from, to, letters }));
  });
  const became = new Map<ReadParagraph, ReadParagraph>();
  const taken = new Set<ReadParagraph>();
  for (const { from, to } of pairs.sort((a, b) => b.letters - a.letters)) {
    if (became.has(from) || taken.has(to)) continue;
    became.set(from, to);
    taken.add(to);
  }
  return became;
}

const lettersKept = ({ runs }: WordParagraph): number =>
  runs.reduce((sum, { text, inserted, deleted }) => sum + (inserted === null && deleted === null ? text.length : 0), 0);

const isMarked = (one: ReadParagraph, from: ReadParagraph): boolean => squeeze(one.text) !== squeeze(from.text);

/** One line, as a paragraph of an opinion is. */
const tidy = (text: string): string =>
  clean(text.replace(/[\t\n]+/gu, ' '))
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();

/** Without a label that was typed: surely one, or the one that the paragraph has. */
export function unlabelled(text: string, paragraph: ComparedParagraph | null): string {
  const words = tidy(text);
  const label = labelOf(words);
  if (label === null || paragraph?.text.startsWith(label.raw)) return words;
  return label.strong || label.raw === paragraph?.label ? label.bracket + words.slice(label.length) : words;
}
