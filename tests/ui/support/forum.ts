/** A forum as the API shows it: one meeting that sits, one ahead, two deadlines, and how that came about. */
import type { ForumNow } from '../../../client/pages/forum.tsx';
import type { ShownForum } from '../../../shared/wire/forum.ts';

const NOW = Date.UTC(2030, 4, 16, 9);

const meeting = (number: number, from: string, to: string): ShownForum['meetings'][number] => ({
  meeting: `ieg-${number}`,
  kind: 'ieg',
  code: `IEG-${number}`,
  names: { en: `Meeting ${number}` },
  place: 'Geneva',
  from,
  to,
  zone: 'Europe/Zurich',
  cancelled: false,
  sittings: [],
  policy: null,
  policySeq: 0,
  report: null,
});

export const FORUM: ShownForum = {
  seq: 9,
  at: NOW,
  name: 'Test Forum',
  theme: null,
  place: 'Geneva',
  basis: null,
  prefix: 'WTPF-30',
  demo: false,
  floors: [],
  meetings: [
    {
      ...meeting(1, '2030-05-16', '2030-05-17'),
      sittings: [{ number: 2, state: 'open', openedAt: NOW - 3_600_000, closedAt: null, left: [] }],
    },
    meeting(2, '2030-06-03', '2030-06-04'),
  ],
  deadlines: [
    { deadline: 'past', kind: 'contributions', names: { en: 'Contributions' }, at: NOW - 1, meeting: 'ieg-1' },
    { deadline: 'drafts', kind: 'drafts', names: { en: 'New drafts' }, at: NOW + 3.5 * 86_400_000, meeting: 'ieg-2' },
  ],
  tables: [],
  underWay: [],
  merged: [],
  groups: [],
  presiding: { seat: 'chair', askedBy: null, chairs: [{ seat: 'chair', name: 'M. Tarrow' }] },
  changes: [
    {
      ...{ seq: 4, at: 0, what: 'meeting.planned', of: 'ieg-1', names: { en: 'Meeting 1' }, decision: 'Decision 611', fields: [] },
      ...{ days: { from: '2030-05-09', to: '2030-05-10' }, due: null },
    },
    {
      ...{ seq: 5, at: 1, what: 'meeting.changed', of: 'ieg-1', names: { en: 'Meeting 1' }, decision: null },
      fields: [{ field: 'from', was: '2030-05-09', is: '2030-05-16' }],
      ...{ days: { from: '2030-05-16', to: '2030-05-17' }, due: null },
    },
  ],
};

export const seen = (forum: ShownForum | null, more: Partial<ForumNow> = {}): ForumNow => ({
  forum,
  trouble: null,
  lost: null,
  now: NOW,
  refetch: () => Promise.resolve(),
  ...more,
});
