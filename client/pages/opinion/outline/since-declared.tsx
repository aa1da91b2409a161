/** How many paragraphs read otherwise since they were declared, with the way to what changed; nothing where none does. */
import { useText } from '../../../ui/words.tsx';
import { useOpened } from '../opened.ts';

export function SinceDeclared() {
  const { t } = useText();
  const { register } = useOpened();
  const count = register.paragraphs.filter(({ declared, hash }) => declared !== null && declared.hash !== hash).length;
  if (count === 0) return null;
  return (
    <p className="since-declared">
      <a href={`/o/${encodeURIComponent(register.opinion)}/since`}>{t('history.declared', { count })}</a>
    </p>
  );
}
