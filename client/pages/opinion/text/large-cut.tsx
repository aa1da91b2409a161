/** Asks before many paragraphs go at once, for everybody. */
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import type { LargeCut as Cut } from '../../../editor/large-cuts.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useAct } from '../act.ts';
import { useOfOpened, useOpenedWords } from '../opened.ts';
import { carryOn } from './carry-on.ts';

/** Of one command. */
const MOST = 500;

export function LargeCut() {
  const cut = useStore(useOfOpened(({ opinion }) => opinion.cut));
  return cut === null ? null : <Question cut={cut} />;
}

function Question({ cut }: { readonly cut: Cut }) {
  const { t } = useText();
  const { opinion, register, live } = useOpenedWords();
  const { problem, send } = useAct();
  const close = (): void => opinion.cut.set(null);
  const named = new Set(cut.blocks.slice(0, MOST));
  const gone = register.paragraphs.filter(({ id, removed }) => named.has(id) && !removed);
  const targets = gone.map(({ id, exact }) => ({ block: id, exact: exact ?? '' }));
  const holds = gone.some(({ positions }) => positions.length > 0);
  const remove = async (): Promise<void> => {
    if (!(await send({ do: 'remove-paragraphs', targets }))) return;
    close();
    carryOn(opinion, cut, new Set(gone.map(({ id }) => id)));
  };
  return (
    <AlertDialog
      title={t('cut.ask', { count: targets.length })}
      message={
        <>
          <p>{t('cut.means')}</p>
          {holds && <p>{t('cut.positions')}</p>}
          {problem !== null && <ErrorWords>{problem}</ErrorWords>}
        </>
      }
      onClose={close}
    >
      <Button look="grave" why={live ? null : t('act.notLive')} onPress={() => void remove()}>
        {t('cut.do')}
      </Button>
    </AlertDialog>
  );
}
