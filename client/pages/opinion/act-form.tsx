import type { ReactNode } from 'react';

interface ActFormProps {
  readonly title: string;
  readonly className?: string;
  readonly onSubmit: () => void;
  /** Escape leaves; what was typed stays kept (kept.ts). */
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** Above the chair's bar, or inside it, wherever the page stood. */
const inSight = (form: HTMLElement | null): void => form?.scrollIntoView({ block: 'nearest' });

/** A form of one act, in its place beside the text. */
export function ActForm({ title, className = 'form', onSubmit, onLeave, children }: ActFormProps) {
  return (
    <form
      ref={inSight}
      className={className}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onLeave();
      }}
    >
      {children}
    </form>
  );
}
