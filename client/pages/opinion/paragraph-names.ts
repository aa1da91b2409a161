/** How a paragraph is spoken of: keyword and label, as in "noting further b)". */
import { listed, type Names } from '../../../shared/i18n/refusal.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import type { Register, ShownParagraph } from '../../../shared/opinion/register.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import type { Entities } from '../names.ts';

export interface OpinionNames extends Names {
  paragraph(id: BlockId | null): string;
}

export function paragraphName(text: Text, paragraph: ShownParagraph | undefined, headings: ReadonlyMap<BlockId, string>): string {
  if (paragraph === undefined) return text.t('paragraph.unnamed');
  if (paragraph.kind === 'title') return text.t('paragraph.title');
  if (paragraph.kind === 'enacting') return text.t('paragraph.enacting');
  if (paragraph.kind === 'footnote') return text.t('paragraph.footnote', { label: paragraph.label });
  const words = paragraph.heading === null ? (headings.get(paragraph.id) ?? '') : (headings.get(paragraph.heading) ?? '');
  const name = `${words} ${paragraph.label}`.trim();
  return name === '' ? text.t('paragraph.text') : name;
}

export function opinionNames(text: Text, entities: Entities, register: Register, headings: ReadonlyMap<BlockId, string>): OpinionNames {
  const byId = new Map(register.paragraphs.map((one) => [one.id, one]));
  const paragraph = (id: BlockId | null): string => {
    if (id === null) return text.t('between.whole');
    const name = paragraphName(text, byId.get(id), headings);
    return byId.get(id)?.removed ? `${name} ${text.t('status.deleted')}` : name;
  };
  return {
    paragraph,
    paragraphs: (ids) => listed(text, ids.map(paragraph)),
    entity: (id) => entities.name(id),
  };
}
