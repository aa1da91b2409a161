/**
 * The report of the Secretary-General: the single document on which the discussion of the Forum rests (§4 of the preparation report), so a
 * forum has one. Its text is in a log like that of an opinion (SPEC chapter 11); its drafts are documents like any other text that is numbered.
 */
import type { DocumentContent, Registered } from './document.ts';

/** Id of its log. */
export const REPORT = 'report';

/** Is this its text, as it read at some log position? */
export const isOfReport = (content: DocumentContent): boolean => content.in === 'opinion' && content.opinion === REPORT;

/** The newest of its drafts; once it is final, that is the final one. */
export const lastDraft = (documents: Iterable<Registered>): Registered | undefined =>
  [...documents].findLast(({ content }) => isOfReport(content));
