/**
 * Pages that need no script are drawn by the components that the application has too. What a page has by the hundred, as the paragraphs of a
 * text, is written by templates (shared/lib/html.ts): React takes five times as long, and the loop would stand still for everybody.
 */
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Html, type Part } from '../../../shared/lib/html.ts';
import { type Reading, writtenText } from '../../../shared/page/text-html.ts';
import { giveWay } from '../../event-loop.ts';
import { Turns } from '../../turns.ts';

/** Paragraph by paragraph, between which others are served, and before what stands round the text. */
export async function drawText(reading: Reading): Promise<Html> {
  const drawn = await new Turns().through(writtenText(reading));
  await giveWay();
  return drawn;
}

/** One after another, between which others are served. */
export async function drawEach<One>(all: readonly One[], drawn: (one: One) => Part): Promise<readonly Part[]> {
  const turns = new Turns();
  const parts: Part[] = [];
  for (const one of all) {
    await turns.breathe();
    parts.push(drawn(one));
  }
  return parts;
}

export const draw = (node: ReactNode): Html => new Html(renderToStaticMarkup(node));

/** What the thread of the past has written, by the same templates (room/past/still-lines.ts). */
export const drawnBefore = (markup: string): Html => new Html(markup);
