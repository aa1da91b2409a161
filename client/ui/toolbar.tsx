/**
 * A row of buttons with one Tab stop, which the button has that had the focus last (ARIA practices). Arrows walk it and go round its ends,
 * Home and End go to these, a letter goes to the next button that begins with it, Escape leaves.
 */
import { type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect } from 'react';
import { useText } from './words.tsx';

interface ToolbarProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly id: string;
  readonly label: string;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** Not those that are folded away. */
export const buttonsIn = (row: HTMLElement | null): readonly HTMLButtonElement[] =>
  [...(row?.querySelectorAll('button') ?? [])].filter((one) => one.closest('[hidden]') === null);

export function Toolbar({ ref, id, label, onLeave, children }: ToolbarProps) {
  const { dir } = useText();
  useLayoutEffect(() => {
    const { current: row } = ref;
    if (row === null) return;
    const stop = (): void => oneStop(buttonsIn(row));
    stop();
    row.addEventListener('focusin', stop);
    // some come later, some go, and some unfold
    const watch = new MutationObserver(stop);
    watch.observe(row, { childList: true, subtree: true, attributeFilter: ['hidden'] });
    return () => {
      row.removeEventListener('focusin', stop);
      watch.disconnect();
    };
  }, [ref]);
  const walk = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') return onLeave();
    const next = reached(buttonsIn(ref.current), event.key, dir === 'rtl');
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <div ref={ref} id={id} className="buttons actions" role="toolbar" aria-label={label} onKeyDown={walk}>
      {children}
    </div>
  );
}

function oneStop(buttons: readonly HTMLButtonElement[]): void {
  const { activeElement } = document;
  const stop = buttons.find((one) => one === activeElement) ?? buttons.find((one) => one.getAttribute('tabindex') === '0') ?? buttons[0];
  for (const one of buttons) one.tabIndex = one === stop ? 0 : -1;
}

/** Where a key leads from the button that has the focus. */
function reached(buttons: readonly HTMLButtonElement[], key: string, rtl: boolean): HTMLButtonElement | undefined {
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  switch (key) {
    case 'Home':
      return buttons[0];
    case 'End':
      return buttons.at(-1);
    case 'ArrowDown':
    case rtl ? 'ArrowLeft' : 'ArrowRight':
      return buttons[(at + 1) % buttons.length];
    case 'ArrowUp':
    case rtl ? 'ArrowRight' : 'ArrowLeft':
      return buttons.at(at <= 0 ? -1 : at - 1);
    default: {
      if (!/^\p{L}$/u.test(key)) return undefined;
      const letter = key.toLocaleLowerCase();
      return [...buttons.slice(at + 1), ...buttons.slice(0, at)].find((one) => one.textContent?.toLocaleLowerCase().startsWith(letter));
    }
  }
}
