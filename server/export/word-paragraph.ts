/**
 * A paragraph of Word with its revision marks and comments. Revisions take their numbers from one count, whatever they are: Word takes two
 * of one number for one. The number of a bookmark is ours too; the library's own would go on from file to file.
 */
import {
  BookmarkEnd,
  BookmarkStart,
  BuilderElement,
  type Comment,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  FileChild,
  type IParagraphOptions,
  type IRunOptions,
  NextAttributeComponent,
  Paragraph,
  ParagraphProperties,
  Tab,
  TextRun,
  type XmlComponent,
} from 'docx';
import { BELOW_MARK } from '../../shared/word/own-styles.ts';
import { stretches } from './direction.ts';
import { LABEL_STYLE, REMARK_STYLE, STEP, STYLE_IDS } from './word-look.ts';
import type { CommentThread, WordComment, WordMove, WordParagraph, WordRun } from './word-text.ts';

/** Without milliseconds, as Word writes it. */
const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

export class WordParagraphs {
  readonly comments: ConstructorParameters<typeof Comment>[0][] = [];
  /** Of everything that has no date of its own. */
  readonly #at: string;
  #revisions = 0;
  #bookmarks = 0;

  constructor(at: number) {
    this.#at = moment(at);
  }

  /** Of a move the end of its range follows the paragraph: the mark at its end is in it. */
  of({ block, style, level, rtl, runs, inserted, deleted, comments, threads, ...more }: WordParagraph): readonly FileChild[] {
    const bookmark = this.#bookmarks++;
    const { move = null } = more;
    const range = move === null ? null : this.#revision(move.author);
    // a name stands once: where the paragraph is
    const name = move?.way === 'from' ? null : (block ?? (style.startsWith('below') ? `${BELOW_MARK}${bookmark}` : null));
    const remarks = comments.map((one) => ({ id: this.#comment(one), span: null }));
    const spoken = [...remarks, ...threads.flatMap((one) => this.#thread(one))];
    const children: readonly XmlComponent[] = [
      ...(name === null ? [] : [new BookmarkStart(name, bookmark)]),
      ...(range === null || move === null ? [] : [marker(`w:move${WAY[move.way]}RangeStart`, range, [], move.name)]),
      ...this.#commented(runs, spoken, rtl, move),
      ...(name === null ? [] : [new BookmarkEnd(bookmark)]),
    ];
    const labelled = runs.some(({ label }) => label);
    // an item that is only suggested takes no letter from the others yet
    const depth = level + (labelled || (inserted !== null && style.endsWith('-item')) ? 1 : 0);
    const options = {
      style: STYLE_IDS[style],
      ...(rtl && { bidirectional: true }),
      ...(depth > 0 && { indent: { left: STEP * depth, hanging: labelled ? STEP : 0 } }),
      run: {
        ...(inserted !== null && { insertion: this.#revision(inserted) }),
        ...(deleted !== null && { deletion: this.#revision(deleted) }),
      },
    };
    const paragraph = move === null ? new Paragraph(options) : new MovedParagraph(options, this.#marksOf(move));
    // its type for children names neither bookmarks that end elsewhere nor a deletion within an insertion
    for (const child of children) paragraph.addChildElement(child);
    return [paragraph, ...(range === null || move === null ? [] : [new RangeEnd(`w:move${WAY[move.way]}RangeEnd`, range.id)])];
  }

  /** The runs, cut where a comment begins or ends. */
  #commented(runs: readonly WordRun[], spoken: readonly Spoken[], rtl: boolean, move: WordMove | null): readonly XmlComponent[] {
    const from = new Map<number, number[]>();
    const to = new Map<number, number[]>();
    for (const { id, span } of spoken) {
      if (span === null) continue;
      from.set(span.from, [...(from.get(span.from) ?? []), id]);
      to.set(span.to, [...(to.get(span.to) ?? []), id]);
    }
    const begins = (at: number): readonly XmlComponent[] => (from.get(at) ?? []).map((id) => new CommentRangeStart(id));
    const ends = (at: number): readonly XmlComponent[] => (to.get(at) ?? []).flatMap(endOf);
    const cuts = [...from.keys(), ...to.keys()];
    let at = 0;
    const within = runs.flatMap((run) => {
      if (run.label) return this.#run(run, rtl, move);
      return cutAt(
        run,
        cuts.map((cut) => cut - at),
      ).flatMap((piece) => {
        const before = begins(at);
        at += piece.text.length;
        return [...before, ...this.#run(piece, rtl, move), ...ends(at)];
      });
    });
    const whole = spoken.flatMap(({ id, span }) => (span === null ? [id] : []));
    return [...whole.map((id) => new CommentRangeStart(id)), ...within, ...whole.flatMap(endOf)];
  }

  /** Words that only moved are in the move; those that came since are an insertion where it ends. */
  #run({ inserted, deleted, at, ...run }: WordRun, rtl: boolean, move: WordMove | null): readonly XmlComponent[] {
    return runLooks(run, rtl).map((look) => {
      const marked = (): XmlComponent =>
        deleted === null ? new TextRun(look) : new DeletedTextRun({ ...look, ...this.#revision(deleted, at) });
      if (inserted !== null) return marker('w:ins', this.#revision(inserted, at), [marked()]);
      return move === null ? marked() : marker(`w:move${WAY[move.way]}`, this.#revision(move.author), [marked()]);
    });
  }

  /** Of the end of a paragraph. LibreOffice knows the mark of where one moved to by none but an insertion, and leaves an empty line behind. */
  #marksOf({ way, author }: WordMove): readonly XmlComponent[] {
    const moved = marker(`w:move${WAY[way]}`, this.#revision(author));
    return way === 'from' ? [moved] : [marker('w:ins', this.#revision(author)), moved];
  }

  #revision(author: string, at?: number): Revision {
    return { id: ++this.#revisions, author, date: at === undefined ? this.#at : moment(at) };
  }

  /** Its answers stand where it stands. */
  #thread({ replies, resolved, span, ...first }: CommentThread): readonly Spoken[] {
    const parentId = this.#comment(first, { resolved });
    return [parentId, ...replies.map((one) => this.#comment(one, { parentId }))].map((id) => ({ id, span }));
  }

  #comment({ author, initials, at, lines }: WordComment, more: { readonly parentId?: number; readonly resolved?: boolean } = {}): number {
    const id = this.comments.length;
    const children = lines
      .flatMap((line) => line.split('\n'))
      .map((line) => new Paragraph({ style: REMARK_STYLE, children: [new TextRun(line)] }));
    this.comments.push({ id, author, initials, date: new Date(at), children, ...more });
    return id;
  }
}

interface Revision {
  readonly id: number;
  readonly author: string;
  readonly date: string;
}

const WAY = { from: 'From', to: 'To' } as const;

/** What the library has no word for. */
function marker(element: string, { id, author, date }: Revision, children: readonly XmlComponent[] = [], name?: string): XmlComponent {
  const attributes = {
    id: { key: 'w:id', value: id },
    author: { key: 'w:author', value: author },
    date: { key: 'w:date', value: date },
    ...(name !== undefined && { name: { key: 'w:name', value: name } }),
  };
  return new BuilderElement({ name: element, attributes, children });
}

/** The library marks the end of a paragraph as one that came or went, and not as one that moved. */
class MovedParagraph extends Paragraph {
  constructor(options: IParagraphOptions, marks: readonly XmlComponent[]) {
    super(options);
    const [properties] = this.root;
    if (properties instanceof ParagraphProperties) properties.push(new BuilderElement({ name: 'w:rPr', children: [...marks] }));
  }
}

class RangeEnd extends FileChild {
  constructor(element: string, id: number) {
    super(element);
    this.root.push(new NextAttributeComponent({ id: { key: 'w:id', value: id } }));
  }
}

interface Spoken {
  readonly id: number;
  readonly span: CommentThread['span'];
}

const endOf = (id: number): readonly XmlComponent[] => [new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] })];

/** In pieces, of which none is empty. */
function cutAt(run: WordRun, cuts: readonly number[]): readonly WordRun[] {
  const inside = [...new Set(cuts)].filter((cut) => cut > 0 && cut < run.text.length).sort((one, other) => one - other);
  const ends = [...inside, run.text.length];
  return ends.map((end, place) => ({ ...run, text: run.text.slice(ends[place - 1] ?? 0, end) }));
}

/** Bold, slant and direction, cut where the words turn; a label says that it is none of the words, and runs as its paragraph does. */
export function runLooks({ text, strong, emphasis, label }: Omit<WordRun, 'inserted' | 'deleted'>, rtl: boolean): readonly IRunOptions[] {
  const looks = { ...(strong && { bold: true }), ...(emphasis && { italics: true }) };
  if (label) return [{ ...looks, children: [text, new Tab()], style: LABEL_STYLE, ...(rtl && { rightToLeft: true }) }];
  return stretches(text, rtl).map((one) => ({ ...looks, text: one.text, ...(one.rtl && { rightToLeft: true }) }));
}
