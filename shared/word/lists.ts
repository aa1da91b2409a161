/** The labels that Word derives: what numbering.xml and styles.xml say of lists, and what a paragraph is called by its place in them. */
import { letters, roman } from '../opinion/numbering.ts';
import type { WordParagraph } from './document.ts';
import { ownStyle } from './own-styles.ts';
import type { Listener } from './xml.ts';

interface ListLevel {
  start: number;
  /** As the file calls it. */
  format: string;
  /** `%1)`: the number of the first level and a bracket. */
  text: string;
  style: string | null;
}

interface Numbering {
  /** Numberings that go on with one another have this in common. */
  readonly shared: string;
  readonly levels: ReadonlyMap<number, ListLevel>;
  readonly starts: ReadonlyMap<number, number>;
}

export type Lists = ReadonlyMap<string, Numbering>;

/** Of a paragraph or a style, before styles and lists have been asked: null = nothing is said. */
export interface ListWish {
  readonly id: string | null;
  readonly level: number | null;
  readonly style: string | null;
}

const LEVELS = 9;
/** Nobody counts on; and a label of a million letters is none. */
const HIGHEST = 500;
const DEEPEST_STYLE = 20;
const count = (text: string | null): number => Math.trunc(Number(text ?? Number.NaN)) || 0;
const levelOf = (text: string | null): number => Math.min(Math.max(count(text), 0), LEVELS - 1);

