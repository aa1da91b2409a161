/** That a request for time has made a call long: for whom and until when, found in what stands in the way; null where none has. */
import type { Text } from '../i18n/text.ts';
import type { Refusal } from '../opinion/refusal.ts';
import type { BlockId } from '../opinion/vocabulary.ts';
import type { Entities } from './entities.ts';

export function askedTime(blockers: readonly Refusal[], called: readonly BlockId[], text: Text, entities: Entities): string | null {
  const found = blockers.filter(
    // the public may not be told of whom
    ({ code, entities: whom, blocks = [] }) =>
      code === 'time-asked' && whom !== undefined && blocks.some((block) => called.includes(block)),
  );
  if (found.length === 0) return null;
  const states = new Set(found.flatMap((one) => one.entities ?? []));
  const latest = Math.max(...found.map(({ date }) => date ?? 0));
  return text.t('between.time-asked', {
    count: states.size,
    states: text.list([...states].map((id) => entities.name(id))),
    date: text.date(latest),
  });
}
