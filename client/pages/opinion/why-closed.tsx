/**
 * Why nobody can type into a paragraph, said above its words: always where a call is running, at agreed text for the current paragraph.
 * It stands in the flow of the page, so that it hides no text.
 */
import type { ShownParagraph } from '../../../shared/opinion/register.ts';
import { Shape } from '../../ui/shape.tsx';
import { useText } from '../../ui/words.tsx';
import { useOpened } from './opened.ts';

export function WhyClosed({ paragraph }: { readonly paragraph: ShownParagraph }) {
  const { t, moment, language } = useText();
  const { current, register } = useOpened();
  const { call, closed, id } = paragraph;
  if (!closed || register.phase !== 'drafting') return null;
  if (call === null && id !== current?.id) return null;
  return (
    <div className="why-closed" lang={language}>
      <Shape name="lock" />
      <span>
        {call === null
          ? t('paragraph.closed')
          : call.deadline === null
            ? t('paragraph.called')
            : t('paragraph.deadline', { moment: moment(call.deadline) })}
      </span>
    </div>
  );
}
