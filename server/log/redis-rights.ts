/**
 * What the user of a Redis must not be able to do: whoever takes over a server of ours shall not be able to take out of the log what is in it.
 * A user may not ask for its own rights, so each is tried on a key that is no log's, in a form that changes nothing where it is allowed.
 */
import { ErrorReply } from 'redis';
import type { RedisSession } from './redis-session.ts';

const KEY = 'op:{none}';

/** Also `SET`, which writes over a stream. */
const TRIED: readonly (readonly [string, ...string[]])[] = [
  ['DEL', KEY],
  ['UNLINK', KEY],
  ['XDEL', KEY, '0-1'],
  ['XTRIM', KEY, 'MAXLEN', '0'],
  ['SET', KEY, '', 'XX'],
  ['EXPIRE', KEY, '1'],
  ['RENAME', KEY, KEY],
  ['CONFIG', 'SET', '?', '?'],
  ['EVAL', 'return 0', '0'],
];
/** What is allowed answers with a syntax error. Not asked of a user who is unfit anyway. */
const TRIED_LAST: typeof TRIED = [
  ['FLUSHDB', '?'],
  ['FLUSHALL', '?'],
];

/** The commands that the user of this session may use and should not. */
export async function dangerousRights(session: RedisSession): Promise<readonly string[]> {
  const found = await allowedOf(session, TRIED);
  return found.length > 0 ? found : allowedOf(session, TRIED_LAST);
}

async function allowedOf(session: RedisSession, commands: typeof TRIED): Promise<readonly string[]> {
  const allowed = await Promise.all(commands.map((words) => isAllowed(session, words)));
  return commands.flatMap(([name], i) => (allowed[i] ? name : []));
}

async function isAllowed(session: RedisSession, words: readonly string[]): Promise<boolean> {
  try {
    await session.call(...words);
    return true;
  } catch (fault) {
    if (fault instanceof ErrorReply) return !fault.message.startsWith('NOPERM');
    throw fault;
  }
}
