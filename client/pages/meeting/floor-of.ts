import type { ShownForum } from '../bodies.ts';

export type ShownFloor = ShownForum['floors'][number];
export type ShownRequest = ShownFloor['queue'][number];

/** The agenda of a meeting, what is on its table, and its speakers; empty where nothing was ever set. */
export const floorOf = ({ floors }: ShownForum, meeting: string): ShownFloor =>
  floors.find((one) => one.meeting === meeting) ?? {
    meeting,
    agenda: [],
    at: null,
    closed: false,
    seconds: null,
    speaker: null,
    queue: [],
  };
