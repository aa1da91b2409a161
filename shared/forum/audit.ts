/** The log of the forum as one looks through it: acts by what they are about. */
import type { ForumAct } from './entry.ts';

export const AUDIT_KINDS = ['plan', 'people', 'meeting', 'document', 'restricted', 'notice', 'other'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Of a meeting as it is held, though their first word is of the plan. */
const OF_MEETING: readonly ForumAct['type'][] = ['meeting.policy-set', 'meeting.report-closed', 'meeting.report-reopened'];

/** By the first word of an act. */
const KINDS: Readonly<Record<string, AuditKind>> = {
  forum: 'plan',
  meeting: 'plan',
  deadline: 'plan',
  entity: 'people',
  seat: 'people',
  group: 'people',
  sitting: 'meeting',
  gavel: 'meeting',
  agenda: 'meeting',
  item: 'meeting',
  floor: 'meeting',
  list: 'meeting',
  opinion: 'meeting',
  document: 'document',
  file: 'document',
  contribution: 'document',
  draft: 'document',
  circular: 'document',
  reply: 'document',
  restricted: 'restricted',
  roll: 'restricted',
  denominator: 'restricted',
  quorum: 'restricted',
  notice: 'notice',
  language: 'notice',
  'call-mail': 'notice',
  word: 'document',
  wording: 'document',
  precedent: 'document',
};

export function auditKind(type: ForumAct['type']): AuditKind {
  if (OF_MEETING.includes(type)) return 'meeting';
  return KINDS[type.split('.')[0] ?? ''] ?? 'other';
}
