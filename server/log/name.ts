import { assert } from '../../shared/lib/assert.ts';
import { LOG_KINDS, type LogKind, type LogName } from './log.ts';

const ID = /^[a-z0-9-]{1,40}$/;

/** `opinion/3`: one string for one log, in keys and in error messages. */
export function logKey({ kind, id }: LogName): string {
  assert(ID.test(id), `a log id is 1-40 of [a-z0-9-]: ${JSON.stringify(id)}`);
  return `${kind}/${id}`;
}

/** The name in a key made by `logKey`; null where it is none. */
export function readLogKey(key: string): LogName | null {
  const slash = key.indexOf('/');
  const kind = key.slice(0, slash);
  const id = key.slice(slash + 1);
  return isLogKind(kind) && ID.test(id) ? { kind, id } : null;
}

export const isLogKind = (word: string): word is LogKind => LOG_KINDS.some((kind) => kind === word);

export const compareNames = (a: LogName, b: LogName): number => compareWords(a.kind, b.kind) || compareWords(a.id, b.id);

/** By code unit, the same in every locale. */
const compareWords = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
