import type { LogName } from '../log/log.ts';

/** Bytes that are not what the record's format says. Knows no place; who reads an entry adds it (`RecordDamage`). */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

/**
 * A log that may not be folded: its bytes are damaged, were altered, or are of a later version. That log is halted with these words
 * until somebody has looked at it; the others go on.
 */
export class RecordDamage extends Error {
  override readonly name = 'RecordDamage';
  readonly log: LogName;
  readonly seq: number;
  readonly why: string;

  constructor(log: LogName, seq: number, why: string) {
    super(`${log.kind}/${log.id}, entry ${seq}: ${why}`);
    this.log = log;
    this.seq = seq;
    this.why = why;
  }
}
