import { expect, it } from 'vitest';
import type { Message } from '../../shared/i18n/catalogue.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import { LANGUAGES } from '../../shared/opinion/vocabulary.ts';

/**
 * What sentences take that is not the name of a paragraph. `{paragraph}` and `{paragraphs}` take nothing but names that are set off (the types
 * hold it); a slot with another name takes any words, so a new one is entered here by somebody who has looked.
 */
const NO_PARAGRAPH = `
  abstain accepted accredited after answer answered authors back before body browser by capacity cause channel code columns comment count date
  day days deadline decision distance document draft drafts end entities entity field fields file forum from group host is item kind known label
  language least line list meeting moment most n name names next no number of opinion outcome parts person place reason refuse release reopened
  seat seats seconds sections seq spam speakers state states subject system tick time title to total until was what why words yes zone`;

const MARKS = { en: '“$”', fr: '«\u202f$\u202f»', es: '«$»', ru: '«$»', zh: '“$”', ar: '«$»' };

const sentences = (message: Message): readonly string[] => (typeof message === 'string' ? [message] : Object.values(message));
const slots = (message: Message): readonly string[] =>
  sentences(message).flatMap((sentence) => [...sentence.matchAll(/\{(\w+)\}/g)].flatMap(([, slot]) => slot ?? []));

it('P8 every slot of a sentence is one for names of paragraphs, or known to take none', async () => {
  const known = new Set([...NO_PARAGRAPH.trim().split(/\s+/), 'paragraph', 'paragraphs']);
  const english = Object.entries<Message>(await loadCatalogue('en'));
  const found = new Set(english.flatMap(([, message]) => slots(message)));
  expect([...found].filter((slot) => !known.has(slot))).toEqual([]);
  expect([...known].filter((slot) => !found.has(slot))).toEqual([]);
});

it('P8 the name of a paragraph stands between the quotation marks of each language', async () => {
  let looked = 0;
  for (const language of LANGUAGES) {
    const catalogue = await loadCatalogue(language);
    const text = createText(language, catalogue, 'UTC');
    const name = text.setOff('is of the view 5');
    for (const [key, message] of Object.entries<Message>(catalogue)) {
      if (!slots(message).some((slot) => slot === 'paragraph' || slot === 'paragraphs')) continue;
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
