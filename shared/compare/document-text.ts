/** A document as paragraphs that can be laid beside those of another. */
import { baseText, type TextBlock } from '../text/block.ts';
import type { ShownDocument } from '../wire/document.ts';
import type { ComparedParagraph, ComparedText } from './paragraphs.ts';

/** Null where the text is not kept here, or not any more. Undecided suggestions are left out, as what is agreed is told without them. */
export function textOfDocument({ document, opinion, text }: ShownDocument): ComparedText | null {
  const { id, language } = document;
  if (opinion !== null) return { language, paragraphs: paragraphsIn(opinion.blocks as readonly Labelled[]) };
  return text === null ? null : { language, paragraphs: paragraphsOf(text, id) };
}

type Labelled = TextBlock & { readonly label: string };

/** Of an opinion: those that have words. Nothing else of a block goes along: its marks say who suggested what. */
export const paragraphsIn = (blocks: readonly Labelled[]): readonly ComparedParagraph[] =>
  blocks
    .map((block) => ({ id: block.id, kind: block.kind, level: block.level, label: block.label, text: baseText(block) }))
    .filter(({ text }) => text.trim() !== '');

/** Told apart by empty lines where there are any, else by lines. */
export function paragraphsOf(text: string, document: string): readonly ComparedParagraph[] {
  const apart = /\n[^\S\n]*\n/u.test(text) ? /\n[^\S\n]*\n/u : /\n/u;
  const parts = text.split(apart).map((part) => part.trim());
  return parts
    .filter((part) => part !== '')
    .map((part, at) => ({ id: `${document} ${at}`, kind: 'text', level: 0, label: '', text: part }));
}
