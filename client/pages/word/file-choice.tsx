/** The button that chooses a file, and what was read of it: how many revision marks it has, whose, and what was left out. */
import { FileButton } from '../../ui/file-button.tsx';
import { useText } from '../../ui/words.tsx';
import { LeftOutWords } from './left-out.tsx';
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

function TakenWords({ taken }: { readonly taken: Taken }) {
  const { t, list } = useText();
  if (taken.is === 'reading') return <p>{t('word.reading')}</p>;
  const { name, marks, left } = taken;
  const authors = marks.by.length === 0 ? t('word.nobody') : list(marks.by);
  return (
    <>
      <p>{t('word.stands', { file: name })}</p>
      {marks.count > 0 && <p className="doubt">{t('word.marks', { count: marks.count, authors })}</p>}
      <LeftOutWords left={left} />
    </>
  );
}
