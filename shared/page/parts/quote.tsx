/** Words of a text, or of somebody, in their own language and direction. */
import type { Language } from '../../opinion/vocabulary.ts';

interface QuoteProps {
  readonly language?: Language | undefined;
  readonly children: string;
}

export function Quote({ language, children }: QuoteProps) {
  return (
    <blockquote className="quote" lang={language} dir="auto">
      {children}
    </blockquote>
  );
}
