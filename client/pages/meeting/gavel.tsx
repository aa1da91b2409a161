import { useState } from 'react';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useText } from '../../ui/words.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useForumCommand } from '../forum.tsx';
import { useMyself } from '../myself.ts';
import { whoPresides } from '../sittings.ts';
import { CallsRun } from './calls-run.tsx';

/** Who holds the gavel, who asks for it, and handing it on: for all meetings alike. */
export function Gavel({ forum }: { readonly forum: ShownForum }) {
  const { t } = useText();
  const { me } = useMyself();
  const { trouble, send } = useForumCommand();
  const [handing, hand] = useState<string | null>(null);
  const { seat, askedBy, chairs } = forum.presiding;
  const own = me.seat?.id ?? null;
  const office = me.seat?.capacity === 'secretariat';
  const deputies = chairs.filter((one) => one.seat !== seat);
  const mayHand = (to: string): boolean => own === seat || (office && askedBy === to);
  const why = (to: string): string | null => (mayHand(to) ? null : t(office ? 'forum.gavel-not-asked' : 'forum.not-presiding'));
  return (
    <section className="panel" aria-labelledby="meeting-gavel">
      <h2 id="meeting-gavel">{t('gavel.title')}</h2>
      <p>{t('now.presides', { name: whoPresides(forum, t) })}</p>
      {deputies.length > 0 && (
        <ul className="rows">
          {deputies.map((deputy) => {
            const name = deputy.name ?? t('gavel.unnamed');
            return (
              <li key={deputy.seat}>
                <span className="row-what">
                  <span>{t('gavel.deputy', { name })}</span>
                  {askedBy === deputy.seat && <span className="error">{t('gavel.asks')}</span>}
                </span>
                <span className="buttons">
                  {own === deputy.seat && <Button onPress={() => void send({ do: 'ask-for-gavel' })}>{t('gavel.ask')}</Button>}
                  {(own === seat || office) && (
                    <Button why={why(deputy.seat)} onPress={() => hand(deputy.seat)}>
                      {t('gavel.hand', { name })}
                    </Button>
                  )}
                </span>
                {handing === deputy.seat && (
                  <ConfirmDialog
                    verb={t('gavel.hand', { name })}
                    onSure={() => {
                      hand(null);
                      void send({ do: 'hand-gavel', to: deputy.seat });
                    }}
                    onClose={() => hand(null)}
                  >
                    <p>{t('gavel.handSure', { name })}</p>
                    <CallsRun />
                  </ConfirmDialog>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <p className="note">{t('gavel.note')}</p>
      <ErrorMessage trouble={trouble} />
    </section>
  );
}
