/**
 * Steps of the record that follow each other by themselves (SPEC.md H13). The page of the next step is fetched and what is new is taken from
 * it, so each step is what one reads there without a script. It is asked for when the one before is shown, never sooner; nothing moves on
 * its way, and whoever looks elsewhere finds it waiting.
 */

/** `busy`: seconds after which one may ask again. `elsewhere`: the page itself says why, to whoever goes there. */
export type Loaded = { readonly page: Document } | { readonly busy: number } | 'lost' | 'elsewhere';

interface Tools {
  readonly load: (href: string) => Promise<Loaded>;
  /** Runs it once after so many milliseconds, unless the returned function is called first. */
  readonly after: (ms: number, job: () => void) => () => void;
  /** The address is that of the step that is shown. */
  readonly moved: (href: string) => void;
  readonly go: (href: string) => void;
}

type Way = 'prev' | 'next';

/** A server that has too much to do is asked so often before one has to press again. */
const TRIES = 5;

export function playSteps(bar: HTMLElement, { load, after, moved, go }: Tools): void {
  const button = bar.querySelector('button');
  const pace = bar.querySelector('select');
  const said = document.querySelector('#said');
  if (button === null || pace === null || said === null) return;
  const { play = '', pause = '', last = '', busy = '', lost = '' } = bar.dataset;
  let isPlaying = false;
  let isLoading = false;
  let tries = 0;
  let cancel = (): void => {};

  const way = (rel: Way, page = document): HTMLAnchorElement | null => page.querySelector(`.play a[rel=${rel}]`);
  const say = (words: string): void => {
    said.textContent = words;
  };
  /** Behind what is said of the step: why it does not go on. */
  let step = said.textContent ?? '';
  const note = (words: string): void => say(`${step} · ${words}`);

  const set = (playing: boolean): void => {
    cancel();
    isPlaying = playing;
    button.textContent = playing ? pause : play;
  };
  const wait = (seconds: number): void => {
    cancel();
    cancel = after(seconds * 1000, () => void take('next'));
  };

  const show = (page: Document, href: string): void => {
    for (const rel of ['prev', 'next'] as const) {
      const [here, there] = [way(rel), way(rel, page)];
      for (const name of ['href', 'role', 'aria-disabled', 'tabindex']) {
        const value = there?.getAttribute(name) ?? null;
        if (value === null) here?.removeAttribute(name);
        else here?.setAttribute(name, value);
      }
    }
    for (const part of ['#step', '.language-ways']) {
      const [here, there] = [document.querySelector(part), page.querySelector(part)];
      const isFocused = here?.contains(document.activeElement) === true;
      if (there !== null) here?.replaceWith(document.importNode(there, true));
      // what had the focus is gone
      if (isFocused) button.focus({ preventScroll: true });
    }
    moved(href);
    step = page.querySelector('#said')?.textContent ?? '';
    say(step);
    document.querySelector('#step .changed')?.scrollIntoView({ block: 'center', behavior: 'instant' });
  };

  const take = async (rel: Way): Promise<void> => {
    const href = way(rel)?.href ?? '';
    if (isLoading) return;
    cancel();
    if (href === '') {
      set(false);
      if (rel === 'next') note(last);
      return;
    }
    isLoading = true;
    const found = await load(href);
    isLoading = false;
    if (found === 'elsewhere') return go(href);
    if (found !== 'lost' && 'page' in found) {
      tries = 0;
      show(found.page, href);
      if (isPlaying && way('next')?.hasAttribute('href') === false) {
        set(false);
        note(last);
      } else if (isPlaying) wait(Number(pace.value));
      return;
    }
    tries += 1;
    const goesOn = found !== 'lost' && isPlaying && tries < TRIES;
    if (goesOn) wait(found.busy);
    else set(false);
    note(goesOn ? busy : lost);
  };

  const toggle = (): void => {
    set(!isPlaying);
    tries = 0;
    if (isPlaying) void take('next');
  };

  button.addEventListener('click', () => {
    // not every browser does it
    button.focus();
    toggle();
  });
  pace.addEventListener('change', () => {
    if (isPlaying && !isLoading) wait(Number(pace.value));
  });
  bar.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void take(link.rel === 'prev' ? 'prev' : 'next');
  });
  bar.addEventListener('keydown', (event) => {
    const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (altKey || ctrlKey || metaKey || shiftKey || target === pace) return;
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (key === 'ArrowLeft' || key === 'ArrowRight') void take(key === forward ? 'next' : 'prev');
    else if (key === ' ' && target !== button) toggle();
    else return;
    event.preventDefault();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && isPlaying) set(false);
  });

  button.hidden = false;
  const label = pace.closest('label');
  if (label !== null) label.hidden = false;
}
