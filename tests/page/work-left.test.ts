/** Who worked on a paragraph, on pages and in files (SPEC.md H3): of a long list the last, and how many are left out. */
import { expect, it } from 'vitest';
import { aboutWords, workHtml } from '../../server/http/pages/past/parts.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import type { Session } from '../../shared/opinion/work.ts';
import { Entities } from '../../shared/page/entities.ts';

it('H3 tells the last twenty goes at a paragraph, and how many are left out', async () => {
  const words = { text: createText('en', await loadCatalogue('en'), 'UTC'), entities: new Entities([], 'en') };
  const session = (n: number): Session => ({ how: 'typed', who: [{ entity: `E${n}.` }], of: null, from: n, to: n, at: n, until: n });
  const sessions = Array.from({ length: 8_000 }, (_, n) => session(n));
  for (const said of [String(workHtml(words, sessions)), aboutWords(words, { sessions, flows: [] }).join('\n')]) {
    expect(said.match(/E\d+\./g)).toEqual(
      sessions.slice(-20).map((one) => one.who.map((who) => Reflect.get(Object(who), 'entity')).join()),
    );
    expect(said).toContain('7,980 earlier steps are left out.');
  }
  expect(aboutWords(words, { sessions: sessions.slice(0, 20), flows: [] }).join()).not.toContain('left out');
});
