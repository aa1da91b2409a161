/** The log of the forum to look through, for the secretariat and the chair: who did what, when and where, newest first. */
import { z } from 'zod';
import { AUDIT_KINDS, type AuditKind, auditKind } from '../../../shared/forum/audit.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import { type AuditPage, auditPage } from '../../../shared/wire/audit.ts';
import { seq } from '../../../shared/wire/value.ts';
import type { Forum } from '../../forum/forum.ts';
import { json, problem } from '../answer.ts';
import { type Route, seatRoute } from '../route.ts';
import type { HttpTools } from '../tools.ts';

const query = z.strictObject({
  before: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(seq)
    .exactOptional(),
  kind: z.enum(AUDIT_KINDS).exactOptional(),
});

const PAGE = 50;
/** Entries that are read at once, and at most for one answer. */
const STEP = 200;
const MOST = 2_000;

export function auditRoutes({ forum }: HttpTools): readonly Route[] {
  return [
    seatRoute({
      method: 'get',
      path: '/api/forum/log',
      who: 'signed-in',
      what: 'The log of the forum before entry `before`, newest first, with the names that were not erased; for the secretariat and the chair',
      query,
      answers: { 200: auditPage },
      async handle({ query: { before, kind }, visitor: { actor } }) {
        const { office, chair } = RIGHTS[actor.capacity];
        return office || chair ? json(await look(forum, before ?? forum.state.seq + 1, kind)) : problem('no-right');
      },
    }),
  ];
}

/** Backwards from `before`, until the page is full or enough was read. */
async function look(forum: Forum, before: number, kind: AuditKind | undefined): Promise<AuditPage> {
  const entries: AuditPage['entries'][number][] = [];
  let from = Math.min(before, forum.state.seq + 1);
  for (let read = 0; from > 1 && read < MOST && entries.length < PAGE; read += STEP) {
    const after = Math.max(0, from - 1 - STEP);
    for (const { entry, note } of (await forum.entries(after, from - 1 - after)).toReversed()) {
      if (entries.length === PAGE) break;
      from = entry.seq;
      const { type } = entry.fact;
      if (kind !== undefined && auditKind(type) !== kind) continue;
      const { seat, entity, capacity } = entry.by;
      const by = { seat, entity, capacity, person: note?.person ?? null };
      entries.push({ seq: entry.seq, at: entry.at, by, type, fact: { ...entry.fact }, named: note?.name ?? null });
    }
  }
  return { entries, next: from > 1 ? from : null };
}
