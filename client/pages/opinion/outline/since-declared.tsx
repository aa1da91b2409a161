/** How many paragraphs read otherwise since they were declared, with the way to what changed; nothing where none does. */
import type { Register } from '../../../../shared/opinion/register.ts';
import { useText } from '../../../ui/words.tsx';

export function SinceDeclared({ register }: { readonly register: Register }) {
  const { t } = useText();
  const count = register.paragraphs.filter(({ declared, hash }) => declared !== null && declared.hash !== hash).length;
  if (count === 0) return null;
  return (
    <p className="since-declared">
      <a href={`/o/${encodeURIComponent(register.opinion)}/since`}>{t('history.declared', { count })}</a>
    </p>
  );
}
