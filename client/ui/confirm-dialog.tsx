/** Asks once before what no press takes back. The way out has the focus: a key that is held, or pressed twice, does not answer it. */
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { useText } from './words.tsx';

interface ConfirmDialogProps {
  /** What is done, on the button that does it. */
  readonly verb: string;
  readonly onSure: () => void;
  readonly onClose: () => void;
  /** What it means. */
  readonly children: ReactNode;
}

export function ConfirmDialog({ verb, onSure, onClose, children }: ConfirmDialogProps) {
  const { t } = useText();
  const out = useRef<HTMLButtonElement>(null);
  // the dialog below is open by now, and has given the focus to its first button
  useLayoutEffect(() => out.current?.focus(), []);
  return (
    <Dialog title={verb} onClose={onClose}>
      {children}
      <div className="buttons">
        <Button look="grave" onPress={onSure}>
          {verb}
        </Button>
        <Button ref={out} onPress={onClose}>
          {t('app.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
