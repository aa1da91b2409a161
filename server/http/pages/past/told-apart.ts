/** Names of things in one list, each made of facts. Those that are alike say which of these each is, so that nobody hears the same name twice. */
import type { Text } from '../../../../shared/i18n/text.ts';

export function toldApart(all: readonly (readonly string[])[], { t, facts }: Text): readonly string[] {
  const totals = new Map<string, number>();
  for (const one of all) totals.set(facts(one), (totals.get(facts(one)) ?? 0) + 1);
  const places = new Map<string, number>();
  return all.map((one) => {
    const name = facts(one);
    const total = totals.get(name) ?? 1;
    if (total === 1) return name;
    const place = (places.get(name) ?? 0) + 1;
    places.set(name, place);
    return facts([...one, t('withhold.which', { place, total })]);
  });
}
