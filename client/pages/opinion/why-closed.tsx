/**
 * Why nobody can type into a paragraph, said above its words: always where a call is running, at agreed text for the current paragraph. It
 * stands in the flow of the page, so that it hides no text. Of agreed text the open card says it, where there is a column for cards.
 */
import type { ButWords, Register } from '../../../shared/opinion/register.ts';
import { callWords } from '../../../shared/page/marks.ts';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import { useText } from '../../ui/words.tsx';

export function saysWhyClosed(
  { call, closed }: ButWords,
  { phase, finish }: Pick<Register, 'phase' | 'finish'>,
  isCurrent: boolean,
): boolean {
  // of the report that is final its own bar says so
  return closed && phase === 'drafting' && finish?.over !== true && (call !== null || isCurrent);
}

export function WhyClosed({ paragraph: { call } }: { readonly paragraph: ButWords }) {
  const text = useText();
  return (
    <div className={call === null ? 'why-closed said-beside' : 'why-closed'} lang={text.language}>
      <Shape name="lock" />
      <span>{call === null ? text.t('paragraph.closed') : callWords(text, call)}</span>
    </div>
  );
}
