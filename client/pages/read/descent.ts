/** A draft that is made of others: which, by the address of the page, and the text that it begins with. */
import { useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { Descent } from '../../../shared/forum/docket.ts';
import { download } from '../ask.ts';

/** null: it is a new draft. */
export function useDescent(): Descent | null {
  const [search] = useSearchParams();
  const [merged, split] = [search.get('merged'), search.get('split')];
  if (merged !== null) return { how: 'merged', of: merged.split(',') };
  return split === null ? null : { how: 'split', of: [split] };
}

/** The texts of the drafts, one after the other; null while they come. */
export function useTexts(of: readonly string[]): string | null {
  const ids = of.join(',');
  const [text, setText] = useState<string | null>(of.length === 0 ? '' : null);
  useEffect(() => {
    let current = true;
    const load = async (): Promise<void> => {
      const wanted = ids === '' ? [] : ids.split(',');
      const answers = await Promise.all(wanted.map((id) => download(`/api/opinions/${encodeURIComponent(id)}/text`, 'text/plain')));
      const texts = await Promise.all(answers.map((answer) => (answer.ok ? answer.value.text() : '')));
      if (current) setText(texts.join('\n'));
    };
    void load();
    return () => {
      current = false;
    };
  }, [ids]);
  return text;
}
