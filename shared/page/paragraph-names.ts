/** How a paragraph is spoken of: keyword and label, as in "noting further b)". */
import { listed, type Names } from '../i18n/refusal.ts';
import type { Text } from '../i18n/text.ts';
import { fullLabels } from '../opinion/full-labels.ts';
import type { Register, ShownParagraph } from '../opinion/register.ts';
import type { BlockId } from '../opinion/vocabulary.ts';
import type { Entities } from './entities.ts';

export interface OpinionNames extends Names {
  paragraph(id: BlockId | null): string;
}

/** Sub-items are spoken of with what they stand under: "is of the view 3 ii)". */
function paragraphName(text: Text, { kind, id, heading }: ShownParagraph, label: string, headings: ReadonlyMap<BlockId, string>): string {
  if (kind === 'title') return text.t('paragraph.title');
  if (kind === 'enacting') return text.t('paragraph.enacting');
  if (kind === 'footnote') return text.t('paragraph.footnote', { label });
  const name = `${headings.get(heading ?? id) ?? ''} ${label}`.trim();
  return name === '' ? text.t('paragraph.text') : name;
}

export function opinionNames(text: Text, entities: Entities, register: Register, headings: ReadonlyMap<BlockId, string>): OpinionNames {
  const byId = new Map(register.paragraphs.map((one) => [one.id, one]));
  const labels = fullLabels(register.paragraphs);
  const paragraph = (id: BlockId | null): string => {
    if (id === null) return text.t(register.kind === 'report' ? 'paragraph.wholeReport' : 'between.whole');
    const found = byId.get(id);
    if (found === undefined) return text.t('paragraph.unnamed');
    const name = paragraphName(text, found, labels.get(id) ?? '', headings);
    return found.removed ? text.t('status.deleted', { paragraph: name }) : name;
  };
  return {
    paragraph,
    paragraphs: (ids) => listed(text, ids.map(paragraph)),
    entity: (id) => entities.name(id),
  };
}
