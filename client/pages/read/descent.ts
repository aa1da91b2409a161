/** A draft that is made of others: which, by the address of the page, and the text that it begins with. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { Descent } from '../../../shared/forum/docket.ts';
import { browserClock } from '../../lib/clock.ts';
import { download } from '../ask.ts';
import type { Loaded } from '../loaded.ts';

/** null: it is a new draft. */
export function useDescent(): Descent | null {
  const [search] = useSearchParams();
  const [merged, split] = [search.get('merged'), search.get('split')];
  if (merged !== null) return { how: 'merged', of: merged.split(',') };
  return split === null ? null : { how: 'split', of: [split] };
}

/** The texts of the drafts, one after the other. */
export function useTexts(of: readonly string[]): Loaded<string> {
  const ids = of.join(',');
  const wanted = useRef(ids);
  wanted.current = ids;
  const [held, hold] = useState<Omit<Loaded<string>, 'refetch'>>({ value: ids === '' ? '' : null, trouble: null, at: 0 });
  const refetch = useCallback(async () => {
    if (ids === '') return;
    const answers = await Promise.all(ids.split(',').map((id) => download(`/api/opinions/${encodeURIComponent(id)}/text`, 'text/plain')));
    const failed = answers.find(({ ok }) => !ok);
    const texts = await Promise.all(answers.map((answer) => (answer.ok ? answer.value.text() : '')));
    if (wanted.current !== ids) return;
    if (failed?.ok === false) hold((before) => ({ ...before, trouble: failed.reason }));
    else hold({ value: texts.join('\n'), trouble: null, at: browserClock.now() });
  }, [ids]);
  useEffect(() => void refetch(), [refetch]);
  return { ...held, refetch };
}
