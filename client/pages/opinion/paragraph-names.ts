/** How a paragraph is spoken of: keyword and label, as in "noting further b)". */
import { listed, type Names } from '../../../shared/i18n/refusal.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import type { Register, ShownParagraph } from '../../../shared/opinion/register.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import type { Entities } from '../names.ts';

/** Where space is short the words give way, never the label: it is what tells paragraphs under one keyword apart. */
export interface NameParts {
  readonly words: string;
  /** '' = the words say it all. */
  readonly label: string;
}

export interface OpinionNames extends Names {
  paragraph(id: BlockId | null): string;
  parts(id: BlockId | null): NameParts;
}

/** Sub-items are spoken of with what they stand under: "is of the view 3 ii)". */
function paragraphName(
  { t }: Text,
  { kind, id, heading, removed }: ShownParagraph,
  label: string,
  headings: ReadonlyMap<BlockId, string>,
): NameParts {
  const inWords = (words: string): NameParts => ({ words: removed ? t('status.deleted', { paragraph: words }) : words, label: '' });
  if (kind === 'title') return inWords(t('paragraph.title'));
  if (kind === 'enacting') return inWords(t('paragraph.enacting'));
  if (kind === 'footnote') return inWords(t('paragraph.footnote', { label }));
  const words = headings.get(heading ?? id) ?? '';
  if (words === '' && label === '') return inWords(t('paragraph.text'));
  return removed ? inWords(joined({ words, label })) : { words, label };
}

const joined = ({ words, label }: NameParts): string => `${words} ${label}`.trim();

function fullLabels(paragraphs: readonly ShownParagraph[]): ReadonlyMap<BlockId, string> {
  const found = new Map<BlockId, string>();
  let above: readonly { readonly level: number; readonly label: string }[] = [];
  for (const { id, level, label, heading } of paragraphs) {
    above = heading === null ? [] : above.filter((one) => one.level < level);
    found.set(id, [...above.map((one) => one.label), label].filter((one) => one !== '').join(' '));
    above = [...above, { level, label }];
  }
  return found;
}

export function opinionNames(text: Text, entities: Entities, register: Register, headings: ReadonlyMap<BlockId, string>): OpinionNames {
  const byId = new Map(register.paragraphs.map((one) => [one.id, one]));
  const labels = fullLabels(register.paragraphs);
  const parts = (id: BlockId | null): NameParts => {
    if (id === null) return { words: text.t('between.whole'), label: '' };
    const found = byId.get(id);
    if (found === undefined) return { words: text.t('paragraph.unnamed'), label: '' };
    return paragraphName(text, found, labels.get(id) ?? '', headings);
  };
  const paragraph = (id: BlockId | null): string => joined(parts(id));
  return {
    paragraph,
    parts,
    paragraphs: (ids) => listed(text, ids.map(paragraph)),
    entity: (id) => entities.name(id),
  };
}