export class NumberingReader implements Listener {
  readonly #shared = new Map<string, Map<number, ListLevel>>();
  readonly #lists: {
    readonly id: string;
    shared: string;
    readonly levels: Map<number, ListLevel>;
    readonly starts: Map<number, number>;
  }[] = [];
  #levels: Map<number, ListLevel> | null = null;
  #level: ListLevel | null = null;
  #at = 0;

  open(name: string, get: (attribute: string) => string | null): void {
    const value = get('w:val');
    const list = this.#lists.at(-1);
    if (name === 'w:abstractNum') {
      this.#levels = new Map();
      this.#shared.set(get('w:abstractNumId') ?? '', this.#levels);
    } else if (name === 'w:num') {
      this.#levels = new Map();
      this.#lists.push({ id: get('w:numId') ?? '', shared: '', levels: this.#levels, starts: new Map() });
    } else if (name === 'w:abstractNumId' && list !== undefined) list.shared = value ?? '';
    else if (name === 'w:lvlOverride') this.#at = levelOf(get('w:ilvl'));
    else if (name === 'w:startOverride') list?.starts.set(this.#at, count(value));
    else if (name === 'w:lvl') {
      this.#level = { start: 0, format: 'decimal', text: '', style: null };
      this.#levels?.set(levelOf(get('w:ilvl')), this.#level);
    } else if (this.#level !== null) {
      if (name === 'w:start') this.#level.start = count(value);
      else if (name === 'w:numFmt') this.#level.format = value ?? '';
      else if (name === 'w:lvlText') this.#level.text = value ?? '';
      else if (name === 'w:pStyle') this.#level.style = value;
    }
  }

  close(name: string): void {
    if (name === 'w:lvl') this.#level = null;
  }

  text(): void {}

  lists(): Lists {
    return new Map(
      this.#lists.map(({ id, shared, levels, starts }) => [
        id,
        { shared, starts, levels: new Map([...(this.#shared.get(shared) ?? []), ...levels]) },
      ]),
    );
  }
}

interface Style {
  name: string;
  based: string | null;
  id: string | null;
  level: number | null;
}

/** What paragraph styles say of lists, and which of them are ours. */
export class StylesReader implements Listener {
  readonly #styles = new Map<string, Style>();
  #style: Style | null = null;

  open(name: string, get: (attribute: string) => string | null): void {
    if (name === 'w:style') {
      this.#style = { name: '', based: null, id: null, level: null };
      this.#styles.set(get('w:styleId') ?? '', this.#style);
    } else if (this.#style !== null) {
      if (name === 'w:name') this.#style.name = get('w:val') ?? '';
      else if (name === 'w:basedOn') this.#style.based = get('w:val');
      else if (name === 'w:numId') this.#style.id = get('w:val');
      else if (name === 'w:ilvl') this.#style.level = levelOf(get('w:val'));
    }
  }

  close(name: string): void {
    if (name === 'w:style') this.#style = null;
  }

  text(): void {}

  /** The id that a style of ours went out with; any other as the file calls it. */
  called(id: string): string {
    return ownStyle(this.#styles.get(id)?.name ?? '') ?? ownStyle(id) ?? id;
  }

  /** The list of a paragraph: its own, else that of its style or of one that this is based on. A list `0` is none. */
  resolve({ id, level, style }: ListWish, lists: Lists): WordParagraph['list'] {
    let [found, deep] = [id, level];
    let named = style;
    let of: string | null = null;
    for (let depth = 0; found === null && named !== null && depth < DEEPEST_STYLE; depth += 1) {
      const one = this.#styles.get(named);
      if (one !== undefined && one.id !== null) [found, deep, of] = [one.id, deep ?? one.level, named];
      named = one?.based ?? null;
    }
    const list = found === null ? undefined : lists.get(found);
    if (found === null || list === undefined) return null;
    const linked = of === null ? undefined : [...list.levels].find(([, one]) => one.style === of)?.[0];
    return { id: found, level: deep ?? linked ?? 0 };
  }
}

/** The label of each, as Word shows it; '' where there is none or its figures are not known here. */
export function labelsOf(paragraphs: readonly Pick<WordParagraph, 'list'>[], lists: Lists): readonly string[] {
  const counts = new Map<string, (number | null)[]>();
  const begun = new Set<string>();
  return paragraphs.map(({ list }) => {
    const numbering = list === null ? undefined : lists.get(list.id);
    if (list === null || numbering === undefined) return '';
    const counted = counts.get(numbering.shared) ?? Array<number | null>(LEVELS).fill(null);
    counts.set(numbering.shared, counted);
    const startOf = (level: number): number => numbering.starts.get(level) ?? numbering.levels.get(level)?.start ?? 1;
    for (const level of numbering.starts.keys()) {
      if (!begun.has(`${list.id} ${level}`)) counted[level] = null;
      begun.add(`${list.id} ${level}`);
    }
    const last = counted[list.level] ?? null;
    counted[list.level] = last === null ? startOf(list.level) : last + 1;
    counted.fill(null, list.level + 1);
    const { text = '', format = '' } = numbering.levels.get(list.level) ?? {};
    if (format === 'bullet') return text === '' ? '' : '•';
    let known = true;
    const label = text.replace(/%([1-9])/g, (_, figure: string) => {
      const level = Number(figure) - 1;
      counted[level] ??= startOf(level);
      const shown = figureOf(counted[level] ?? 0, numbering.levels.get(level)?.format ?? '');
      known &&= shown !== '';
      return shown;
    });
    return known ? label.trim() : '';
  });
}

const ALPHABETS: Readonly<Record<string, string>> = {
  russianLower: 'абвгдежзиклмнопрстуфхцчшщэюя',
  arabicAbjad: 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ',
  arabicAlpha: 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي',
};

function figureOf(n: number, format: string): string {
  if (n < 0 || n > HIGHEST || (n === 0 && !format.startsWith('decimal'))) return '';
  if (format === 'decimal') return String(n);
  if (format === 'decimalZero') return String(n).padStart(2, '0');
  if (format === 'lowerLetter') return letters(n);
  if (format === 'upperLetter') return letters(n).toUpperCase();
  if (format === 'lowerRoman') return roman(n);
  if (format === 'upperRoman') return roman(n).toUpperCase();
  return ALPHABETS[format]?.charAt(n - 1) ?? '';
}
