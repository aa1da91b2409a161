/**
 * The text that is consulted upon, as a page shows it. An opinion's is read once from its own log at the `seq` that was numbered, and
 * kept, since it never changes and anybody may ask for it; where it is no longer what was numbered, nothing is shown. A text that was handed
 * in is read each time: it may have been erased.
 */

import { paragraphsOf } from '../../../../shared/compare/document-text.ts';
import { unitId } from '../../../../shared/forum/consultation.ts';
import type { DocumentContent, DocumentId } from '../../../../shared/forum/document.ts';
import { sectionOf } from '../../../../shared/forum/section.ts';
import type { Text } from '../../../../shared/i18n/text.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { Entities } from '../../../../shared/page/entities.ts';
import { namesIn } from '../../../../shared/page/text-html.ts';
import { baseText, type TextBlock } from '../../../../shared/text/block.ts';
import type { Labels } from '../../../../shared/text/plain.ts';
import type { Consultation } from '../../../forum/consultation.ts';
import type { HttpTools } from '../../tools.ts';
import { labelsOf, viewOf } from '../../views/opinion.ts';

export interface ConsultedText {
  readonly blocks: readonly TextBlock[];
  /** As printed before the words of a paragraph. */
  readonly labels: Labels;
  /** What its paragraphs are called in the language of whoever reads. */
  readonly names: (text: Text) => (block: BlockId) => string;
}

interface Numbered {
  readonly document: DocumentId;
  readonly content: DocumentContent;
}

const kept = new WeakMap<Consultation, Promise<ConsultedText | null>>();

/** Throws StorageFault or RecordDamage. */
export function consultedText(tools: HttpTools, consultation: Consultation): Promise<ConsultedText | null> {
  const { consulted } = consultation.state;
  if (consulted === null) return Promise.resolve(null);
  if (consulted.content.in !== 'opinion') return readNumbered(tools, consulted);
  const reading = kept.get(consultation) ?? readNumbered(tools, consulted);
  kept.set(consultation, reading);
  reading.catch(() => kept.delete(consultation));
  return reading;
}

/** null where there is no text, or it is not what was numbered. Throws StorageFault or RecordDamage. */
export async function readNumbered(tools: HttpTools, { document, content }: Numbered): Promise<ConsultedText | null> {
  if (content.in === 'elsewhere') return null;
  if (content.in === 'payload') {
    const registered = tools.forum.state.documents.get(document);
    const words = registered && (await tools.forum.note(registered.seq))?.text;
    return words === undefined ? null : handedIn(words, document);
  }
  const view = await viewOf(tools, content.opinion, content.at);
  if (view === null || view.textHash !== content.textHash || view.docHash !== content.docHash) return null;
  const { blocks, register } = view;
  const names = (text: Text) => namesIn({ register, blocks, text, entities: new Entities([], text.language) }).paragraph;
  return { blocks, labels: labelsOf(view), names };
}

/** Its paragraphs, by their place; called by the number of their section where only one has it. */
function handedIn(words: string, document: DocumentId): ConsultedText {
  const blocks = paragraphsOf(words, document).map(({ text }, at) => ({
    id: unitId(at),
    kind: 'text' as const,
    level: 0,
    sug: null,
    runs: [{ text, marks: [] }],
  }));
  const sections = blocks.map((block) => sectionOf(baseText(block)));
  const named = (block: BlockId, text: Text): string => {
    const place = blocks.findIndex(({ id }) => id === block);
    const section = sections[place] ?? null;
    const single = section !== null && sections.indexOf(section) === sections.lastIndexOf(section);
    return single ? section : text.t('consultation.paragraph', { number: String(place + 1) });
  };
  return { blocks, labels: new Map(), names: (text) => (block) => named(block, text) };
}
