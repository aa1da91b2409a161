/** What the register lets this seat do to the text. Courtesy: the server decides at each log position. */
import type { Register, SaidRegister } from '../../shared/opinion/register.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { writing } from '../../shared/opinion/writing.ts';
import type { BlockLook } from '../editor/decorations.ts';
import type { OwnSeat } from './open-options.ts';
import type { SyncState } from './recorded.ts';

export const mayWrite = (register: SaidRegister | null, seat: OwnSeat): boolean => writing(register, seat) !== null;

/** Under a call for adoption nobody adds anything; what could not be recorded for too long must not grow. */
export function mayEdit(register: Register | null, seat: OwnSeat, sync: SyncState): boolean {
  const stopped = 'paused' in sync ? sync.paused : sync.state === 'ended' || sync.state === 'reload';
  return !stopped && mayWrite(register, seat) && register?.adoptionCall === null;
}

export const closedIn = ({ paragraphs }: Register): ReadonlySet<BlockId> =>
  new Set(paragraphs.flatMap(({ id, closed, removed }) => (closed && !removed ? [id] : [])));

export const looksIn = ({ paragraphs, focus }: Register): ReadonlyMap<BlockId, BlockLook> =>
  new Map(paragraphs.flatMap(({ id, label, status, removed }) => (removed ? [] : [[id, { label, status, focused: id === focus.block }]])));

const LOOKS = ['id', 'label', 'status', 'removed', 'closed'] as const;

/** Does the text look the same by both? What is typed changes it seldom. */
export const looksAlike = (one: Register, other: Register): boolean =>
  one.focus.block === other.focus.block &&
  one.paragraphs.length === other.paragraphs.length &&
  one.paragraphs.every((before, at) => {
    const after = other.paragraphs[at];
    return before === after || LOOKS.every((what) => before[what] === after?.[what]);
  });
