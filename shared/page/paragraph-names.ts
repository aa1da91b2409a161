/** How a paragraph is spoken of: keyword and label, as in "noting further b)". */
import { listed, type Names } from '../i18n/refusal.ts';
import type { Text } from '../i18n/text.ts';
import { fullLabels } from '../opinion/full-labels.ts';
import { elsewhereOf } from '../opinion/links.ts';
import type { Register, ShownParagraph } from '../opinion/register.ts';
import { type BlockId, isHeading } from '../opinion/vocabulary.ts';
import { baseText, shownText, type TextBlock } from '../text/block.ts';
import type { Entities } from './entities.ts';

export interface OpinionNames extends Names {
  paragraph(id: BlockId | null): string;
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
  return named.removed ? text.t('status.deleted', { paragraph: name }) : name;
}

function livingName(text: Text, { kind, label, heading }: Named): string {
  if (kind === 'title') return text.t('paragraph.title');
  if (kind === 'enacting') return text.t('paragraph.enacting');
  if (kind === 'footnote') return text.t('paragraph.footnote', { label });
  const name = `${heading} ${label}`.trim();
  return name === '' ? text.t('paragraph.text') : name;
}

export function opinionNames(text: Text, entities: Entities, register: Register, headings: ReadonlyMap<BlockId, string>): OpinionNames {
  const byId = new Map(register.paragraphs.map((one) => [one.id, one]));
  const places = new Map(register.paragraphs.map(({ id }, place) => [id, place]));
  const labels = fullLabels(register.paragraphs);
  const paragraph = (id: BlockId | null): string => {
    if (id === null) return text.t(register.kind === 'report' ? 'paragraph.wholeReport' : 'between.whole');
    const found = byId.get(id);
    if (found === undefined) return text.t('paragraph.unnamed');
    const own = isHeading(found.kind) ? (found.lastWords ?? '') : '';
    return paragraphName(text, { ...found, label: labels.get(id) ?? '', heading: headings.get(found.heading ?? id) ?? own });
  };
  const placeOf = (id: BlockId): number => places.get(id) ?? places.size;
  const inOrder = (ids: readonly BlockId[]): readonly BlockId[] => ids.toSorted((one, other) => placeOf(one) - placeOf(other));
  const elsewhere = (opinion: string, block: BlockId): string => {
    const told = elsewhereOf(register.elsewhere, opinion, block);
    const number = register.elsewhere.find((one) => one.opinion === opinion)?.number ?? opinion;
    const name = told === undefined ? text.t('paragraph.unnamed') : paragraphName(text, { ...told, removed: told.hash === null });
    return text.t('paragraph.elsewhere', { number, paragraph: name });
  };
  return {
    paragraph,
    inOrder,
    paragraphs: (ids, others = []) =>
      listed(text, [...inOrder(ids).map(paragraph), ...others.map(({ opinion, block }) => elsewhere(opinion, block))]),
    entity: (id) => entities.name(id),
  };
}
