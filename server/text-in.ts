/** The words, numbers and times of a language, as pages and mails have them: made when they are first asked for (SPEC.md O5), and kept. */
import { setImmediate } from 'node:timers/promises';
import { SMALL } from '../shared/i18n/forms.ts';
import { loadCatalogue } from '../shared/i18n/load.ts';
import { createText, type Text } from '../shared/i18n/text.ts';
import { LatestMap } from '../shared/lib/latest-map.ts';
import type { Language } from '../shared/opinion/vocabulary.ts';

/** Of the texts that were asked for last: what writes their numbers and times takes milliseconds to make. */
const KEPT = 12;
const made = new LatestMap<string, Promise<Text>>(KEPT);

export function textIn(language: Language, zone = 'UTC'): Promise<Text> {
  const key = `${language} ${zone}`;
  const text = made.get(key) ?? make(language, zone);
  made.set(key, text);
  return text;
}

/** The first time of a language takes long; others are served between its parts. */
async function make(language: Language, zone: string): Promise<Text> {
  const text = createText(language, await loadCatalogue(language, setImmediate), zone);
  await setImmediate();
  text.number(SMALL);
  await setImmediate();
  text.moment(0);
  await setImmediate();
  return text;
}
