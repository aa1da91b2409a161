/** What a Word file holds and is not brought in: comments and notes with their words, the rest counted. */
import type { LeftOut } from '../../../shared/word/reading.ts';
import { useText } from '../../ui/words.tsx';

const COUNTED = ['boxes', 'pictures', 'margins', 'chunks'] as const;
/** So much of what is struck is shown. */
const SHOWN = 12;

export function LeftOutWords({ left }: { readonly left: LeftOut }) {
  const { t, list } = useText();
  const { comments, notes, struck } = left;
  const missing = COUNTED.filter((what) => left[what] > 0).map((what) => t(`word.left.${what}`, { count: left[what] }));
  return (
    <>
      {missing.length > 0 && <p className="doubt">{t('word.left', { what: list(missing) })}</p>}
      <Words title={t('word.comments', { count: comments.length })} lines={comments.map(({ by, words }) => [by, words])} />
      <Words title={t('word.notes', { count: notes.length })} lines={notes.map((words) => ['', words])} />
      {struck.length > 0 && (
        <p className="doubt">
          {t('word.struck', { count: struck.length })}{' '}
          {struck.slice(0, SHOWN).map((words, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
            <q key={at} dir="auto">
              {words}
            </q>
          ))}
        </p>
      )}
      {left.rows > 0 && <p className="doubt">{t('word.rows', { count: left.rows })}</p>}
      {left.tables > 0 && <p>{t('word.tables')}</p>}
    </>
  );
}

type Line = readonly [by: string, words: string];

function Words({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  const { t } = useText();
  if (lines.length === 0) return null;
  return (
    <details className="doubt">
      <summary>{title}</summary>
      <ul>
        {lines.map(([by, words], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={at} dir="auto">
            {by === '' ? words : t('app.saidOf', { name: by, words })}
          </li>
        ))}
      </ul>
    </details>
  );
}
