import { type ReactNode, useState } from 'react';

/** A form behind its name; it folds itself up when it is done. */
export function Unfolding({ summary, children }: { readonly summary: string; readonly children: (fold: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {open && children(() => setOpen(false))}
    </details>
  );
}
