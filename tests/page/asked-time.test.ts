/** Why a call is long: said of whom it is known, and of nobody to whoever may not know. */
import { expect, it } from 'vitest';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import { askedTime } from '../../shared/page/asked-time.ts';
import { Entities } from '../../shared/page/entities.ts';

const text = createText('en', await loadCatalogue('en'), 'UTC');
const asked = (whom: object) =>
  askedTime([{ code: 'time-asked', blocks: ['b1'], date: Date.UTC(2030, 4, 17), ...whom }], ['b1'], text, new Entities([], 'en'));

it('L2 a request for time is told with its State, or not at all', () => {
  expect(asked({ entities: ['arl'] })).toContain('ARL');
  expect(asked({})).toBeNull();
});
