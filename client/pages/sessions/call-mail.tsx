/** Whether this seat gets a mail when a comment calls upon its body. */
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
  const choose = async (on: boolean): Promise<void> => {
    await choosing.send({ do: 'choose-call-mail', on });
    await mail.refetch();
  };
  return (
    <section className="panel">
      <h2>{t('me.mail')}</h2>
      <Answered of={mail}>
        {({ calls, sends, address }) =>
          sends ? (
            <>
              <Tick label={t('me.callMail')} checked={calls} onChange={(on) => void choose(on)} />
              <p className="note">{t('me.callMailNote')}</p>
              {!address && <p className="note">{t('me.callMailNowhere')}</p>}
            </>
          ) : (
            <p className="note">{t('me.callMailNone')}</p>
          )
        }
      </Answered>
      <ErrorMessage trouble={choosing.trouble} />
    </section>
  );
}
