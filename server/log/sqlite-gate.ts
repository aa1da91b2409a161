/**
 * What the engine must report about itself before a log is entrusted to it. Asked after everything was set, so that a
 * build or a file that ignores a setting is found at start and not at the power cut.
 */
export interface SqliteReport {
  readonly version: string;
  readonly journal: string;
  /** 2 = FULL: an fsync at each commit. 1 keeps what a killed process wrote, but not what a power cut interrupts. */
  readonly synchronous: number;
  readonly locking: string;
  readonly recursiveTriggers: number;
  readonly secureDelete: number;
  readonly foreignKeys: number;
  /** The layout of the file: 0 = new. */
  readonly layout: number;
}

/** Before it, two connections that write and checkpoint at once can lose committed data (sqlite.org/wal.html, "WAL-reset bug"). */
const FLOOR = [3, 51, 3] as const;
export const LAYOUT = 1;

/** One line for each reason not to start; empty = all is well. */
export function sqliteObjections(report: SqliteReport): readonly string[] {
  const lines: string[] = [];
  const must = (holds: boolean, line: string) => {
    if (!holds) lines.push(line);
  };
  must(atLeast(report.version, FLOOR), `SQLite ${report.version} is older than ${FLOOR.join('.')} and can lose committed data`);
  must(report.journal === 'wal', `journal_mode is ${report.journal}, not wal`);
  must(report.synchronous >= 2, `synchronous is ${report.synchronous}: commits would not survive a power cut (2 = FULL is needed)`);
  must(report.locking === 'exclusive', `locking_mode is ${report.locking}: other processes could write to the file`);
  must(report.recursiveTriggers === 1, 'recursive_triggers is off: a REPLACE could delete entries');
  must(report.secureDelete === 1, 'secure_delete is off: erased payloads would stay in the file');
  must(report.foreignKeys === 1, 'foreign_keys is off');
  must(report.layout === 0 || report.layout === LAYOUT, `the file has layout ${report.layout}; this version knows ${LAYOUT} only`);
  return lines;
}

function atLeast(version: string, floor: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [i, least] of floor.entries()) {
    const part = parts[i] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}
