/** In a call for adoption: every editorial change of agreed text, so that no State agrees to one that it has not been shown. */
import { useText } from '../../ui/words.tsx';
import { Changed } from './cards/editorial.tsx';
import { useOpened } from './opened.ts';

export function EditorialsCalled() {
  const { t } = useText();
  const { register, names } = useOpened();
  const all = register.paragraphs.flatMap(({ id, editorial }) => (editorial?.changes ?? []).map((one) => ({ id, one })));
  if (all.length === 0) return null;
  return (
    <details className="rest" open>
      <summary>{t('editorial.listed', { count: all.length })}</summary>
      <ul>
        {all.map(({ id, one }) => (
          <li key={one.seq}>
            <bdi>{names.paragraph(id)}</bdi>
            <Changed one={one} />
          </li>
        ))}
      </ul>
    </details>
  );
}
