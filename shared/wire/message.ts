/** y-websocket message numbers, and ours from 119 on, which go only to clients that ask for them (`?dx=1`), and come from those alone. */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  queue: 119,
  head: 120,
  healed: 121,
  refused: 122,
  forum: 123,
  register: 124,
  ack: 125,
  beat: 126,
  receipts: 127,
  threads: 128,
} as const;

/** Updates in one queue (T46): what a working group writes in some minutes. Each becomes an entry, and all of them wait for one append. */
export const MOST_QUEUED = 200;

/** Bytes of them all: half of what a message may have. */
export const MOST_QUEUED_BYTES = 512 * 1024;

/** Rules of an opinion whose server takes a queue: one of before cannot read its log. */
export const QUEUED_SINCE = 5;
