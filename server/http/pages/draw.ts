/**
 * Pages that need no script are drawn by the components that the application has too. What a page has by the hundred, as the paragraphs of a
 * text, is written by templates (shared/lib/html.ts): React takes five times as long, and the loop would stand still for everybody.
 */
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Html } from '../../../shared/lib/html.ts';

export const draw = (node: ReactNode): Html => new Html(renderToStaticMarkup(node));
