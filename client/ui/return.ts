import { type RefObject, useLayoutEffect, useRef } from 'react';

/** For the button that opens something in place: when that has closed, the focus is on the button again. */
export function useReturn(open: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(false);
  useLayoutEffect(() => {
    if (was.current && !open) button.current?.focus();
    was.current = open;
  }, [open]);
  return button;
}
