import { type RefObject, useLayoutEffect, useRef } from 'react';

/** For what opens something in place: when that has closed and the focus with it, this has the focus again. */
export function useReturn<Opener extends HTMLElement = HTMLButtonElement>(open: boolean): RefObject<Opener | null> {
  const opener = useRef<Opener>(null);
  const was = useRef(false);
  useLayoutEffect(() => {
    // who has gone elsewhere meanwhile stays there
    if (was.current && !open && document.activeElement === document.body) opener.current?.focus();
    was.current = open;
  }, [open]);
  return opener;
}
