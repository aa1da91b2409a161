/**
 * A preparation like that of the Forum of 2026: it begins with the Council's working groups of autumn 2024 and takes longer between the
 * meetings of the experts, which are shorter. The days are examples.
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
const contributions = { kind: 'contributions', daysBefore: 28 } as const;

export const wtpf26: Template = {
  template: 'wtpf-26',
  starts: '2024-10',
  basis: 'Resolution 2 (Rev. Bucharest, 2022)',
  place: 'Geneva',
  zone: 'Europe/Zurich',
  meetings: [
    { meeting: 'cwg-1', code: 'CWG-1', month: 0, monday: 0, ...groups },
    { meeting: 'ieg-1', kind: 'ieg', code: 'IEG-1', names: iegNames(1), month: 0, monday: 1, days: 1 },
    { meeting: 'cwg-2', code: 'CWG-2', month: 4, monday: 2, ...groups },
    { meeting: 'ieg-2', kind: 'ieg', code: 'IEG-2', names: iegNames(2), month: 4, monday: 2, days: 2 },
    { meeting: 'cwg-3', code: 'CWG-3', month: 11, monday: 2, ...groups },
    { meeting: 'ieg-3', kind: 'ieg', code: 'IEG-3', names: iegNames(3), month: 11, monday: 2, days: 2 },
    { meeting: 'ieg-4', kind: 'ieg', code: 'IEG-4', names: iegNames(4), month: 16, monday: 1, days: 2 },
    { meeting: 'forum', kind: 'forum', code: 'FORUM', names: FORUM_NAMES, month: 21, monday: 1, days: 3 },
    { meeting: 'wsis', kind: 'event', code: 'WSIS', names: WSIS_NAMES, month: 21, monday: 2, days: 5 },
  ],
  deadlines: [
    { deadline: 'contributions-1', meeting: 'ieg-1', names: contributionNames(1), ...contributions },
    { deadline: 'contributions-2', meeting: 'ieg-2', names: contributionNames(2), ...contributions },
    { deadline: 'consultation', kind: 'consultation', meeting: 'ieg-3', names: CONSULTATION_NAMES, daysBefore: 56 },
    { deadline: 'contributions-3', meeting: 'ieg-3', names: contributionNames(3), ...contributions },
    { deadline: 'drafts', kind: 'drafts', meeting: 'ieg-4', names: NEW_DRAFT_NAMES, daysBefore: 28 },
    { deadline: 'contributions-4', meeting: 'ieg-4', names: contributionNames(4), ...contributions },
    { deadline: 'contributions-forum', meeting: 'forum', names: FORUM_CONTRIBUTION_NAMES, ...contributions },
  ],
};
