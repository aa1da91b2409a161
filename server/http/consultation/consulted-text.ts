/**
 * The text that is consulted upon, as a page shows it: read once from the opinion's own log at the position that was numbered, and kept,
 * since it never changes and anybody may ask for it. Where it is no longer what was numbered, nothing is shown.
 */

import { loadCatalogue } from '../../../shared/i18n/load.ts';
import { createText, type Text } from '../../../shared/i18n/text.ts';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import { Entities } from '../../../shared/page/entities.ts';
import type { OpinionNames } from '../../../shared/page/paragraph-names.ts';
import { namesIn } from '../../../shared/page/text-html.ts';
import type { Consultation } from '../../forum/consultation.ts';
import type { OpinionView } from '../opinion-view.ts';
import { viewOf } from '../opinion-view.ts';
import type { HttpTools } from '../tools.ts';

const kept = new WeakMap<Consultation, Promise<OpinionView | null>>();

/** Throws StorageFault or RecordDamage. */
export function consultedText(tools: HttpTools, consultation: Consultation): Promise<OpinionView | null> {
  const reading = kept.get(consultation) ?? read(tools, consultation);
  kept.set(consultation, reading);
  reading.catch(() => kept.delete(consultation));
  return reading;
}

async function read(tools: HttpTools, { state }: Consultation): Promise<OpinionView | null> {
  if (state.consulted === null) return null;
  const { opinion, at, textHash, docHash } = state.consulted.content;
  const view = await viewOf(tools, opinion, at);
  return view === null || view.textHash !== textHash || view.docHash !== docHash ? null : view;
}

export const textIn = async (language: Language): Promise<Text> => createText(language, await loadCatalogue(language), 'UTC');

/** What its paragraphs are called. */
export const paragraphNames = ({ register, blocks }: OpinionView, text: Text): OpinionNames =>
  namesIn({ register, blocks, text, entities: new Entities([], text.language) });
