/** y-websocket message numbers, and ours from 120 on, which go only to clients that ask for them (`?dx=1`). */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  head: 120,
  healed: 121,
  refused: 122,
  forum: 123,
  register: 124,
  ack: 125,
  beat: 126,
  receipts: 127,
} as const;
