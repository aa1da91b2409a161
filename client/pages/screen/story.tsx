/** What became of the paragraph under discussion, in place of the text (H60): read again while it goes on, and cut from its oldest step on. */
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ShownParagraph } from '../../../shared/opinion/register.ts';
import { ErrorWords } from '../../../shared/page/parts/error.tsx';
import { STORY_OF } from '../../../shared/page/room-story.ts';
import { browserClock } from '../../lib/clock.ts';
import { useText } from '../../ui/words.tsx';
import { cutToFit } from './cut-to-fit.ts';
import { readStory } from './read-story.ts';

/** So long it stays as it is: somebody types in the paragraph, and the room reads. */
const PAUSE_MS = 3_000;

interface Held {
  readonly path: string;
  readonly story: HTMLElement | null;
  /** The last reading failed. */
  readonly lost: boolean;
}

const NONE: Held = { path: '', story: null, lost: false };

/** An answer may be late, or from a node that is behind (N10). */
const isBehind = (come: HTMLElement, here: HTMLElement | null): boolean => Number(come.dataset.seq) < Number(here?.dataset.seq);

/** Null where none is to be shown. */
export function useStory(opinion: string, paragraph: ShownParagraph | null): Held | null {
  const { language } = useText();
  const path =
    paragraph === null ? '' : `/o/${encodeURIComponent(opinion)}/story/${encodeURIComponent(paragraph.id)}?for=room&lang=${language}`;
  // whatever of it changes, something has happened to it
  const state = JSON.stringify(paragraph);
  const [held, hold] = useState(NONE);
  const [tries, setTries] = useState(0);
  const wanted = useRef(path);
  wanted.current = path;
  const read = useRef({ path: '', at: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is read again when something has happened, and after a failure
  useEffect(() => {
    if (path === '') {
      // what is shown again is read again first: it may read otherwise by then
      hold(NONE);
      read.current = { path: '', at: 0 };
      return;
    }
    const since = browserClock.now() - read.current.at;
    const look = async (): Promise<void> => {
      read.current = { path, at: browserClock.now() };
      const story = await readStory(path);
      if (wanted.current !== path) return;
      hold((before) => {
        const here = before.path === path ? before.story : null;
        return { path, story: story === null || isBehind(story, here) ? here : story, lost: story === null };
      });
      if (story === null) setTries((before) => before + 1);
    };
    return browserClock.after(read.current.path === path ? Math.min(PAUSE_MS, Math.max(0, PAUSE_MS - since)) : 0, () => void look());
  }, [path, state, tries]);
  if (path === '') return null;
  return held.path === path ? held : NONE;
}

export function Story({ held: { story, lost }, children }: { readonly held: Held; readonly children: ReactNode }) {
  const { t } = useText();
  const pane = useRef<HTMLElement>(null);
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const here = pane.current;
    if (here === null || story === null) return;
    place.current?.replaceChildren(story);
    const watch = new ResizeObserver(() => cutToFit(here));
    watch.observe(here);
    return () => watch.disconnect();
  }, [story]);
  return (
    <>
      {lost && <ErrorWords>{t('screen.storyLost')}</ErrorWords>}
      {story !== null && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what does not fit is scrolled by keys
        <section ref={pane} className="screen-story" tabIndex={0} aria-labelledby={STORY_OF}>
          {children}
          <div ref={place} />
        </section>
      )}
    </>
  );
}
