/**
 * Which paragraph each reference of a text names, by the labels and headings that the text has: now, or at an earlier position. What is asked
 * often is kept by what it is asked for, so that no text makes it look through all of its paragraphs for each of its references.
 */
import { type BlockId, isHeading, type Language } from '../opinion/vocabulary.ts';
import { type Span, STRUCK, type Written } from './finding.ts';
import { headKey, type Mention, type Side } from './references.ts';

/** Of headings their words, of what can be named its label. */
type Outlined = Pick<Written, 'block' | 'kind' | 'level' | 'label' | 'words'>;

export interface Reference extends Span {
  /** What makes it this reference: the same ones of a paragraph mean the same. */
  readonly said: string;
  /** gone: there is no such paragraph · moved: it stands on the other side than is said */
  readonly is: 'there' | 'gone' | 'moved';
  /** null: none, or several alike. */
  readonly names: BlockId | null;
}

interface Place {
  readonly block: BlockId;
  readonly at: number;
  readonly heading: BlockId | null;
  /** Of its heading; '' where it has none. */
  readonly under: string;
}

/** Letters of a heading that are read, and shown: no longer one can be said before a label. */
const LONGEST_HEADING = 400;
const AT_END = ' \t\n\u00a0\ufffc,،，:：';

export class Outline {
  readonly #at = new Map<BlockId, { readonly at: number; readonly heading: BlockId | null; readonly path: readonly string[] }>();
  /** As they are written. */
  readonly #headings = new Map<BlockId, string>();
  readonly #keys = new Set<string>();
  /** In the order of the text, by "2 i)" and by "i)". */
  readonly #byPath = new Map<string, Place[]>();
  readonly #found = new Map<string, readonly Place[]>();

  constructor(language: Language, paragraphs: readonly Outlined[]) {
    let heading: BlockId | null = null;
    let under = '';
    let above: readonly { readonly level: number; readonly label: string }[] = [];
    paragraphs.forEach(({ block, kind, level, label, words }, at) => {
      if (isHeading(kind)) {
        heading = block;
        above = [];
        under = headKey(words.slice(0, LONGEST_HEADING), language);
        this.#headings.set(block, trimmed(words.slice(0, LONGEST_HEADING)));
        if (under !== '') this.#keys.add(under);
      }
      const isNamed = !isHeading(kind) && kind !== 'footnote' && label !== '';
      if (isNamed) above = [...above.filter((one) => one.level < level), { level, label }];
      const path = isNamed ? above.map((one) => one.label) : [];
      this.#at.set(block, { at, heading, path });
      for (const key of new Set(isNamed ? [path.join(' '), label] : [])) {
        const place = { block, at, heading, under };
        const known = this.#byPath.get(key.toLowerCase());
        if (known === undefined) this.#byPath.set(key.toLowerCase(), [place]);
        else known.push(place);
      }
    });
  }

  has(block: BlockId): boolean {
    return this.#at.has(block);
  }

  /** As a reference calls it: "recognizing b)". */
  called(block: BlockId): string {
    const { heading = null, path = [] } = this.#at.get(block) ?? {};
    const written = heading === null ? '' : (this.#headings.get(heading) ?? '');
    return `${written} ${path.join(' ')}`.trim();
  }

  /** What a mention in that paragraph refers to; null: nothing of this text. */
  read(from: BlockId, mention: Mention): Reference | null {
    // what is not in the text refers to nothing there
    if (!this.#at.has(from)) return null;
    return mention.behind === null ? this.#byNoun(from, mention) : this.#byHeading(mention, mention.behind);
  }

  #byNoun(block: BlockId, { from, to, path, side }: Mention): Reference | null {
    const key = path.join(' ');
    const all = this.#byPath.get(key) ?? [];
    const here = this.#at.get(block);
    const at = here?.at ?? 0;
    const heading = here?.heading ?? null;
    const own = this.#kept(`own ${heading} ${key}`, () => all.filter((one) => one.heading === heading));
    const one = { from, to, said: `${side ?? ''} ${key}` };
    const there = onlyOn(own, at, side) ?? onlyOn(all, at, side);
    // a number alone may be that of another text
    if (side === null) return there === null ? null : { ...one, is: 'there', names: there.block };
    const isThere = side === 'above' ? (all[0]?.at ?? at) < at : (all.at(-1)?.at ?? at) > at;
    if (isThere) return { ...one, is: 'there', names: there?.block ?? null };
    const other = onlyOn(own, at, null) ?? onlyOn(all, at, null);
    return { ...one, is: all.length === 0 ? 'gone' : 'moved', names: other?.block ?? null };
  }

  #byHeading({ from, to, path, lettered }: Mention, behind: NonNullable<Mention['behind']>): Reference | null {
    const key = path.join(' ');
    const all = this.#byPath.get(key) ?? [];
    const heading = behind.heads.find((one) => this.#keys.has(one.key));
    const named = heading?.key ?? (lettered ? behind.keyword : null);
    if (named === null) return null;
    const isExact = this.#keys.has(named);
    const found = this.#kept(`of ${named}\n${key}`, () =>
      all.filter(({ under }) => (isExact ? under === named : `${under} `.startsWith(`${named} `))),
    );
    // what is not there is no label perhaps: "noting 3", or a list in the words of a paragraph
    if (found.length === 0 && (!lettered || behind.keyword === null)) return null;
    return {
      from: behind.listed ? from : (heading?.from ?? from),
      to,
      said: `${named} ${key}`,
      is: found.length === 0 ? 'gone' : 'there',
      names: found.length === 1 ? (found[0]?.block ?? null) : null,
    };
  }

  #kept(what: string, find: () => readonly Place[]): readonly Place[] {
    const known = this.#found.get(what) ?? find();
    this.#found.set(what, known);
    return known;
  }
}

/** The only one there, on that side of a paragraph; they are in the order of the text. */
function onlyOn(places: readonly Place[], at: number, side: Side | null): Place | null {
  const isThere = (place: Place | undefined): place is Place =>
    place !== undefined && (side === null || (side === 'above' ? place.at < at : place.at > at));
  const [one, other] = side === 'below' ? [places.at(-1), places.at(-2)] : places;
  return isThere(one) && !isThere(other) ? one : null;
}

function trimmed(words: string): string {
  let end = words.length;
  while (end > 0 && AT_END.includes(words.charAt(end - 1))) end -= 1;
  return words.slice(0, end).replaceAll(STRUCK, '').trim();
}
