/** What is said of a paragraph beside it, as comments: its status in words, and each position that stands, by its State. */

import { named, openLinks } from '../../shared/opinion/links.ts';
import type { Register, ShownParagraph, ShownPosition } from '../../shared/opinion/register.ts';
import { disownedWords } from '../../shared/page/disowned.ts';
import type { Entities } from '../../shared/page/entities.ts';
import { KIND_MARKS } from '../../shared/page/kind-marks.ts';
import { type Mark, marksOf } from '../../shared/page/marks.ts';
import { metWords } from '../../shared/page/met-words.ts';
import type { OpinionNames } from '../../shared/page/paragraph-names.ts';
import type { ShapeName } from '../../shared/page/shapes.ts';
import type { Reading } from '../../shared/page/text-html.ts';
import { waitsAs } from '../../shared/page/waits-as.ts';
import type { WordComment } from './word-text.ts';

/** Counts of what comments say themselves, and that nothing was said. */
const SAID: ReadonlySet<ShapeName> = new Set(['ring', 'open', ...Object.values(KIND_MARKS).map(({ shape }) => shape)]);

/** "KEN (Kenya)", for readers and for Word's list of authors alike. */
export const authorIn =
  (entities: Entities) =>
  (entity: string): string =>
    `${entities.code(entity)} (${entities.name(entity)})`;

export class Remarks {
  readonly #reading: Reading;
  readonly #names: OpinionNames;
  /** In whose name the status is said. */
  readonly #forum: string;

  constructor(reading: Reading, names: OpinionNames, forum: string) {
    this.#reading = reading;
    this.#names = names;
    this.#forum = forum;
  }

  /** `away`: the paragraph is not shown, so its name is said. */
  on(paragraph: ShownParagraph, away = false): readonly WordComment[] {
    const before = away ? [this.#names.paragraph(paragraph.id)] : [];
    return [...this.#status(paragraph), ...this.#positions(paragraph.positions, before)];
  }

  whole({ positions }: Register): readonly WordComment[] {
    return this.#positions(positions, [this.#names.paragraph(null)]);
  }

  #status(paragraph: ShownParagraph): readonly WordComment[] {
    const { text, entities, register } = this.#reading;
    if (paragraph.status === null) return [];
    const disowned = register.disowned.filter(({ block }) => block === paragraph.id).map((one) => disownedWords(one, text, entities));
    const marks = marksOf(paragraph, text, entities, register)
      .filter(({ shape }) => !SAID.has(shape))
      .map(({ words, codes }: Mark) => (codes.length === 0 ? words : text.t('app.valueOf', { field: words, is: codes.join(' ') })));
    const lines = [...marks, ...disowned];
    if (lines.length === 0) return [];
    return [
      {
        author: this.#forum,
        initials: '',
        at: register.at,
        lines: [text.t('paragraph.marks', { paragraph: this.#names.setOff(paragraph.id) }), ...lines],
      },
    ];
  }

  #positions(positions: readonly ShownPosition[], before: readonly string[]): readonly WordComment[] {
    const { entities } = this.#reading;
    return positions.map((position) => ({
      author: authorIn(entities)(position.entity),
      initials: entities.code(position.entity),
      at: position.at,
      lines: [...before, ...this.#lines(position)],
    }));
  }

  /** What it is, its words, and how it came here and ends. */
  #lines(position: ShownPosition): readonly string[] {
    const { text, register, entities } = this.#reading;
    const { kind, entity, note, until, enteredBy, via, links, inherited } = position;
    const { t } = text;
    const state = entities.name(entity);
    const met = metWords(position, text, this.#names);
    const labelled = (field: string, words: string | undefined): readonly string[] =>
      words === undefined || words === '' ? [] : [t('app.valueOf', { field, is: words })];
    const open = openLinks(links ?? [], register.paragraphs, register.elsewhere);
    const called = (these: typeof open) => this.#names.paragraphs(named(these).blocks ?? [], named(these).elsewhere);
    const drafts = (from: NonNullable<typeof inherited>): string =>
      text.list([...new Set(from.map(({ number }) => t('home.draft', { number })))]);
    return [
      t(`kind.${kind}`),
      ...(until === null ? [] : [t('card.until', { date: text.date(until) })]),
      ...(links === null || links.length === 0 ? [] : [t('card.links', { paragraphs: called(links) })]),
      ...labelled(t('card.reason'), note?.reason),
      ...labelled(t('card.cure'), note?.cure),
      ...labelled(t('card.appended'), note?.appended),
      ...(enteredBy === null ? [] : [t('card.entered', { capacity: t(`capacity.${enteredBy}`), channel: t(`channel.${via}`) })]),
      ...(position.late ? [t('card.late')] : []),
      ...(position.noted === null ? [] : [[t('card.noted', { state }), position.noted.note?.reason].filter(Boolean).join(' ')]),
      ...(inherited === null ? [] : [t('card.inherited', { drafts: drafts(inherited) })]),
      ...(position.toConfirm ? [t(waitsAs(position), { state })] : []),
      ...(position.earlierWording ? [t('card.earlier')] : []),
      ...(position.carriedFrom === null ? [] : [t('card.carried', { paragraph: this.#names.setOff(position.carriedFrom) })]),
      ...(position.endsIf?.deleted ? [t('card.endsDeleted')] : []),
      ...(position.endsIf?.reads === undefined ? [] : [t('card.endsReads')]),
      ...(met === null ? [] : [met]),
    ];
  }
}
