/** What stands before the first block: status line, title, enacting line, and whatever else a document begins with. */
import type { Language } from '../opinion/vocabulary.ts';
import { fold, isCapitals, isEnded, isLeading } from './characters.ts';
import { KEYWORDS } from './keywords.ts';
import type { Paragraph } from './paragraphs.ts';
import type { Placed } from './placed.ts';
import type { Taken } from './reading.ts';

export interface Status {
  readonly number: string;
  /** "DRAFT OPINION 3: title" has the title on the same line. */
  readonly rest: string;
  /** The line without the rest. */
  readonly line: string;
}

const NUMBER = String.raw`(?:n[o°º.]{0,2} ?|no\. ?|№ ?|第 ?)?\[?((?:[a-z]{1,6}[-./])?[0-9٠-٩]{1,4}(?:[-./][a-z0-9]{1,6}){0,3}|[a-z](?![a-z]))\]?(?: ?号)?`;
const PLACE = String.raw`(?: ?\([^()]{1,80}\))?`;
const LONGEST_LINE = 400;

const STATUS = new Map<Language, readonly RegExp[]>();

function statusShapes(language: Language): readonly RegExp[] {
  const known = STATUS.get(language);
  if (known !== undefined) return known;
  const words = [...KEYWORDS[language].status].sort((a, b) => b.length - a.length).map((word) => fold(word).text);
  const rest = String.raw`(?: ?$| ?[:–—-] (?=.)| (?<=\) ))`;
  const shapes = [
    new RegExp(`^(?:${words.join('|')}) ?${NUMBER}${PLACE}${rest}`, 'u'),
    new RegExp(`^${NUMBER} ?(?:${words.join('|')})${PLACE}${rest}`, 'u'),
    new RegExp(`^(?:${words.join('|')})()${PLACE} ?$`, 'u'),
  ];
  STATUS.set(language, shapes);
  return shapes;
}

/** "DRAFT OPINION 3", "Opinion 3 (Exemplar, 2030)", "第3号意见草案", "مشروع الرأي 3"; null for anything else. */
export function statusOf(text: string, language: Language): Status | null {
  const folded = fold(text);
  for (const shape of statusShapes(language)) {
    const found = shape.exec(folded.text);
    if (found === null) continue;
    const end = folded.at[found[0].length] ?? text.length;
    return { number: latinDigits(found[1] ?? '').toUpperCase(), rest: text.slice(end), line: text.slice(0, end) };
  }
  return null;
}

const latinDigits = (text: string): string => text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));

/** "The eighth … Forum (Exemplar, 2030)," */
export function isEnacting(text: string, language: Language): boolean {
  if (text.length > LONGEST_LINE || !isLeading(text)) return false;
  const plain = fold(text).text;
  return KEYWORDS[language].bodies.some((body) => plain.includes(fold(body).text));
}

interface Front {
  readonly placed: readonly Placed[];
  readonly title: string | null;
  readonly number: string | null;
  readonly taken: readonly Taken[];
}

export function arrangeFront(paragraphs: readonly Paragraph[], language: Language): Front {
  const statusAt = paragraphs.findIndex(({ text, label }) => label === null && statusOf(text, language) !== null);
  const at = paragraphs[statusAt];
  const status = at === undefined ? null : statusOf(at.text, language);
  const enacting = enactingOf(paragraphs, language, statusAt);
  const rest = status !== null && status.rest !== '';
  const title = rest ? statusAt : titleOf(paragraphs, statusAt, enacting);
  const guessed = statusAt < 0 && title >= 0 && paragraphs[title]?.role !== 'title' && !isCapitals(paragraphs[title]?.text ?? '');
  const placed = paragraphs.flatMap((paragraph, i): Placed[] => {
    const { label, remarks } = paragraph;
    if (i === statusAt && !rest) return [];
    const text = i === statusAt && status !== null ? status.rest : `${label === null ? '' : `${label.raw} `}${paragraph.text}`;
    if (i === title)
      return [{ kind: 'title', level: 0, text, label: null, remarks: guessed ? [...remarks, { why: 'title-guessed', text }] : remarks }];
    if (i === enacting) return [{ kind: 'enacting', level: 0, text, label: null, remarks }];
    return [{ kind: 'text', level: 0, text, label: null, remarks: [...remarks, { why: 'front-matter', text }] }];
  });
  return {
    placed: withMissing(placed, enacting),
    title: placed.find(({ kind }) => kind === 'title')?.text ?? null,
    number: status === null || status.number === '' ? null : status.number,
    taken: status === null ? [] : [{ as: 'status', text: status.line.trim() }],
  };
}

/** An opinion has a title: an empty one stands where none was found. */
function withMissing(placed: readonly Placed[], enacting: number): readonly Placed[] {
  const noEnacting = enacting < 0 ? [{ why: 'no-enacting', text: '' } as const] : [];
  const title = placed.find(({ kind }) => kind === 'title');
  if (title === undefined) {
    return [{ kind: 'title', level: 0, text: '', label: null, remarks: [{ why: 'no-title', text: '' }, ...noEnacting] }, ...placed];
  }
  return placed.map((one) => (one === title ? { ...one, remarks: [...one.remarks, ...noEnacting] } : one));
}

function enactingOf(paragraphs: readonly Paragraph[], language: Language, status: number): number {
  const known = paragraphs.findLastIndex(({ text }, i) => i > status && isEnacting(text, language));
  if (known >= 0) return known;
  const last = paragraphs.length - 1;
  return last > status && isLeading(paragraphs[last]?.text ?? '') && last > 0 ? last : -1;
}

/** Behind the status line; else what the source calls a title; else capitals; else the line before the enacting line. */
function titleOf(paragraphs: readonly Paragraph[], status: number, enacting: number): number {
  const free = (i: number): boolean => i !== enacting && i !== status;
  if (status >= 0) return paragraphs.findIndex((_, i) => i > status && free(i));
  const before = enacting < 0 ? paragraphs.length : enacting;
  const named = paragraphs.findIndex(({ role }, i) => role === 'title' && free(i));
  if (named >= 0) return named;
  const capitals = paragraphs.findLastIndex(({ text }, i) => i < before && isCapitals(text));
  if (capitals >= 0) return capitals;
  return paragraphs.findLastIndex(
    ({ text, label }, i) => i < before && free(i) && label === null && text.length <= LONGEST_LINE && !isEnded(text),
  );
}
