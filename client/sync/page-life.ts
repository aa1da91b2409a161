/** What the browser says about page and network. */
export interface PageLife {
  /** The page may be about to go: save now. */
  leaving(): void;
  /** Should closing the tab ask first? */
  mustAsk(): boolean;
  offline(): void;
  online(): void;
}

/** Returns the function that stops listening. */
export function watchPage(page: Window, life: PageLife): () => void {
  const hidden = (): void => {
    if (page.document.visibilityState === 'hidden') life.leaving();
  };
  const unload = (event: BeforeUnloadEvent): void => {
    if (life.mustAsk()) event.preventDefault();
  };
  const pairs: readonly (readonly [EventTarget, string, EventListener])[] = [
    [page, 'pagehide', () => life.leaving()],
    [page.document, 'visibilitychange', hidden],
    [page, 'beforeunload', unload as EventListener],
    [page, 'offline', () => life.offline()],
    [page, 'online', () => life.online()],
  ];
  for (const [target, name, listener] of pairs) target.addEventListener(name, listener);
  return () => {
    for (const [target, name, listener] of pairs) target.removeEventListener(name, listener);
  };
}
