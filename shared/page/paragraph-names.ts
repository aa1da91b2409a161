/** How a paragraph is spoken of: keyword and label, as in "noting further b)". */
import { listedSetOff, type Names } from '../i18n/refusal.ts';
import { inWords, type SetOff } from '../i18n/set-off.ts';
import type { Text } from '../i18n/text.ts';
import { fullLabels } from '../opinion/full-labels.ts';
import { elsewhereOf } from '../opinion/links.ts';
import type { Refusal } from '../opinion/refusal.ts';
import type { SaidRegister, ShownParagraph } from '../opinion/register.ts';
import { type BlockId, isHeading } from '../opinion/vocabulary.ts';
import { baseText, shownText, type TextBlock } from '../text/block.ts';
import type { Entities } from './entities.ts';

type Elsewhere = NonNullable<Refusal['elsewhere']>[number];

export interface OpinionNames extends Names {
  /** Where it stands alone, as before a colon. */
  paragraph(id: BlockId | null): string;
  /** In a sentence. */
  setOff(id: BlockId | null): SetOff;
  /** One of another draft, with that draft. */
  elsewhere(paragraph: Elsewhere): string;
  /** As they stand in the text. */
  inOrder(ids: readonly BlockId[]): readonly BlockId[];
}

/** What a name is made of: sub-items are spoken of with what they stand under, "is of the view 3 ii)". */
export interface Named extends Pick<ShownParagraph, 'kind' | 'removed'> {
  readonly label: string;
  /** Words of the heading that governs it, or its own. */
  readonly heading: string;
}

/** The words of a heading, as what stands under it is called: what is only suggested changes no name. */
export const headingWords = (block: TextBlock): string => baseText(block).trim() || shownText(block).trim();

export function paragraphName(text: Text, named: Named): string {
  const name = livingName(text, named);
  return named.removed ? text.t('status.deleted', { name }) : name;
}

function livingName(text: Text, { kind, label, heading }: Named): string {
  if (kind === 'title') return text.t('paragraph.title');
  if (kind === 'enacting') return text.t('paragraph.enacting');
  if (kind === 'footnote') return text.t('paragraph.footnote', { label });
  const name = `${heading} ${label}`.trim();
  return name === '' ? text.t('paragraph.text') : name;
}

/** What of a paragraph is in its name, or in that of one below it. */
const NAMED = ['id', 'kind', 'level', 'label', 'heading', 'removed', 'lastWords'] as const;

/** Is every paragraph called the same in both? Most of what is typed changes no name. */
export const sameNames = (one: SaidRegister, other: SaidRegister): boolean =>
  one.kind === other.kind &&
  one.elsewhere === other.elsewhere &&
  one.paragraphs.length === other.paragraphs.length &&
  one.paragraphs.every((before, at) => {
    const after = other.paragraphs[at];
    return before === after || NAMED.every((what) => before[what] === after?.[what]);
  });

export function opinionNames(text: Text, entities: Entities, register: SaidRegister, headings: ReadonlyMap<BlockId, string>): OpinionNames {
  const byId = new Map(register.paragraphs.map((one) => [one.id, one]));
  const places = new Map(register.paragraphs.map(({ id }, place) => [id, place]));
  const labels = fullLabels(register.paragraphs);
  const known = new Map<BlockId | null, string>();
  const paragraph = (id: BlockId | null): string => {
    const name = known.get(id) ?? nameOf(id);
    known.set(id, name);
    return name;
  };
  const nameOf = (id: BlockId | null): string => {
    if (id === null) return text.t(register.kind === 'report' ? 'paragraph.wholeReport' : 'between.whole');
    const found = byId.get(id);
    if (found === undefined) return text.t('paragraph.unnamed');
    const own = isHeading(found.kind) ? (found.lastWords ?? '') : '';
    return paragraphName(text, { ...found, label: labels.get(id) ?? '', heading: headings.get(found.heading ?? id) ?? own });
  };
  const setOff = (id: BlockId | null): SetOff => (id === null ? inWords(paragraph(id)) : text.setOff(paragraph(id)));
  const placeOf = (id: BlockId): number => places.get(id) ?? places.size;
  const inOrder = (ids: readonly BlockId[]): readonly BlockId[] => ids.toSorted((one, other) => placeOf(one) - placeOf(other));
  const elsewhere = ({ opinion, block }: Elsewhere): string => {
    const told = elsewhereOf(register.elsewhere, opinion, block);
    const number = register.elsewhere.find((one) => one.opinion === opinion)?.number ?? opinion;
    const name = told === undefined ? text.t('paragraph.unnamed') : paragraphName(text, { ...told, removed: told.hash === null });
    return text.t('paragraph.elsewhere', { number, name });
  };
  return {
    paragraph,
    setOff,
    elsewhere,
    inOrder,
    paragraphs: (ids, others = []) =>
      listedSetOff(text, [...inOrder(ids).map(setOff), ...others.map((one) => text.setOff(elsewhere(one)))]),
    entity: (id) => entities.name(id),
  };
}
