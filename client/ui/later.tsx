/**
 * Parts of a page that may come after the first letter is typed. Their code is a chunk of its own, asked for again where a weak line lost
 * it; they are drawn once all words are here.
 */
import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode, Suspense } from 'react';
import { browserClock } from '../sync/clock.ts';
import { useWhole } from './words.tsx';

const PAUSE_MS = 2_000;

type Chunk<Props> = () => Promise<{ readonly default: ComponentType<Props> }>;
type Load<Code> = () => Promise<Code>;

export const later = <Props extends object>(load: Chunk<Props>): LazyExoticComponent<ComponentType<Props>> => lazy(insist(load));

export function Later({ children }: { readonly children: ReactNode }) {
  return <Suspense fallback={null}>{useWhole() && children}</Suspense>;
}

/**
 * Fetches a chunk once, however often it is asked for. What is here already comes at once, and not in a promise: React would leave a gap in
 * its place for a third of a second, and letters typed into a gap are lost.
 */
export function insist<Code>(load: Load<Code>): Load<Code> {
  let coming: Promise<Code> | null = null;
  const fetched: Load<Code> = async () => {
    try {
      return await load();
    } catch {
      // the line is away; what is asked for does not change
      await new Promise<void>((resolve) => browserClock.after(PAUSE_MS, resolve));
      return fetched();
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

/** `lazy` takes any thenable (https://react.dev/reference/react/lazy); one that answers while it is asked leaves no gap. */
const atOnce = <Value,>(value: Value): Promise<Value> =>
  // biome-ignore lint/suspicious/noThenProperty: to be a thenable is what it is for
  ({ then: (done: (value: Value) => unknown) => done(value) }) as unknown as Promise<Value>;
