/**
 * Reads an opinion out of plain text, Markdown or what Word puts on the clipboard. Pure and deterministic: the same input gives the same
 * blocks everywhere. It forgives, and it drops nothing: what it is not sure about is kept and listed for whoever brings the text.
 *
 *   source -> lines -> paragraphs -> front and body -> footnotes -> labels compared with those that will be shown
 */
import { isHeading, type Language } from '../opinion/vocabulary.ts';
import { arrangeBody } from './body.ts';
import { composed } from './characters.ts';
import { labelDoubts } from './compare.ts';
import { arrangeFront } from './front.ts';
import { type Heading, headingOf, numberedHeadingOf } from './heading.ts';
import { htmlSource, isMarkedUp } from './html.ts';
import type { Label } from './label.ts';
import { languageOf } from './language.ts';
import { notesOf, withNotes } from './notes.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';
import type { Placed } from './placed.ts';
import { plainSource } from './plain.ts';
import type { Doubt, Reading, Taken } from './reading.ts';
import type { Remark, Source } from './source.ts';

export interface Input {
  readonly text?: string;
  /** Wins over `text` where it has paragraphs; nothing in it is ever executed or loaded. */
  readonly html?: string;
  /** Read out of a Word file: what looks like a page number or a sign of Markdown is wording there. */
  readonly from?: 'word';
  /** Guessed where it is not given. */
  readonly language?: Language;
}

export function readOpinion(input: Input): Reading {
  const source = sourceOf(input);
  const language = input.language ?? languageOf(source.lines.map(({ text }) => text));
  const { notes, others } = notesOf(paragraphsOf(source.lines, language));
  const split = frontEnd(others, language);
  const front = arrangeFront(others.slice(0, split), language);
  const body = withMissing(arrangeBody(others.slice(split), language));
  const { placed, taken } = withNotes([...front.placed, ...body], notes);
  const doubtful = source.lines.length === 0 ? empty(placed) : placed;
  const compared = labelDoubts(doubtful);
  return {
    language,
    title: front.title === null ? null : composed(front.title),
    number: front.number,
    blocks: doubtful.map(({ kind, level, text }) => ({ kind, level, text: composed(text) })),
    doubts: doubtful.flatMap(({ remarks }, block) =>
      [...remarks, ...(compared[block] ?? [])].map((remark): Doubt => ({ block, ...remark })),
    ),
    taken: [...source.taken, ...front.taken, ...body.flatMap(labelTaken), ...taken],
  };
}

function sourceOf({ text = '', html = '', from }: Input): Source {
  return html !== '' && (text.trim() === '' || isMarkedUp(html)) ? htmlSource(html) : plainSource(text, from === 'word');
}

/** The front ends where the first block opens; with no block at all, behind the enacting line or what looks like one. */
function frontEnd(paragraphs: readonly Paragraph[], language: Language): number {
  const opens = ({ text, label }: Paragraph): Heading | null =>
    label === null ? headingOf(text, language) : /^\p{Lu}/u.test(text) && isOne(label) ? numberedHeadingOf(text, language) : null;
  const first = paragraphs.findIndex((paragraph) => paragraph.role === null && opens(paragraph)?.end != null);
  return first < 0 ? paragraphs.length : first;
}

const isOne = ({ meanings }: Label): boolean => meanings.some(({ scheme, ordinal }) => scheme === 'digit' && ordinal === 1);

const labelTaken = ({ label }: Placed): readonly Taken[] =>
  label === null ? [] : [{ as: label.meanings[0]?.scheme === 'bullet' ? 'bullet' : 'label', text: label.raw }];

/** A body without anything operative is no opinion yet. */
function withMissing(body: readonly Placed[]): readonly Placed[] {
  const last = body.at(-1);
  if (last === undefined || body.some(({ kind }) => kind === 'operative-heading') || !body.some(({ kind }) => isHeading(kind))) return body;
  return [...body.slice(0, -1), { ...last, remarks: [...last.remarks, { why: 'no-operative', text: '' }] }];
}

function empty(placed: readonly Placed[]): readonly Placed[] {
  const nothing: Remark = { why: 'empty', text: '' };
  return placed.map((one, at) => (at === 0 ? { ...one, remarks: [nothing] } : one));
}
