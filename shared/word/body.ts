/**
 * The paragraphs of word/document.xml with every revision mark. What is moved goes in one place and comes in the other. Words of fields and
 * links stay, what makes them does not: no link is followed, no field is worked out.
 */
import { MOST_QUOTED } from '../comments/anchor.ts';
import { lower, raise } from '../import/characters.ts';
import type { NotRead, Revision, WordParagraph, WordRun } from './document.ts';
import type { ListWish } from './lists.ts';
import type { OwnStyle } from './own-styles.ts';
import { Unreadable } from './refusal.ts';
import { symbolOf } from './symbol.ts';
import type { Listener } from './xml.ts';

export type RawParagraph = Omit<WordParagraph, 'list' | 'style'> & { readonly wish: ListWish };

interface Open {
  readonly runs: WordRun[];
  readonly end: { inserted: Revision | null; deleted: Revision | null };
  readonly wish: { id: string | null; level: number | null; style: string | null };
  readonly bookmarks: string[];
  label: string;
  direction: 'ltr' | 'rtl';
}

const MARKS: Readonly<Record<string, 'inserted' | 'deleted'>> = {
  'w:ins': 'inserted',
  'w:moveTo': 'inserted',
  'w:del': 'deleted',
  'w:moveFrom': 'deleted',
};
/** Neither words nor what is told of them. A fallback says once more what its choice says. */
const PASSED = new Set(['w:sectPr', 'w:instrText', 'w:delInstrText', 'w:sdtPr', 'w:rt', 'mc:Fallback']);
/** In UTF-16 units: hundreds of pages. What lays words side by side afterwards takes memory for each. */
export const MOST_LETTERS = 1_000_000;

/** Comments over the same words, of which these are read: each of them costs something with every word. */
const MOST_QUOTING = 64;

const same = (text: string): string => text;
/** How the words of a run are written. */
const PLAIN = { label: false, struck: false, script: same };

const PICTURES = new Set(['w:drawing', 'w:pict', 'w:object', 'm:oMath']);
const SIGNS: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:ptab': '\t', 'w:cr': '\n', 'w:noBreakHyphen': '\u2011' };

type Attributes = (attribute: string) => string | null;

export class BodyReader implements Listener {
  readonly paragraphs: RawParagraph[] = [];
  /** Where each comment begins, by its id, and the words of that paragraph that it is about. */
  readonly commented = new Map<string, { readonly paragraph: number; quote: string }>();
  /** Those whose words are being read. */
  readonly #quoting = new Map<string, { quote: string }>();
  /** Foot- and endnotes in the order in which they are first referred to: `footnote 2`. */
  readonly notes: string[] = [];
  readonly #styleOf: (id: string) => string;
  readonly #notRead = { boxes: 0, pictures: 0, tables: 0, rows: 0, chunks: 0, formatting: 0 };
  readonly #path: string[] = [];
  readonly #marks: { readonly what: 'inserted' | 'deleted'; readonly revision: Revision }[] = [];
  #passing = 0;
  #cells = 0;
  #letters = 0;
  #picture = false;
  /** Of the run that is open. */
  #run = PLAIN;
  #open: Open | null = null;

  /** `styleOf`: a style of ours by the id that this file has for it. */
  constructor(styleOf: (id: string) => string) {
    this.#styleOf = styleOf;
  }

  get notRead(): Omit<NotRead, 'margins'> {
    return this.#notRead;
  }

