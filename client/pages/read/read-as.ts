/** What the server reads in a text, in one language or another. */
import type { Result } from '../../../shared/lib/result.ts';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import type { Draft } from '../../../shared/wire/opinion.ts';
import { ask, type Trouble } from '../ask.ts';

type DraftSource = { readonly html: string } | { readonly text: string; readonly from?: 'word' };

export interface ReadDraft {
  readonly source: DraftSource;
  readonly language: Language;
  readonly draft: Draft;
}

export async function readAs(source: DraftSource, language: Language): Promise<Result<ReadDraft, Trouble>> {
  const answer = await ask('POST /api/opinions/read', { body: { ...source, language } });
  return answer.ok ? { ok: true, value: { source, language, draft: answer.value } } : answer;
}
