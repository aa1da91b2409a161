/** How many paragraphs read otherwise since they were declared, with the way to what changed; nothing where none does. */
import { useText } from '../../../ui/words.tsx';
import { useOfOpenedWords } from '../opened.ts';

export function SinceDeclared() {
  const { t } = useText();
  const { opinion, count } = useOfOpenedWords(({ register: { opinion, paragraphs } }) => ({
    opinion,
    count: paragraphs.filter(({ declared, hash }) => declared !== null && declared.hash !== hash).length,
  }));
  if (count === 0) return null;
  return (
    <p className="since-declared">
      <a href={`/o/${encodeURIComponent(opinion)}/since`}>{t('history.declared', { count })}</a>
    </p>
  );
}
