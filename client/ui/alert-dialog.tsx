/** Says what has to be answered first. The way out has the focus: a key that is held, or pressed twice, does not answer it. */
import { type ReactNode, useRef } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { useText } from './words.tsx';

interface AlertDialogProps {
  readonly title: string;
  readonly message: ReactNode;
  /** On the way out, where that is more than to cancel. */
  readonly out?: string;
  readonly onClose: () => void;
  /** The buttons that do something. */
  readonly children: ReactNode;
}

export function AlertDialog({ out, onClose, children, ...said }: AlertDialogProps) {
  const { t } = useText();
  const way = useRef<HTMLButtonElement>(null);
  return (
    <Dialog {...said} first={way} onClose={onClose}>
      <div className="buttons">
        {children}
        <Button ref={way} onPress={onClose}>
          {out ?? t('app.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
