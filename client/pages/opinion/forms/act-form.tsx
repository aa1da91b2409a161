/** A form of one act, in its place beside the text: its fields, why the last press did nothing, and the two ways out of it. */
import type { ReactNode } from 'react';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { Button } from '../../../ui/button.tsx';
import { Submit } from '../../../ui/submit.tsx';
import { useText } from '../../../ui/words.tsx';
import type { Acting } from '../act.ts';
import './act-form.css';

interface ActFormProps {
  readonly title: string;
  /** Inside a card, or the chair's bar, the name is for screen readers alone. */
  readonly headed?: boolean;
  readonly acting: Pick<Acting, 'sending' | 'problem'>;
  /** On the button that does it. */
  readonly press: string;
  readonly look?: 'main' | 'grave';
  readonly onSubmit: () => Promise<void>;
  /** Escape leaves, Enter with Ctrl or Command sends; what was typed stays kept (kept.ts). */
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** Above the chair's bar, or inside it, wherever the page stood. */
const inSight = (form: HTMLElement | null): void => form?.scrollIntoView({ block: 'nearest' });

export function ActForm({ title, headed = true, acting, press, look = 'main', onSubmit, onLeave, children }: ActFormProps) {
  const { t } = useText();
  return (
    <form
      ref={inSight}
      className={headed ? 'form card-form' : 'form'}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') onLeave();
        // on a button the key presses that
        const isButton = event.target instanceof HTMLButtonElement;
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isButton) event.currentTarget.requestSubmit();
      }}
    >
      {headed && <h3>{title}</h3>}
      {children}
      {acting.problem !== null && <ErrorWords>{acting.problem}</ErrorWords>}
      <div className="buttons">
        <Submit look={look}>{acting.sending ? t('act.sending') : press}</Submit>
        <Button onPress={onLeave}>{t('app.cancel')}</Button>
      </div>
    </form>
  );
}
