/**
 * What other programs are told of an entry: its type and, of what it says, ids, hashes, numbers and times. Both are closed lists, so that no
 * word, name or body of a log gets out by a member that somebody adds to an act.
 */
import type { ForumAct } from '../../shared/forum/entry.ts';
import type { Json } from '../../shared/lib/canonical-json.ts';
import type { Act } from '../../shared/opinion/entry.ts';
import type { LogName, Stored } from '../log/log.ts';
import { readForumEntry, readSealed } from '../record/read.ts';

export interface Event {
  /** The same however often it is sent. */
  readonly id: string;
  readonly type: string;
  /** Milliseconds UTC. */
  readonly at: number;
  readonly data: { readonly [name: string]: Json };
  /** Is the number of objections told with it? */
  readonly counts: boolean;
}

type Members = readonly string[];
const OPINION: { readonly [type in Act['type']]?: Members } = {
  'opinion.created': ['number', 'phase', 'meeting'],
  'discussion.opened': [],
  'call.opened': ['targets', 'minSeconds', 'deadline'],
  'call.extended': ['of', 'deadline'],
  'call.cancelled': ['blocks'],
  'call.ripe': ['of'],
  'paragraph.declared': ['target'],
  'declaration.undone': ['of'],
  'paragraph.reopened': ['block', 'cause'],
  'adoption.called': ['docHash', 'textHash', 'minSeconds'],
  'opinion.adopted': ['docHash', 'textHash', 'openSeconds'],
  'adoption.closed': ['of'],
  'adoption.undone': ['of'],
  'opinion.closed': ['outcome'],
  'report.finished': ['textHash'],
  'report.reopened': [],
};
/** After these another number of objections may stand. Whose they are is not told, nor which was raised. */
const COUNTED: readonly Act['type'][] = ['position.withdrawn', 'position.disowned', 'position.dropped', 'withdrawal.noted'];

const NUMBERED: Members = ['document', 'series', 'kind', 'number', 'addendum', 'revision', 'corrigendum', 'meeting'];
const FORUM: { readonly [type in ForumAct['type']]?: Members } = {
  'document.registered': NUMBERED,
  'contribution.filed': NUMBERED,
  'circular.issued': ['circular', 'number', 'sentAt', 'deadline'],
  'circular.dated': ['circular', 'deadline'],
  'deadline.set': ['deadline', 'kind', 'at', 'meeting'],
  'deadline.dropped': ['deadline'],
  'meeting.planned': ['meeting', 'kind', 'code', 'from', 'to', 'zone'],
  'meeting.changed': ['meeting', 'kind', 'code', 'from', 'to', 'zone'],
  'meeting.cancelled': ['meeting'],
  'sitting.opened': ['meeting', 'sitting'],
  'sitting.suspended': ['meeting', 'sitting'],
  'sitting.resumed': ['meeting', 'sitting'],
  'sitting.closed': ['meeting', 'sitting'],
};

/** Of which logs anything is told: of the forum and of opinions, and of no other. */
export const isTold = ({ kind }: LogName): boolean => kind === 'forum' || kind === 'opinion';

/** Null where nobody is told. Throws Malformed. */
export function eventOf(log: LogName, stored: Stored): Event | null {
  const { entry } = log.kind === 'forum' ? readForumEntry(stored) : readSealed(stored);
  const { seq, at, fact } = entry;
  const told = (type: string, members: Members, counts: boolean): Event => ({
    id: `${log.kind}/${log.id}/${seq}`,
    type,
    at,
    data: { log: log.kind, id: log.id, seq, ...picked(fact, members) },
    counts,
  });
  if (isObjection(fact) || COUNTED.some((type) => type === fact.type)) return told('objections.changed', [], true);
  const members: Members | undefined = log.kind === 'forum' ? FORUM[fact.type as ForumAct['type']] : OPINION[fact.type as Act['type']];
  return members === undefined ? null : told(fact.type, members, false);
}

const isObjection = (fact: { readonly type: string }): boolean =>
  fact.type === 'position.raised' && 'kind' in fact && fact.kind === 'objection';

const picked = (fact: object, members: Members): { readonly [name: string]: Json } =>
  Object.fromEntries(Object.entries(fact).filter(([name]) => members.includes(name)));
