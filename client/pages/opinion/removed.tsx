/** Paragraphs that are not in the text any more and still have to be agreed as deleted. */
import { useText } from '../../ui/words.tsx';
import { ParagraphMarks } from './marks.tsx';
import { useOpened } from './opened.ts';

export function Removed() {
  const { t } = useText();
  const { register } = useOpened();
  const removed = register.paragraphs.filter((one) => one.removed && one.status !== null);
  if (removed.length === 0) return null;
  return (
    <section className="removed" aria-labelledby="removed">
      <h2 id="removed">{t('paragraph.removedTitle')}</h2>
      <p className="note">{t('paragraph.removedIntro')}</p>
      {removed.map((paragraph) => (
        <ParagraphMarks key={paragraph.id} paragraph={paragraph} />
      ))}
    </section>
  );
}
