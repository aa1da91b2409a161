/**
 * The timetable that the Secretary-General's preparation report proposed (§§7-9): four meetings of the Informal Expert Group of 2, 2, 3 and
 * 3 days, each inside the weeks of the Council's working groups, then the Forum, 17-21 May 2021, back to back with the WSIS Forum. It gives
 * no deadlines; these follow custom.
 */
import type { Template } from '../template.ts';
import {
  CONSULTATION_NAMES,
  COUNCIL_GROUP_NAMES,
  contributionNames,
  FORUM_CONTRIBUTION_NAMES,
  FORUM_NAMES,
  iegNames,
  NEW_DRAFT_NAMES,
  WSIS_NAMES,
} from './names.ts';

const groups = { kind: 'event', names: COUNCIL_GROUP_NAMES, days: 12 } as const;
const contributions = { kind: 'contributions', daysBefore: 21 } as const;

export const report: Template = {
  template: 'report',
  starts: '2019-09',
  basis: 'Resolution 2 (Rev. Dubai, 2018)',
  place: 'Geneva',
  zone: 'Europe/Zurich',
  meetings: [
    { meeting: 'cwg-1', code: 'CWG-1', month: 0, monday: 2, ...groups },
    { meeting: 'ieg-1', kind: 'ieg', code: 'IEG-1', names: iegNames(1), month: 0, monday: 3, days: 2 },
    { meeting: 'cwg-2', code: 'CWG-2', month: 5, monday: 1, ...groups },
    { meeting: 'ieg-2', kind: 'ieg', code: 'IEG-2', names: iegNames(2), month: 5, monday: 2, days: 2 },
    { meeting: 'cwg-3', code: 'CWG-3', month: 12, monday: 2, ...groups },
    { meeting: 'ieg-3', kind: 'ieg', code: 'IEG-3', names: iegNames(3), month: 12, monday: 3, days: 3 },
    { meeting: 'cwg-4', code: 'CWG-4', month: 17, monday: 1, ...groups },
    { meeting: 'ieg-4', kind: 'ieg', code: 'IEG-4', names: iegNames(4), month: 17, monday: 2, days: 3 },
    { meeting: 'wsis', kind: 'event', code: 'WSIS', names: WSIS_NAMES, month: 20, monday: 2, days: 5 },
    { meeting: 'forum', kind: 'forum', code: 'FORUM', names: FORUM_NAMES, month: 20, monday: 3, days: 5 },
  ],
  deadlines: [
    { deadline: 'contributions-1', meeting: 'ieg-1', names: contributionNames(1), ...contributions },
    { deadline: 'contributions-2', meeting: 'ieg-2', names: contributionNames(2), ...contributions },
    { deadline: 'contributions-3', meeting: 'ieg-3', names: contributionNames(3), ...contributions },
    { deadline: 'consultation', kind: 'consultation', meeting: 'ieg-4', names: CONSULTATION_NAMES, daysBefore: 42 },
    { deadline: 'contributions-4', meeting: 'ieg-4', names: contributionNames(4), ...contributions },
    { deadline: 'drafts', kind: 'drafts', meeting: 'ieg-4', names: NEW_DRAFT_NAMES, daysBefore: 21 },
    { deadline: 'contributions-forum', meeting: 'forum', names: FORUM_CONTRIBUTION_NAMES, ...contributions },
  ],
};
