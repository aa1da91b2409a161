/**
 * A Word file that came back from a capital: what it would change is shown paragraph by paragraph, and becomes suggestions when somebody has
 * looked at it.
 */
import { useState } from 'react';
import { ErrorWords } from '../../../shared/page/parts/error.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { useText } from '../../ui/words.tsx';
import { useEntities } from '../names.ts';
import { useOpenedWords } from '../opinion/opened.ts';
import { FileComments } from '../opinion/threads/later.ts';
import { type ReadRedline, redlineOfFile } from './changes-from-file.ts';
import { FileChanges } from './file-changes.tsx';
import './redline.css';

const ACCEPTED = '.docx,.doc,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export function RedlineDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText();
  const entities = useEntities();
  const { opinion, register } = useOpenedWords();
  const [read, setRead] = useState<ReadRedline | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const choose = async (file: File): Promise<void> => {
    const view = opinion.view.getSnapshot();
    if (view === null) return;
    const found = await redlineOfFile(file, view, register, (entity) => entities.code(entity));
    setRead(found.ok ? found.value : null);
    setWrong(found.ok ? null : t(`word.why.${found.reason}`));
  };
  return (
    <Dialog title={t('redline.open')} onClose={onClose}>
      {read === null ? (
        <>
          <p>{t('redline.intro')}</p>
          {wrong !== null && <ErrorWords alert>{wrong}</ErrorWords>}
          <div className="buttons">
            <FileButton look="main" words={t('redline.choose')} accept={ACCEPTED} onFile={(file) => void choose(file)} />
            <Button onPress={onClose}>{t('app.cancel')}</Button>
          </div>
        </>
      ) : (
        <>
          <FileChanges read={read} onClose={onClose} />
          {read.comments.length > 0 && <FileComments comments={read.comments} />}
        </>
      )}
    </Dialog>
  );
}
