/** The thread in which snapshots are made. One growth, one text. */
import { type Growth, grow } from '../../text/grown.ts';
import type { TextState } from '../../text/snapshot.ts';
import { answering, givesWay } from '../../thread.ts';

givesWay();
answering(
  async (growth: Growth): Promise<TextState | null> => grow(growth),
  (grown) => (grown === null ? [] : [grown.state.buffer as ArrayBuffer]),
);
