/** Asks once before what no press takes back. */
import type { ReactNode } from 'react';
import { AlertDialog } from './alert-dialog.tsx';
import { Button } from './button.tsx';

interface ConfirmDialogProps {
  /** What is done, on the button that does it. */
  readonly verb: string;
  readonly onSure: () => void;
  readonly onClose: () => void;
  /** What it means. */
  readonly children: ReactNode;
}

export function ConfirmDialog({ verb, onSure, onClose, children }: ConfirmDialogProps) {
  return (
    <AlertDialog title={verb} message={children} onClose={onClose}>
      <Button look="grave" onPress={onSure}>
        {verb}
      </Button>
    </AlertDialog>
  );
}
