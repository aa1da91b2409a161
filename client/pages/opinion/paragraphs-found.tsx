/** Tells the palette which paragraphs there are: each with its name, how it stands and how it begins. */
import { useEffect } from 'react';
import type { Text } from '../../../shared/i18n/text.ts';
import type { Entities } from '../../../shared/page/entities.ts';
import { marksOf } from '../../../shared/page/marks.ts';
import { blocksOf } from '../../editor/blocks.ts';
import { useText } from '../../ui/words.tsx';
import { useEntities } from '../names.ts';
import { type Offer, offer, opinionHere } from '../palette/offer.ts';
import { type Opened, useOfOpened, useOpenedNow } from './opened.ts';

/** As much of a paragraph as one knows it by. */
const BEGINNING = 160;

export function ParagraphsFound() {
  const text = useText();
  const entities = useEntities();
  const now = useOpenedNow();
  const { current, names, goTo } = useOfOpened(({ current, names, goTo }) => ({ current: current?.id ?? null, names, goTo }));
  useEffect(() => {
    const at = current === null ? null : names.setOff(current);
    opinionHere.set({ current, at, goTo, paragraphs: () => offersOf(now(), text, entities) });
    return () => opinionHere.set(null);
  }, [now, current, names, goTo, text, entities]);
  return null;
}

function offersOf({ opinion, register, names }: Opened, text: Text, entities: Entities): readonly Offer[] {
  const doc = opinion.words.getSnapshot();
  const words = new Map(doc === null ? [] : blocksOf(doc).map(({ node }) => [node.attrs.id, node.textContent] as const));
  return register.paragraphs.flatMap((paragraph) => {
    const { id, status, lastWords } = paragraph;
    if (status === null) return [];
    const marks = marksOf(paragraph, text, entities, register);
    return offer({
      key: `paragraph-${id}`,
      name: names.paragraph(id),
      shape: marks[0]?.shape ?? null,
      note: text.facts(marks.map((mark) => [mark.words, ...mark.codes].join(' '))),
      quote: { words: (words.get(id) ?? lastWords ?? '').slice(0, BEGINNING), language: register.language },
      to: { block: id },
    });
  });
}