  open(name: string, get: Attributes): void {
    if (this.#path.length === 0 && this.#passing === 0 && name !== 'w:document') throw new Unreadable('not-word');
    if (this.#passing > 0 || this.#passes(name)) {
      this.#passing += 1;
      return;
    }
    this.#element(name, this.#path.at(-1) ?? '', get);
    this.#path.push(name);
  }

  close(name: string): void {
    if (this.#passing > 0) {
      this.#passing -= 1;
      return;
    }
    this.#path.pop();
    if (name in MARKS && !isProperty(this.#path.at(-1))) this.#marks.pop();
    else if (name === 'w:p') this.#endParagraph();
    else if (name === 'w:tbl') this.#cells -= 1;
    else if (PICTURES.has(name) && this.#picture) {
      this.#picture = false;
      this.#notRead.pictures += 1;
    }
  }

  text(words: string): void {
    const within = this.#path.at(-1);
    if (this.#passing === 0 && (within === 'w:t' || within === 'w:delText')) this.#write(words);
  }

  #passes(name: string): boolean {
    if (name.startsWith('w:') && name.endsWith('Change')) this.#notRead.formatting += 1;
    else if (name === 'w:txbxContent') {
      this.#notRead.boxes += 1;
      this.#picture = false;
    } else return PASSED.has(name);
    return true;
  }

  #element(name: string, parent: string, get: Attributes): void {
    const what = MARKS[name];
    if (what !== undefined) return this.#mark(what, parent, { by: get('w:author') ?? '', at: get('w:date') ?? '' });
    if (name === 'w:r') this.#run = PLAIN;
    if (parent === 'w:r') return this.#sign(name, get);
    if (name === 'w:p')
      this.#open = { runs: [], end: { inserted: null, deleted: null }, wish: { ...NO_WISH }, bookmarks: [], label: '', direction: 'ltr' };
    else if (name === 'w:tbl') {
      this.#notRead.tables += 1;
      this.#cells += 1;
    } else if (name === 'w:bookmarkStart') this.#open?.bookmarks.push(get('w:name') ?? '');
    else if (name === 'w:commentRangeStart') this.#comment(get('w:id'), true);
    else if (name === 'w:commentRangeEnd') this.#quoting.delete(get('w:id') ?? '');
    else if (name === 'm:oMath') this.#picture = true;
    else if (name === 'w:altChunk') this.#notRead.chunks += 1;
    else this.#property(name, parent, get('w:val'));
  }

  #property(name: string, parent: string, value: string | null): void {
    if (this.#open === null) return;
    const { wish } = this.#open;
    if (parent === 'w:rPr') this.#format(name, value);
    else if (parent === 'w:numPr' && name === 'w:numId') wish.id = value;
    else if (parent === 'w:numPr' && name === 'w:ilvl') wish.level = Math.min(Math.max(Number(value) || 0, 0), 8);
    else if (parent === 'w:pPr' && name === 'w:pStyle') wish.style = value;
    else if (parent === 'w:pPr' && name === 'w:bidi') this.#open.direction = isOff(value) ? 'ltr' : 'rtl';
  }

  #format(name: string, value: string | null): void {
    if (name === 'w:rStyle') this.#run = { ...this.#run, label: this.#styleOf(value ?? '') === ('OpinionLabel' satisfies OwnStyle) };
    else if (name === 'w:strike' || name === 'w:dstrike') this.#run = { ...this.#run, struck: this.#run.struck || !isOff(value) };
    else if (name === 'w:vertAlign')
      this.#run = { ...this.#run, script: value === 'superscript' ? raise : value === 'subscript' ? lower : same };
  }

  #mark(what: 'inserted' | 'deleted', parent: string, revision: Revision): void {
    if (!isProperty(parent)) this.#marks.push({ what, revision });
    else if (parent === 'w:trPr' && what === 'deleted') this.#notRead.rows += 1;
    else if (parent === 'w:rPr' && this.#path.at(-2) === 'w:pPr' && this.#open !== null) this.#open.end[what] = revision;
  }

  #sign(name: string, get: Attributes): void {
    const sign = SIGNS[name];
    if (sign !== undefined) this.#write(sign);
    else if (name === 'w:br' && (get('w:type') ?? 'textWrapping') === 'textWrapping') this.#write('\n');
    else if (name === 'w:sym') this.#symbol(get('w:font'), get('w:char'));
    else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') this.#note(`${name.slice(2, -9)} ${get('w:id')}`);
    else if (name === 'w:commentReference') this.#comment(get('w:id'));
    else if (PICTURES.has(name)) this.#picture = true;
  }

  #note(name: string): void {
    const known = this.notes.indexOf(name);
    const at = known === -1 ? this.notes.push(name) - 1 : known;
    this.#open?.runs.push({ text: '', struck: false, note: at, ...this.#revisions() });
  }

  #symbol(font: string | null, char: string | null): void {
    const sign = symbolOf(font ?? '', char ?? '');
    if (sign === null) this.#notRead.pictures += 1;
    this.#write(sign ?? '\ufffd');
  }

  #comment(id: string | null, ranges = false): void {
    if (id === null || this.#open === null || this.commented.has(id)) return;
    const place = { paragraph: this.paragraphs.length, quote: '' };
    this.commented.set(id, place);
    if (ranges && this.#quoting.size < MOST_QUOTING) this.#quoting.set(id, place);
  }

  /** What comes with the file is no words of the text yet. */
  #quote(text: string, { inserted }: Pick<WordRun, 'inserted'>): void {
    if (inserted === null) for (const place of this.#quoting.values()) if (place.quote.length <= MOST_QUOTED) place.quote += text;
  }

  /** Goes on with the run before it where nothing tells them apart. */
  #write(text: string): void {
    if (this.#open === null) return;
    this.#letters += text.length;
    if (this.#letters > MOST_LETTERS) throw new Unreadable('swollen');
    if (this.#run.label) {
      this.#open.label += text;
      return;
    }
    const { runs } = this.#open;
    const { struck, script } = this.#run;
    const run = { text: script(text), struck, note: null, ...this.#revisions() };
    this.#quote(run.text, run);
    const last = runs.at(-1);
    if (last !== undefined && isSame(last, run)) runs[runs.length - 1] = { ...run, text: last.text + run.text };
    else runs.push(run);
  }

  #revisions(): Pick<WordRun, 'inserted' | 'deleted'> {
    const of = (what: 'inserted' | 'deleted'): Revision | null => this.#marks.findLast((one) => one.what === what)?.revision ?? null;
    return { inserted: of('inserted'), deleted: of('deleted') };
  }

  #endParagraph(): void {
    if (this.#open === null) return;
    this.paragraphs.push({ ...this.#open, cell: this.#cells > 0 });
    this.#quoting.clear();
    this.#open = null;
  }
}

const NO_WISH: ListWish = { id: null, level: null, style: null };
const isProperty = (name: string | undefined): boolean => name?.endsWith('Pr') ?? false;
const isOff = (value: string | null): boolean => value === '0' || value === 'false' || value === 'off';
const isOne = (one: Revision | null, other: Revision | null): boolean => one?.by === other?.by && one?.at === other?.at;
const isSame = (one: WordRun, other: WordRun): boolean =>
  one.struck === other.struck && one.note === other.note && isOne(one.inserted, other.inserted) && isOne(one.deleted, other.deleted);
