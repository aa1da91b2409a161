import { DEFAULT_POLICY } from '../opinion/entry.ts';
import type { MeetingPolicy } from './meeting.ts';

/** That of a meeting which has set none and begins to. */
export const CUSTOMARY_POLICY: MeetingPolicy = {
  ...DEFAULT_POLICY,
  remoteMayEdit: true,
  remoteMayTakeFloor: true,
  requireSupporter: false,
  headConfirms: false,
  access: 'members',
};
