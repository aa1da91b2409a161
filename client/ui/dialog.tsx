/** A question that has to be answered first. Nothing that concerns the text is asked in one: forms for positions stand beside it. */
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useLayoutEffect, useRef } from 'react';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  /** What it comes in between to say (alert-dialog.tsx): it is read with the title. */
  readonly message?: ReactNode;
  /** What has the focus first, where that is not the first thing to press or to fill in: the title, where it is long and only read. */
  readonly first?: RefObject<HTMLElement | null> | 'title';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What is pressed in it is not for what it lies over. */
const apart = (event: KeyboardEvent): void => event.stopPropagation();

export function Dialog({ title, message, first, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useRef<HTMLHeadingElement>(null);
  const heading = useId();
  const said = useId();
  const tells = message !== undefined;
  // before the element is taken away: closing gives the focus back to what had it
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    (first === 'title' ? name : first)?.current?.focus();
    return () => shown?.close();
  }, [first]);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      role={tells ? 'alertdialog' : undefined}
      aria-labelledby={heading}
      aria-describedby={tells ? said : undefined}
      onCancel={onClose}
      onKeyDown={apart}
    >
      <h2 ref={name} id={heading} tabIndex={first === 'title' ? -1 : undefined}>
        {title}
      </h2>
      {tells && (
        <div id={said} className="dialog-said">
          {message}
        </div>
      )}
      {children}
    </dialog>
  );
}
