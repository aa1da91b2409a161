/** Names of things in one list. Those that are alike say which of these each is, so that nobody hears the same name twice. */
import type { Text } from '../../../../shared/i18n/text.ts';

export function toldApart(names: readonly string[], { t, facts }: Text): readonly string[] {
  const totals = new Map<string, number>();
  for (const name of names) totals.set(name, (totals.get(name) ?? 0) + 1);
  const places = new Map<string, number>();
  return names.map((name) => {
    const total = totals.get(name) ?? 1;
    if (total === 1) return name;
    const place = (places.get(name) ?? 0) + 1;
    places.set(name, place);
    return facts([name, t('withhold.which', { place, total })]);
  });
}
