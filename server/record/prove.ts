/** The record of a log in a store, read a page at a time: of a long one no more is held than a page, and what its proof has to look back at. */
import type { Log, LogName, Stored } from '../log/log.ts';
import { OpinionProof, type Proof, type Receipt, type Report } from './verify.ts';
import { commentsProof } from './verify-comments.ts';
import { forumProof } from './verify-forum.ts';

/** Entries at once. */
export const PAGE = 2_000;

/** Of opinions and all that is one; of the forum and of comments. */
export function proofOf(log: LogName, receipt: Receipt | null = null): Proof {
  if (log.kind === 'forum') return forumProof(receipt);
  return log.kind === 'comments' ? commentsProof(log, receipt) : new OpinionProof(log, receipt);
}

/** Null where there is no such log. Throws StorageFault. */
export async function prove(store: Pick<Log, 'read'>, log: LogName, receipt: Receipt | null): Promise<Report | null> {
  const proof = proofOf(log, receipt);
  let entries = 0;
  for await (const page of pagesOf(store, log)) {
    entries += page.length;
    for (const one of page) proof.add(one);
  }
  return entries === 0 ? null : proof.report();
}

/** Not until nothing is new: where somebody writes all the time that never comes. */
export async function* pagesOf(store: Pick<Log, 'read'>, log: LogName): AsyncGenerator<readonly Stored[]> {
  for (let after = 0, more = true; more; ) {
    const page = await store.read(log, after, PAGE);
    if (page.length > 0) yield page;
    after = page.at(-1)?.seq ?? after;
    more = page.length === PAGE;
  }
}
