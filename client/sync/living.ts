/**
 * Which tabs live? Where the browser has locks it knows: each tab holds one of its name. It has none outside secure contexts (plain HTTP on
 * another host); there each tab is asked, and who does not answer is dead.
 */
import type { Clock } from '../lib/clock.ts';

export interface Living {
  /** Names of the tabs that live now, this one perhaps among them. */
  names(): Promise<ReadonlySet<string>>;
  close(): void;
}

/** A tab answers at once unless its page has come to a halt. */
const ANSWER_MS = 1_000;
const WHO = 'who lives?';

export const livingHere = (name: string, group: string, clock: Clock): Living =>
  navigator.locks ? livingByLocks(name, navigator.locks) : livingByAsking(name, new BroadcastChannel(group), clock);

export function livingByLocks(name: string, locks: LockManager): Living {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  locks.request(name, () => held).catch(() => undefined); // a page that is being closed gets no lock and needs none
  return {
    names: async () => new Set((await locks.query()).held?.flatMap((lock) => lock.name ?? [])),
    close: () => release(),
  };
}

export function livingByAsking(name: string, channel: BroadcastChannel, clock: Clock): Living {
  const heard = new Set<string>();
  let cancel = (): void => {};
  channel.onmessage = ({ data }) => {
    if (data === WHO) channel.postMessage(name);
    else heard.add(String(data));
  };
  return {
    names: async () => {
      heard.clear();
      channel.postMessage(WHO);
      await new Promise<void>((resolve) => {
        cancel = clock.after(ANSWER_MS, resolve);
      });
      return heard;
    },
    close: () => {
      cancel();
      channel.close();
    },
  };
}
