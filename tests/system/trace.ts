/**
 * Reads what `strace -f -y -xx` saw of a server: writes to the write-ahead log of SQLite, syncs of it, and what went out on sockets, in
 * the order in which they began and ended. Threads interleave, so a call may be cut in two lines ("unfinished", "resumed").
 */
export interface Call {
  readonly name: string;
  /** What `-y` says of the descriptor: a path, or socket:[…]. */
  readonly on: string;
  /** Line numbers of its beginning and end. */
  readonly begun: number;
  readonly ended: number;
  readonly result: number;
  readonly data: string;
}

const WHOLE = /^(\d+)\s+[\d.]+\s+(\w+)\((\d+)<([^>]*)>(.*)\)\s+=\s+(-?\d+)/;
const BEGUN = /^(\d+)\s+[\d.]+\s+(\w+)\((\d+)<([^>]*)>(.*) <unfinished \.\.\.>$/;
const RESUMED = /^(\d+)\s+[\d.]+\s+<\.\.\. (\w+) resumed>.*\)\s+=\s+(-?\d+)/;

export function readTrace(text: string): readonly Call[] {
  const calls: Call[] = [];
  const open = new Map<string, Omit<Call, 'ended' | 'result'>>();
  for (const [at, line] of text.split('\n').entries()) {
    const whole = WHOLE.exec(line);
    if (whole !== null) {
      const [, , name = '', , on = '', rest = '', result] = whole;
      calls.push({ name, on: plain(on), begun: at, ended: at, result: Number(result), data: strings(rest) });
      continue;
    }
    const begun = BEGUN.exec(line);
    if (begun !== null) {
      const [, thread = '', name = '', , on = '', rest = ''] = begun;
      open.set(thread, { name, on: plain(on), begun: at, data: strings(rest) });
      continue;
    }
    const resumed = RESUMED.exec(line);
    const call = resumed === null ? undefined : open.get(resumed[1] ?? '');
    if (resumed === null || call === undefined) continue;
    open.delete(resumed[1] ?? '');
    calls.push({ ...call, ended: at, result: Number(resumed[3]) });
  }
  return calls;
}

/** `-xx` writes everything in hexadecimal; as Latin-1. */
const plain = (hex: string): string => Buffer.from(hex.replaceAll('\\x', ''), 'hex').toString('latin1');

const strings = (rest: string): string => [...rest.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) => plain(hex)).join('');

const isWal = ({ on }: Call): boolean => on.endsWith('-wal');
const isSync = ({ name }: Call): boolean => name === 'fsync' || name === 'fdatasync';
const isSocket = ({ on }: Call): boolean => /^(socket|TCP|TCPv6):/.test(on);

/**
 * Of these marks (Latin-1, each in the bytes of one entry) those that anybody was told of, on any socket, before a sync of the log that
 * began after their write had succeeded; or that were never written, or never told.
 */
export function unsynced(calls: readonly Call[], marks: readonly string[]): readonly string[] {
  return marks.filter((mark) => {
    const write = calls.find((call) => isWal(call) && !isSync(call) && call.data.includes(mark));
    const told = calls.find((call) => isSocket(call) && call.data.includes(mark));
    if (write === undefined || told === undefined) return true;
    return !calls.some((call) => isWal(call) && isSync(call) && call.result === 0 && call.begun > write.ended && call.ended < told.begun);
  });
}
