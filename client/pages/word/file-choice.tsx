/** The button that chooses a file, and what was read of it: how many revision marks it has, whose, and what was left out. */
import { FileButton } from '../../ui/file-button.tsx';
import { useText } from '../../ui/words.tsx';
import type { ChosenFile, Taken } from './use-file.ts';

const ACCEPTED = '.docx,.doc,.txt,.md,application/vnd.openxmlformats-officedocument.wordprocessingml.document,text/plain,text/markdown';

export function FileChoice({ file }: { readonly file: ChosenFile }) {
  const { t } = useText();
  return (
    <div className="file-choice">
      <FileButton words={t('word.choose')} accept={ACCEPTED} onFile={file.take} />
      <span className="note">{t('word.accepts')}</span>
      <div className="file-taken" role="status">
        {file.taken !== null && <TakenWords taken={file.taken} />}
      </div>
    </div>
  );
}

const LEFT = ['comments', 'boxes', 'pictures', 'margins', 'chunks'] as const;
/** So much of what is struck is shown. */
const SHOWN = 12;

function TakenWords({ taken }: { readonly taken: Taken }) {
  const { t, list } = useText();
  if (taken.is === 'reading') return <p>{t('word.reading')}</p>;
  const { name, marks, left, struck } = taken;
  const authors = marks.by.length === 0 ? t('word.nobody') : list(marks.by);
  const missing = LEFT.filter((what) => left[what] > 0).map((what) => t(`word.left.${what}`, { number: left[what] }));
  return (
    <>
      <p>{t('word.stands', { file: name })}</p>
      {marks.count > 0 && <p className="doubt">{t('word.marks', { count: marks.count, authors })}</p>}
      {missing.length > 0 && <p className="doubt">{t('word.left', { what: list(missing) })}</p>}
      {struck.length > 0 && (
        <p className="doubt">
          {t('word.struck', { number: struck.length })}{' '}
          {struck.slice(0, SHOWN).map((words, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
            <q key={at} dir="auto">
              {words}
            </q>
          ))}
        </p>
      )}
      {left.rows > 0 && <p className="doubt">{t('word.rows', { number: left.rows })}</p>}
      {left.tables > 0 && <p>{t('word.tables')}</p>}
    </>
  );
}
