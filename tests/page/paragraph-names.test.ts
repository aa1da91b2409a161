import { expect, it } from 'vitest';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import { register } from '../../shared/opinion/show.ts';
import { Entities } from '../../shared/page/entities.ts';
import { opinionNames } from '../../shared/page/paragraph-names.ts';
import { World } from '../opinion/world.ts';

it('names several paragraphs in the order of the text, and what is not in it last', async () => {
  const text = createText('en', await loadCatalogue('en'), 'UTC');
  const headings = new Map([['n', 'noting']]);
  const names = opinionNames(text, new Entities([], 'en'), register(new World().state, new Map(), 'o'), headings);
  expect(names.paragraphs(['nowhere', 'b', 'a'])).toBe(`“noting a)”, “noting b)” and ${names.setOff('nowhere')}`);
});
