import { FLOOR_KINDS, type FloorKind } from '../../../shared/forum/floor.ts';
import type { ShownForum } from '../../../shared/wire/forum.ts';

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

/** Replies come once the list is closed. */
export const kindsOn = ({ closed }: ShownFloor): readonly FloorKind[] => FLOOR_KINDS.filter((kind) => kind !== 'reply' || closed);

/** Why a delegation cannot come onto the list now. */
export function notListed({ closed, queue }: ShownFloor, entity: string, kind: FloorKind) {
  if (closed && kind === 'speak') return 'forum.list-closed';
  return queue.some((one) => one.entity === entity && one.kind === kind) ? 'forum.already-asked' : null;
}
