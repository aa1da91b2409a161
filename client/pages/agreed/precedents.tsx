/** Earlier texts: which there are and how they read, for everybody; the secretariat adds and withdraws them. */
import { useState } from 'react';
import { paragraphsIn } from '../../../shared/agreed/earlier.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import type { ListedPrecedent } from '../../../shared/wire/agreed.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Unfolding } from '../../ui/unfolding.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useForumCommand, useForumMoves } from '../forum.tsx';
import { useLoaded } from '../loaded.ts';
import { useMyself } from '../myself.ts';
import { AddPrecedent } from './add-precedent.tsx';
import './agreed.css';

export function Precedents() {
  const { t } = useText();
  const { seat } = useMyself().me;
  const precedents = useLoaded('GET /api/precedents');
  useForumMoves(precedents.refetch);
  const isOffice = seat !== null && RIGHTS[seat.capacity].office;
  return (
    <section aria-labelledby="precedents" className="precedents">
      <h2 id="precedents">{t('precedent.title')}</h2>
      <p>{t('precedent.intro')}</p>
      {isOffice && (
        <Unfolding summary={t('precedent.add')}>
          {(fold) => (
            <AddPrecedent
              onAdded={() => {
                fold();
                void precedents.refetch();
              }}
            />
          )}
        </Unfolding>
      )}
      <Answered of={precedents} empty={t('precedent.none')}>
        {(all) => (
          <ul className="rows">
            {all.map((one) => (
              <li key={one.seq}>
                <Row precedent={one} withdraws={isOffice} onWithdrawn={precedents.refetch} />
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </section>
  );
}

interface RowProps {
  readonly precedent: ListedPrecedent;
  readonly withdraws: boolean;
  readonly onWithdrawn: () => Promise<void>;
}

function Row({ precedent: { seq, title, symbol, date, language, paragraphs }, withdraws, onWithdrawn }: RowProps) {
  const { t, days, facts } = useText();
  const { send, trouble } = useForumCommand();
  const [asks, setAsks] = useState(false);
  const withdraw = async (): Promise<void> => {
    setAsks(false);
    if (await send({ do: 'withdraw-precedent', precedent: seq })) await onWithdrawn();
  };
  return (
    <div className="precedent">
      <p>
        <strong>
          <bdi lang={language}>{symbol}</bdi>
        </strong>{' '}
        <bdi lang={language}>{title}</bdi>
      </p>
      <p className="note">{facts([t('agreed.adoptedOn', { date: days(date, date) }), t('precedent.count', { count: paragraphs })])}</p>
      <Unfolding summary={t('precedent.read')}>{() => <Words seq={seq} />}</Unfolding>
      {withdraws && (
        <Button look="bare" about={symbol} onPress={() => setAsks(true)}>
          {t('precedent.withdraw')}
        </Button>
      )}
      {asks && (
        <ConfirmDialog verb={t('precedent.withdraw')} onSure={() => void withdraw()} onClose={() => setAsks(false)}>
          {t('precedent.sure')}
        </ConfirmDialog>
      )}
      <ErrorMessage trouble={trouble} />
    </div>
  );
}

function Words({ seq }: { readonly seq: number }) {
  const { t } = useText();
  const shown = useLoaded('GET /api/precedents/:seq', { seq: String(seq) });
  return (
    <Answered of={shown}>
      {({ text, language }) =>
        text === null ? (
          <p>{t('precedent.erased')}</p>
        ) : (
          <div className="precedent-words" lang={language}>
            {paragraphsIn(text).map((words, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes
              <p key={at} dir="auto">
                {words}
              </p>
            ))}
          </div>
        )
      }
    </Answered>
  );
}
