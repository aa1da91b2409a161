/** Whether this seat gets a mail when a comment calls upon its body. */
import { useRef, useState } from 'react';
import { Tick } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useForumCommand } from '../forum.tsx';
import { useLoaded } from '../loaded.ts';

export function CallMail() {
  const { t } = useText();
  const mail = useLoaded('GET /api/me/mail');
  const choosing = useForumCommand();
  const [busy, setBusy] = useState(false);
  const isUnderWay = useRef(false);
  /** Until the page shows what was chosen, a press would choose the same once more. */
  const choose = async (on: boolean): Promise<void> => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setBusy(true);
    try {
      await choosing.send({ do: 'choose-call-mail', on });
      await mail.refetch();
    } finally {
      isUnderWay.current = false;
      setBusy(false);
    }
  };
  return (
    <section className="panel">
      <h2>{t('me.mail')}</h2>
      <Answered of={mail}>
        {({ calls, sends, address }) =>
          sends ? (
            <>
              <Tick label={t('me.callMail')} checked={calls} onChange={(on) => void choose(on)} />
              <p className="note" role="status">
                {busy ? t('sync.sending') : ''}
              </p>
              <p className="note">{t('me.callMailNote')}</p>
              {!address && <p className="note">{t('me.callMailNowhere')}</p>}
            </>
          ) : (
            <p className="note">{t('me.callMailNone')}</p>
          )
        }
      </Answered>
      <ErrorMessage trouble={choosing.trouble?.code === 'already-chosen' ? null : choosing.trouble} />
    </section>
  );
}
