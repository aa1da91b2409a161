import { useText } from '../../../ui/words.tsx';
import { Answered } from '../../answered.tsx';
import { useLoaded } from '../../loaded.ts';
import { useOfOpened } from '../opened.ts';

/** An opinion is founded with its first text in one append: the act is entry 1, the text entry 2. */
export const FIRST_TEXT = 2;

export function Original() {
  const { t } = useText();
  const id = useOfOpened(({ register }) => register.opinion);
  const original = useLoaded('GET /api/opinions/:id/text', { id, at: FIRST_TEXT });
  return (
    <Answered of={original}>
      {({ blocks }) => (
        <section className="text-body" aria-label={t('view.original')}>
          {blocks.map(({ id, kind, level, label, runs }) => (
            <p key={id} data-kind={kind} data-level={level} data-label={label || undefined} dir="auto">
              {runs.map(({ text }) => text).join('')}
            </p>
          ))}
        </section>
      )}
    </Answered>
  );
}
