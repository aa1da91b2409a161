/** Puts the paragraphs behind the enacting line in their blocks: headings, items, sub-items. Unsure: kept as text, with a doubt. */
import type { Language } from '../opinion/vocabulary.ts';
import { fold, isClosed, isEnded, isOpening } from './characters.ts';
import { type Heading, headingOf, numberedHeadingOf } from './heading.ts';
import { KEYWORDS } from './keywords.ts';
import { type Label, labelOf } from './label.ts';
import { LONGEST_KEYWORD, type Paragraph } from './paragraphs.ts';
import type { Placed } from './placed.ts';
import type { DoubtCode } from './reading.ts';
import { Sequence } from './sequence.ts';
import type { Remark } from './source.ts';

export function arrangeBody(paragraphs: readonly Paragraph[], language: Language): readonly Placed[] {
  const body = new Body(language);
  paragraphs.forEach((paragraph, at) => {
    body.take(paragraph, paragraphs[at + 1] ?? null);
  });
  return body.placed;
}

class Body {
  readonly placed: Placed[] = [];
  readonly #language: Language;
  readonly #sequence = new Sequence();
  #section: 'preamble' | 'operative' | 'annex' | null = null;
  /** Items of this block so far, and whether one of them had a label. */
  #items = 0;
  #labelled = false;
  /** Operative paragraphs have a number each, and open with what is done in them. */
  #numbered = false;

  constructor(language: Language) {
    this.#language = language;
  }

  take(paragraph: Paragraph, next: Paragraph | null): void {
    const { text, label, role } = paragraph;
    if (role === 'comment') return this.#text(paragraph, 'comment');
    if (role === 'cell') return this.#text(paragraph, 'table');
    if (label === null && isAnnex(text, this.#language)) this.#section = 'annex';
    if (this.#section === 'annex') return this.#text(paragraph, 'after-end');
    const heading = label === null ? headingOf(text, this.#language) : this.#numberedHeading(label, text);
    if (heading !== null && (heading.alone || label !== null || this.#mayFollow(heading))) return this.#heading(paragraph, heading, next);
    if (this.#section === null) return this.#text(paragraph, 'no-place');
    if (label !== null) return this.#item(text, label, paragraph, next?.label ?? null);
    this.#unlabelled(paragraph, next);
  }

  /**
   * "1. Invites Member States to …": numbered through, each with its own heading. Where it does not begin with a capital, or where
   * any verb will do, that is so only behind paragraphs without labels, as in the preambles of the United Nations.
   */
  #numberedHeading(label: Label, text: string): Heading | null {
    if (!label.meanings.some(({ scheme }) => scheme === 'digit') || label.depth > 0) return null;
    const isCapital = /^\p{Lu}/u.test(text);
    const heading = numberedHeadingOf(text, this.#language);
    const isSure = isCapital && headingOf(text, this.#language)?.section === 'operative';
    const mayBegin = this.#section === null || (this.#section === 'preamble' && this.#items > 0 && !this.#labelled);
    return isSure || this.#numbered || mayBegin ? heading : null;
  }

  /** A preamble keyword at the start of a sentence of the operative part is a word like any other. */
  #mayFollow(heading: Heading): boolean {
    return heading.section === 'operative' || this.#section !== 'operative';
  }

  #heading(paragraph: Paragraph, heading: Heading, next: Paragraph | null): void {
    if (heading.end === null) return this.#text(paragraph, this.#section === null ? 'no-place' : 'unlabelled');
    const { text, label } = paragraph;
    const words = text.slice(0, heading.end).trim();
    const remarks: Remark[] = [...paragraph.remarks];
    if (heading.resolution) remarks.push({ why: 'resolution-word', text: words });
    if (heading.guessed && !heading.alone) remarks.push({ why: 'heading-split', text });
    this.#open(heading.section, words, label, remarks);
    if (heading.alone) return;
    const rest = text.slice(heading.end).trim();
    const inner = labelOf(rest);
    const said = inner?.strong ? rest.slice(inner.length) : rest;
    const bare = { ...paragraph, remarks: [] };
    if (inner?.strong) this.#item(inner.bracket + said, inner, bare, next?.label ?? null);
    else this.#unlabelled({ ...bare, text: said, label: null }, next);
  }

  #open(section: 'preamble' | 'operative', text: string, label: Label | null, remarks: readonly Remark[]): void {
    this.#section = section;
    this.#items = 0;
    this.#labelled = false;
    this.#numbered = label !== null;
    this.#sequence.restart();
    this.placed.push({ kind: `${section}-heading`, level: 0, text, label, remarks });
  }

  #item(text: string, label: Label | null, { depth, remarks }: Paragraph, next: Label | null): void {
    const opened = isOpening(this.placed.at(-1)?.text ?? '') && this.#items > 0;
    const place = label === null ? { level: 0 as const, ambiguous: false } : this.#sequence.place(label, { opened, next, depth });
    this.#items += 1;
    this.#labelled ||= label !== null;
    const doubts: Remark[] = place.ambiguous && label !== null ? [{ why: 'label-ambiguous', text: label.raw }] : [];
    const kind = this.#section === 'operative' ? 'operative-item' : 'preamble-item';
    this.placed.push({ kind, level: place.level, text, label, remarks: [...remarks, ...doubts] });
  }

  #unlabelled(paragraph: Paragraph, next: Paragraph | null): void {
    const { text } = paragraph;
    const last = this.placed.at(-1)?.text ?? '';
    const first = next?.label?.meanings.some(({ ordinal }) => ordinal <= 1) === true;
    if (this.#items > 0 && first && text.length <= LONGEST_KEYWORD && !isClosed(text) && isClosed(last)) {
      const numbered = next?.label?.meanings.some(({ scheme }) => scheme === 'digit') === true;
      const section = numbered ? 'operative' : this.#section === 'operative' ? 'operative' : 'preamble';
      return this.#open(section, text, null, [...paragraph.remarks, { why: 'unknown-heading', text }]);
    }
    if (this.#items === 0 || (!this.#labelled && isClosed(last) && !isOpening(last))) {
      if (isOpening(text) && first) this.#sequence.anonymous();
      return this.#item(text, null, paragraph, null);
    }
    this.#text(paragraph, 'unlabelled');
  }

  /** Kept as it came, its label with it. */
  #text({ text, label, remarks }: Paragraph, why: DoubtCode): void {
    const whole = label === null ? text : `${label.raw} ${text}`.trim();
    this.placed.push({ kind: 'text', level: 0, text: whole, label: null, remarks: [...remarks, { why, text: whole.slice(0, 200) }] });
  }
}

function isAnnex(text: string, language: Language): boolean {
  if (text.length > LONGEST_KEYWORD || isEnded(text)) return false;
  const plain = fold(text).text;
  return KEYWORDS[language].annex.some((word) => {
    const start = fold(word).text;
    return plain.startsWith(start) && /^(?:$|[\s:–—.\d-])/u.test(plain.slice(start.length));
  });
}
