import { expect, expectTypeOf, it } from 'vitest';
import type { SlotTypes } from '../../shared/i18n/compiled/slots.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import type { SetOff } from '../../shared/i18n/set-off.ts';
import { createText } from '../../shared/i18n/text.ts';
import { LANGUAGES } from '../../shared/opinion/vocabulary.ts';
import { source, written } from '../support/sentences.ts';

const MARKS = { en: '“$”', fr: '«\u202f$\u202f»', es: '«$»', ru: '«$»', zh: '“$”', ar: '«$»' };

/** `{paragraph}` and `{paragraphs}` take nothing but names that are set off; what another slot takes is said in slots.json by somebody who has looked. */
it('P8 a slot for names of paragraphs takes nothing else, and no other slot takes them', () => {
  expectTypeOf<SlotTypes['paragraph']>().toEqualTypeOf<SetOff>();
  expectTypeOf<SlotTypes['paragraphs']>().toEqualTypeOf<SetOff>();
  expectTypeOf<string>().not.toExtend<SetOff>();
  expect(Object.keys(source.slots).filter((name) => source.slots[name]?.type === 'paragraph')).toEqual(['paragraph', 'paragraphs']);
});

it('P8 the name of a paragraph stands between the quotation marks of each language', async () => {
  let looked = 0;
  for (const language of LANGUAGES) {
    const catalogue = await loadCatalogue(language);
    const text = createText(language, catalogue, 'UTC');
    const name = text.setOff('is of the view 5');
    for (const [key, forms] of written(language)) {
      if (!forms.some((form) => /\{paragraphs?\}/.test(form))) continue;
      const said = text.say(key as 'news.called', { paragraph: name, paragraphs: name, count: 1 });
      const apart = MARKS[language].replace('$', language === 'ar' ? '\u2068is of the view 5\u2069' : 'is of the view 5');
      expect(said, `${language} ${key}`).toContain(apart);
      // no sentence has marks of its own round a name
      expect(
        said.split(apart).every((rest) => !/[“«]\s*$/u.test(rest)),
        `${language} ${key}`,
      ).toBe(true);
      looked += 1;
    }
  }
  expect(looked).toBeGreaterThan(6 * 60);
});
