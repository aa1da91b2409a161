/** How the report of the Secretary-General begins: the same for whoever begins it. */
import { REPORT } from '../../../shared/forum/report.ts';
import { readReport } from '../../../shared/import/report.ts';
import type { Actor } from '../../../shared/opinion/actor.ts';
import { DEFAULT_POLICY } from '../../../shared/opinion/entry.ts';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import type { Founding } from './opinion.ts';

interface Beginning {
  readonly title: string;
  readonly language: Language;
  /** Plain text; '' for an empty report. */
  readonly text: string;
  /** Number of the document that the text was taken from, if any. */
  readonly source: string | null;
  readonly actor: Actor;
  readonly person: string;
}

export function reportFounding({ title, language, text, source, actor, person }: Beginning): Founding {
  const created = {
    type: 'opinion.created',
    kind: 'report',
    number: '',
    title,
    language,
    venue: 'forum',
    phase: 'drafting',
    sponsor: actor.entity,
    source,
    meeting: null,
    ancestry: [],
    access: 'members',
    // the Secretary-General's words: the experts read, or suggest where the secretariat wants it
    policy: { ...DEFAULT_POLICY, editing: 'pen-holder' },
  } as const;
  return { id: REPORT, created, actor, person, blocks: readReport(title, text) };
}
