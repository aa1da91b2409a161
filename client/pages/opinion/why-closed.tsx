/**
 * Why nobody can type into a paragraph, said above its words: always where a call is running, at agreed text for the current paragraph.
 * It stands in the flow of the page, so that it hides no text.
 */
import type { ShownParagraph } from '../../../shared/opinion/register.ts';
import { callWords } from '../../../shared/page/marks.ts';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import { useText } from '../../ui/words.tsx';
import { useOpened } from './opened.ts';

export function WhyClosed({ paragraph }: { readonly paragraph: ShownParagraph }) {
  const text = useText();
  const { current, register } = useOpened();
  const { call, closed, id } = paragraph;
  // of the report that is final its own bar says so
  if (!closed || register.phase !== 'drafting' || register.finish?.over === true) return null;
  if (call === null && id !== current?.id) return null;
  return (
    <div className="why-closed" lang={text.language}>
      <Shape name="lock" />
      <span>{call === null ? text.t('paragraph.closed') : callWords(text, call)}</span>
    </div>
  );
}
