/**
 * Parts of a page that may come after the first letter is typed. Their code is a chunk of its own, asked for again where a weak line lost
 * it; they are drawn once all words are here.
 */
import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode, Suspense, useLayoutEffect, useState } from 'react';
import { browserClock } from '../lib/clock.ts';
import { type Readable, Store } from '../lib/store.ts';
import { stylesAgain } from './lost-styles.ts';
import { useWhole } from './words.tsx';

const PAUSE_MS = 2_000;

type Chunk<Props> = () => Promise<{ readonly default: ComponentType<Props> }>;
type Load<Code> = () => Promise<Code>;

export const later = <Props extends object>(load: Chunk<Props>): LazyExoticComponent<ComponentType<Props>> => lazy(retryImport(load));

interface LaterProps {
  readonly children: ReactNode;
  readonly meanwhile?: ReactNode;
}

export function Later({ children, meanwhile = null }: LaterProps) {
  // made with what it waits for: where much is drawn in the background at once, one that was there before would hold up all
  return useWhole() ? <Suspense fallback={meanwhile}>{children}</Suspense> : meanwhile;
}

const lost = new Store(0);
/** How many parts the line has lost; they are asked for again. */
export const lostParts: Readable<number> = lost;

/**
 * Fetches a chunk once, however often it is asked for. What is here already comes at once, and not in a promise: React would leave a gap in
 * its place for a third of a second, and letters typed into a gap are lost.
 */
export function retryImport<Code>(load: Load<Code>): Load<Code> {
  let coming: Promise<Code> | null = null;
  const fetched: Load<Code> = async () => {
    let isLost = false;
    for (;;) {
      try {
        const here = await load();
        await stylesAgain();
        if (isLost) lost.set(lost.getSnapshot() - 1);
        return here;
      } catch {
        // the line is away; what is asked for does not change
        if (!isLost) lost.set(lost.getSnapshot() + 1);
        isLost = true;
        await new Promise<void>((resolve) => browserClock.after(PAUSE_MS, resolve));
      }
    }
  };
  return () => {
    coming ??= fetched().then((here) => {
      coming = atOnce(here);
      return here;
    });
    return coming;
  };
}

/**
 * A component that a page cannot be without; null until it is here. Not by `lazy`: what comes after a gap React may hold back for a third of a
 * second, so that gaps do not close one by one.
 */
export function useCode<Props>(load: Load<ComponentType<Props>>): ComponentType<Props> | null {
  const [here, setHere] = useState<ComponentType<Props> | null>(null);
  useLayoutEffect(() => void load().then((code) => setHere(() => code)), [load]);
  return here;
}

/** `lazy` takes any thenable (https://react.dev/reference/react/lazy); one that answers while it is asked leaves no gap. */
const atOnce = <Value,>(value: Value): Promise<Value> =>
  // biome-ignore lint/suspicious/noThenProperty: to be a thenable is what it is for
  ({ then: (done: (value: Value) => unknown) => done(value) }) as unknown as Promise<Value>;
