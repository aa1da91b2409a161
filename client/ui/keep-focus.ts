/**
 * The focus is not lost: where what had it goes off the page, such as the button of an act that is done, the nearest thing round it that is
 * still there gets it, in a line of acts (`data-acts`) its first button: the next act. So whoever works by keys goes on from the same place,
 * and hears what stands there now.
 */
export function keepFocus(page: HTMLElement): void {
  /** From what has the focus outwards; nothing once somebody has pressed elsewhere. */
  let around: readonly HTMLElement[] = [];
  const { ownerDocument: document } = page;
  document.addEventListener('pointerdown', () => {
    around = [];
  });
  document.addEventListener('focusin', ({ target }) => {
    around = target instanceof HTMLElement ? outwards(target) : [];
  });
  new MutationObserver(() => {
    const [had] = around;
    if (had === undefined || had.isConnected || document.activeElement !== document.body) return;
    const still = around.find(({ isConnected }) => isConnected);
    if (still === undefined || still === document.body) return;
    const place = still.closest('[data-acts]')?.querySelector('button') ?? still;
    if (place.tabIndex < 0 && !place.hasAttribute('tabindex')) {
      lend(place);
    }
    place.focus({ preventScroll: true });
  }).observe(page, { childList: true, subtree: true });
}

/** Until the focus goes elsewhere. Where the whole window has lost it, the browser gives it back here. */
function lend(place: HTMLElement): void {
  place.tabIndex = -1;
  const left = (): void => {
    if (place.ownerDocument.activeElement === place) return;
    place.removeAttribute('tabindex');
    place.removeEventListener('blur', left);
  };
  place.addEventListener('blur', left);
}

const outwards = (from: HTMLElement): readonly HTMLElement[] => [
  from,
  ...(from.parentElement === null ? [] : outwards(from.parentElement)),
];
