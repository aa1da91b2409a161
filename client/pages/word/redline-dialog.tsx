/**
 * A Word file that came back from a capital: what it would change is shown paragraph by paragraph, and becomes suggestions when somebody has
 * looked at it.
 */
import { useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useText } from '../../ui/words.tsx';
import { useEntities } from '../names.ts';
import { useOpened } from '../opinion/opened.ts';
import { type ReadRedline, redlineOfFile } from './changes-from-file.ts';
import { FileChanges } from './file-changes.tsx';
import './redline.css';

export function RedlineDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText();
  const entities = useEntities();
  const { session, register } = useOpened();
  const input = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<ReadRedline | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const choose = async (file: File | undefined): Promise<void> => {
    const view = session.view.getSnapshot();
    if (file === undefined || view === null) return;
    const found = await redlineOfFile(file, view, register, (entity) => entities.code(entity));
    setRead(found.ok ? found.value : null);
    setWrong(found.ok ? null : t(`word.why.${found.reason}`));
  };
  return (
    <Dialog title={t('redline.open')} onClose={onClose}>
      {read === null ? (
        <>
          <p>{t('redline.intro')}</p>
          <input
            ref={input}
            type="file"
            hidden
            accept=".docx,.doc,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            onChange={({ currentTarget }) => {
              void choose(currentTarget.files?.[0]);
              currentTarget.value = '';
            }}
          />
          {wrong !== null && (
            <p className="error" role="alert">
              {wrong}
            </p>
          )}
          <div className="buttons">
            <Button look="main" onPress={() => input.current?.click()}>
              {t('redline.choose')}
            </Button>
            <Button onPress={onClose}>{t('app.cancel')}</Button>
          </div>
        </>
      ) : (
        <FileChanges read={read} onClose={onClose} />
      )}
    </Dialog>
  );
}
