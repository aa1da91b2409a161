/** The mark at the end of an item: `;` inside a block, `,` on its last item, `.` at the very end, `:` where sub-items follow, `,` on the enacting line. */
import type { Language } from '../opinion/vocabulary.ts';
import { STRUCK, type Written } from './finding.ts';

type Mark = ';' | ',' | '.' | ':';

const ALIKE: Readonly<Record<Mark, string>> = { ';': ';；؛', ',': ',，،', '.': '.。۔', ':': ':：' };
const IN: Readonly<Partial<Record<Language, Readonly<Record<Mark, string>>>>> = {
  zh: { ';': '；', ',': '，', '.': '。', ':': '：' },
  ar: { ';': '؛', ',': '،', '.': '.', ':': ':' },
};
/** Closing signs, and the word that joins the last item: "; and". */
const TAIL = new RegExp(`(?:(?<=[;；؛,，،])\\s(?:and|or|et|ou|y|e|o|u|и|или|و|أو))?[\\s\\])）］」』”"»'’${STRUCK}]*$`, 'iu');

export interface Marking {
  /** What ought to stand there, and what does; '' = nothing. */
  readonly wanted: string;
  readonly stands: string;
  readonly at: number;
}

/** What is wrong with the end of paragraph `at`; null = nothing. */
export function wrongMark(paragraphs: readonly Written[], at: number, language: Language): Marking | null {
  const here = paragraphs[at];
  if (here === undefined) return null;
  const mark = markOf(paragraphs, at);
  // nothing is read from the end of a long paragraph but its end
  const from = Math.max(0, here.words.length - 40);
  const end = here.words.slice(from).replace(TAIL, '');
  if (mark === null || end.trim() === '') return null;
  const last = end.charAt(end.length - 1);
  const known = (Object.keys(ALIKE) as Mark[]).find((one) => ALIKE[one].includes(last));
  if (known === mark || (here.kind === 'enacting' && known === ':')) return null;
  const wanted = IN[language]?.[mark] ?? mark;
  return { wanted, stands: known === undefined ? '' : last, at: from + end.length - (known === undefined ? 0 : 1) };
}

function markOf(paragraphs: readonly Written[], at: number): Mark | null {
  const here = paragraphs[at];
  if (here?.kind === 'enacting') return ',';
  if (here === undefined || !isItem(here)) return null;
  const next = paragraphs.slice(at + 1).find(({ kind, words }) => kind !== 'footnote' && words.trim() !== '');
  if (next === undefined || next.kind === 'text' || next.kind === 'title') return '.';
  if (!isItem(next) || next.kind !== here.kind) return ',';
  return next.level > here.level ? ':' : ';';
}

const isItem = ({ kind }: Written): boolean => kind === 'preamble-item' || kind === 'operative-item';
