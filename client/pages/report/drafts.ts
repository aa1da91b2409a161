/** Which of the documents are drafts of the report, and where the next one belongs. */
import { isOfReport } from '../../../shared/forum/report.ts';
import type { Register } from '../../../shared/opinion/register.ts';
import type { ListedDocument } from '../../../shared/wire/document.ts';

export interface ReportDrafts {
  /** In the order in which they were published: those that were handed in as text before it was written here are among them. */
  readonly drafts: readonly ListedDocument[];
  /** The document of which the next draft is a revision; null: it is the first. */
  readonly of: string | null;
}

/** Additions and corrections are no drafts. */
const BESIDE = /\((?:Add|Corr)\./;

export function draftsOf(documents: readonly ListedDocument[]): ReportDrafts {
  const reports = documents.filter(({ kind, meeting, number }) => kind === 'R' && meeting === null && !BESIDE.test(number));
  const last = reports.findLast(({ content }) => isOfReport(content)) ?? reports.at(-1);
  const drafts = last === undefined ? [] : reports.filter(({ first }) => first === last.first);
  return { drafts, of: last?.id ?? null };
}

/** Two drafts that differ in nothing would be one draft with two numbers. */
export const isSame = (last: ListedDocument | undefined, { textHash }: Pick<Register, 'textHash'>): boolean =>
  last?.content.in === 'opinion' && last.content.textHash === textHash;
