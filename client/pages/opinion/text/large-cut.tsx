/** Asks before many paragraphs go at once, for everybody. */
import { Selection } from 'prosemirror-state';
import { useLayoutEffect, useRef } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useAct } from '../act.ts';
import { useOpened } from '../opened.ts';

/** Of one command. */
const MOST = 500;

export function LargeCut() {
  const { opinion } = useOpened();
  const cut = useStore(opinion.cut);
  return cut.length === 0 ? null : <Question blocks={cut} />;
}

function Question({ blocks }: { readonly blocks: readonly BlockId[] }) {
  const { t } = useText();
  const { opinion, register, live } = useOpened();
  const { problem, send } = useAct();
  const out = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => out.current?.focus(), []);
  const close = (): void => opinion.cut.set([]);
  const named = new Set(blocks.slice(0, MOST));
  const gone = register.paragraphs.filter(({ id, removed }) => named.has(id) && !removed);
  const targets = gone.map(({ id, exact }) => ({ block: id, exact: exact ?? '' }));
  const holds = gone.some(({ positions }) => positions.length > 0);
  const remove = async (): Promise<void> => {
    if (!(await send({ do: 'remove-paragraphs', targets }))) return;
    close();
    const view = opinion.view.getSnapshot();
    // what comes back would be selected again, and the next letter would be in its place
    view?.dispatch(view.state.tr.setSelection(Selection.atStart(view.state.doc)));
  };
  return (
    <Dialog title={t('cut.ask', { count: targets.length })} onClose={close}>
      <p>{t('cut.means')}</p>
      {holds && <p>{t('cut.positions')}</p>}
      {problem !== null && <p className="error">{problem}</p>}
      <div className="buttons">
        <Button look="grave" why={live ? null : t('act.notLive')} onPress={() => void remove()}>
          {t('cut.do')}
        </Button>
        <Button ref={out} onPress={close}>
          {t('app.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
