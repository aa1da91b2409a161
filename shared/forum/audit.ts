/** The log of the forum as one looks through it: acts by what they are about. */
import type { ForumAct } from './entry.ts';

export const AUDIT_KINDS = ['plan', 'people', 'meeting', 'document', 'restricted', 'notice', 'other'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

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
};

export function auditKind(type: ForumAct['type']): AuditKind {
  if (type === 'meeting.policy-set') return 'meeting';
  return KINDS[type.split('.')[0] ?? ''] ?? 'other';
}
