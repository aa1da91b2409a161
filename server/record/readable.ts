/** What a log could not read again is not appended: it would stop that log for everybody, and for good (K12). */
export function assertReadable(read: () => unknown): void {
  try {
    read();
  } catch (cause) {
    throw new Error('an entry that its log could not read again', { cause });
  }
}
