import { type ReactNode, useState } from 'react';
import { useReturn } from './return.ts';

/** A form behind its name; it folds itself up when it is done. */
export function Unfolding({ summary, children }: { readonly summary: string; readonly children: (fold: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false);
  const name = useReturn<HTMLElement>(open);
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary ref={name}>{summary}</summary>
      {open && children(() => setOpen(false))}
    </details>
  );
}
