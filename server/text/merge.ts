import * as Y from 'yjs';

/** The few parts of one entry as one update. Its cost is quadratic (yjs/yjs#710): never for a log. */
export const mergeUpdates = (updates: readonly Uint8Array[]): Uint8Array => {
  const [only] = updates;
  return updates.length === 1 && only !== undefined ? only : Y.mergeUpdates([...updates]);
};
