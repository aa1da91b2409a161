/** The secretariat marks the last draft as final, and opens the report again with a reason. Both are asked first. */
import { useState } from 'react';
import { ErrorWords } from '../../../shared/page/parts/error.tsx';
import type { ListedDocument } from '../../../shared/wire/document.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useText } from '../../ui/words.tsx';
import { useAct } from '../opinion/act.ts';
import { useOpenedWords } from '../opinion/opened.ts';
import { ReasonDialog } from '../reason-dialog.tsx';
import { isSame } from './drafts.ts';

interface FinishProps {
  readonly last: ListedDocument | undefined;
  /** Which draft that is. */
  readonly n: number;
}

export function Finish({ last, n }: FinishProps) {
  const { t } = useText();
  const { register, why } = useOpenedWords();
  const [asking, setAsking] = useState(false);
  const done = (): void => setAsking(false);
  const textHash = isSame(last, register) ? register.textHash : null;
  if (register.finish?.over === true) {
    return (
      <div className="buttons">
        <Button why={why('reopen-report', null)} onPress={() => setAsking(true)}>
          {t('report.reopen')}
        </Button>
        {asking && <Reopening done={done} />}
      </div>
    );
  }
  if (last === undefined) return null;
  return (
    <div className="buttons">
      <Button why={textHash === null ? t('report.finishFirst') : why('finish-report', null)} onPress={() => setAsking(true)}>
        {t('report.finish', { n })}
      </Button>
      {asking && textHash !== null && <Finishing textHash={textHash} n={n} done={done} />}
    </div>
  );
}

function Finishing({ textHash, n, done }: { readonly textHash: string; readonly n: number; readonly done: () => void }) {
  const { t } = useText();
  const { send, problem } = useAct();
  const finish = async (): Promise<void> => {
    if (await send({ do: 'finish-report', textHash })) done();
  };
  return (
    <ConfirmDialog verb={t('report.finish', { n })} onSure={() => void finish()} onClose={done}>
      <p>{t('report.finishNote')}</p>
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
    </ConfirmDialog>
  );
}

function Reopening({ done }: { readonly done: () => void }) {
  const { t } = useText();
  const { send, problem } = useAct();
  const reopen = async (reason: string): Promise<void> => {
    if (await send({ do: 'reopen-report', reason })) done();
  };
  return (
    <ReasonDialog title={t('report.reopen')} note={t('report.reopenNote')} onGiven={reopen} onClose={done}>
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
    </ReasonDialog>
  );
}
