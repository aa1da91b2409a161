/**
 * Footnotes: found by their mark (¹, [1], [^1]:, or after a rule), brought to the end in their order. A reference written "[1]" becomes ¹,
 * because square brackets mean "not agreed" and would hold the paragraph for ever.
 */
import { raise } from './characters.ts';
import type { Paragraph } from './paragraphs.ts';
import type { Placed } from './placed.ts';
import type { Taken } from './reading.ts';

const RAISED = /^([⁰¹²³⁴-⁹]{1,3})\s?/u;
const BRACKETED = /^\[(\^?)(\d{1,3})\](:?)\s?/u;
const REFERENCE = /\[\^?(\d{1,3})\]/gu;

interface Note {
  readonly mark: string;
  /** How the mark was written. */
  readonly raw: string;
  readonly text: string;
  readonly bracketed: boolean;
  readonly paragraph: Paragraph;
}

/** Numbers that are referred to as [1] within some text. */
function referred(paragraphs: readonly Paragraph[]): ReadonlySet<string> {
  return new Set(
    paragraphs.flatMap(({ text }) =>
      [...text.matchAll(REFERENCE)].flatMap(({ 1: number, index }) => (index > 0 && number !== undefined ? [number] : [])),
    ),
  );
}

export interface Notes {
  readonly notes: readonly Note[];
  readonly others: readonly Paragraph[];
}

export function notesOf(paragraphs: readonly Paragraph[]): Notes {
  const references = referred(paragraphs);
  const notes: Note[] = [];
  const others: Paragraph[] = [];
  let ruled = false;
  for (const paragraph of paragraphs) {
    ruled = ruled || paragraph.ruled;
    const note = noteOf(paragraph, references, ruled && others.length > 0);
    if (note === null) others.push(paragraph);
    else notes.push(note);
    if (note === null) ruled = false;
  }
  return { notes, others };
}

function noteOf(paragraph: Paragraph, references: ReadonlySet<string>, ruled: boolean): Note | null {
  const { text, label, role } = paragraph;
  const raised = RAISED.exec(text);
  if (raised !== null && label === null)
    return { mark: raised[1] ?? '', raw: raised[1] ?? '', text: text.slice(raised[0].length), bracketed: false, paragraph };
  const bracketed = BRACKETED.exec(text);
  if (bracketed !== null && label === null) {
    const [raw, caret, number = '', colon] = bracketed;
    if (role === 'note' || ruled || references.has(number) || (caret !== '' && colon !== '')) {
      return { mark: raise(number), raw: raw.trim(), text: text.slice(raw.length), bracketed: true, paragraph };
    }
  }
  if (ruled && label !== null && (label.raw === '*' || label.meanings.some(({ scheme }) => scheme === 'digit'))) {
    return { mark: raise(label.raw), raw: label.raw, text, bracketed: false, paragraph };
  }
  return role === 'note' ? { mark: '', raw: '', text, bracketed: false, paragraph } : null;
}

/** The footnotes as blocks behind the others, references in these as superscripts. */
export function withNotes(
  placed: readonly Placed[],
  notes: readonly Note[],
): { readonly placed: readonly Placed[]; readonly taken: readonly Taken[] } {
  const rewritten = new Set(notes.filter(({ bracketed }) => bracketed).map(({ mark }) => mark));
  const taken: Taken[] = [];
  const texts = placed.map((block) => ({
    ...block,
    text: block.text.replace(REFERENCE, (reference, number: string) => {
      if (!rewritten.has(raise(number))) return reference;
      taken.push({ as: 'markup', text: reference.replace(/\d/gu, '') });
      return raise(number);
    }),
  }));
  const body = texts.map(({ text }) => text).join('\n');
  const blocks = notes.map(({ mark, raw, text, paragraph }, at): Placed => {
    if (raw !== '') taken.push({ as: 'label', text: raw });
    const lost =
      mark === '' || !body.includes(mark) ? [{ why: 'note-without-reference', text: `${raw} ${text}`.trim().slice(0, 200) } as const] : [];
    const moved = mark !== '' && mark !== raise(String(at + 1)) ? [{ why: 'label-differs', text: raw } as const] : [];
    return { kind: 'footnote', level: 0, text, label: null, remarks: [...paragraph.remarks, ...lost, ...moved] };
  });
  return { placed: [...texts, ...blocks], taken };
}
