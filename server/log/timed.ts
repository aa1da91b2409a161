import { told } from '../told.ts';
import type { LogName } from './log.ts';

export const logsOf = (appends: readonly { readonly log: LogName }[]): readonly LogName[] => appends.map(({ log }) => log);

/** Tells how long it took to make entries durable; nothing where they are of restricted sessions alone (O7). */
export async function timed<Value>(what: 'append' | 'commit', logs: readonly LogName[], work: () => Promise<Value>): Promise<Value> {
  const begun = performance.now();
  const value = await work();
  if (logs.some(({ kind }) => kind !== 'restricted' && kind !== 'comments')) told[what].tell((performance.now() - begun) / 1000);
  return value;
}
