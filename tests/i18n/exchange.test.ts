/** The way of a sentence through a translator's tool and back, until it is read on a page. */
import { posix } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { faults } from '../../scripts/messages/check.ts';
import { compiled } from '../../scripts/messages/compile.ts';
import { exported, imported } from '../../scripts/messages/exchange.ts';
import { PARTS, type Source, sentencesOf } from '../../scripts/messages/source.ts';
import type { Catalogue } from '../../shared/i18n/catalogue.ts';
import { createText } from '../../shared/i18n/text.ts';
import { register } from '../../shared/opinion/show.ts';
import { LANGUAGES } from '../../shared/opinion/vocabulary.ts';
import { Entities } from '../../shared/page/entities.ts';
import { textHtml } from '../../shared/page/text-html.ts';
import { ARL, BRU, World } from '../opinion/world.ts';
import { source } from '../support/sentences.ts';

const DUAL = 'two {اعتراضان}';

/** The Arabic sentences as the product would have them. */
async function arabic(made: Source): Promise<Catalogue> {
  const modules = compiled(made);
  const inMemory: Plugin = {
    name: 'compiled',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /./ }, ({ path, importer }) => ({ path: posix.join(posix.dirname(importer), path), namespace: 'compiled' }));
      onLoad({ filter: /./, namespace: 'compiled' }, ({ path }) => ({ contents: modules.get(path) ?? '', loader: 'ts' }));
    },
  };
  const contents = [
    ...PARTS.map((part) => `import { sentences as ${part} } from './ar/${part}.ts';`),
    `export const sentences = { ${PARTS.map((part) => `...${part}`).join(', ')} };`,
  ].join('\n');
  const { outputFiles } = await build({ stdin: { contents }, bundle: true, write: false, format: 'esm', plugins: [inMemory] });
  const [module] = outputFiles;
  if (module === undefined) throw new Error('nothing was built');
  return (await import(`data:text/javascript;base64,${Buffer.from(module.contents).toString('base64')}`)).sentences;
}

/** A paragraph to which two States object, in Arabic. */
async function page(made: Source): Promise<string> {
  const world = new World();
  world.object(ARL, 'b');
  world.object(BRU, 'b');
  const blocks = world.lines.map(({ id, kind, level, words }) => ({ id, kind, level, sug: null, runs: [{ text: words, marks: [] }] }));
  const text = createText('ar', await arabic(made), 'UTC');
  return String(textHtml({ register: register(world.state, new Map(), 'o'), blocks, text, entities: new Entities([], 'ar') }));
}

describe('a language in XLIFF', () => {
  it('comes back as it went', () => {
    for (const language of LANGUAGES) {
      const { changed, left, source: back } = imported(source, exported(source, language));
      expect([changed, left], language).toEqual([[], []]);
      expect(sentencesOf(back, language)).toEqual(sentencesOf(source, language));
    }
  });

  it('has beside each sentence what a translator needs to know', () => {
    const xliff = exported(source, 'ar');
    expect(xliff).toContain('<source>{count, plural, one {# objection} other {# objections}}</source>');
    expect(xliff).toContain('<note>{state}: name of a Member State, as in: Arlen</note>');
  });

  it('brings a plural that a translator has changed onto the page', async () => {
    expect(await page(source)).toContain('>اعتراضان<');
    const xliff = exported(source, 'ar');
    expect(xliff.split(DUAL)).toHaveLength(2);
    const { changed, left, source: next } = imported(source, xliff.replace(DUAL, 'two {اعتراضان &amp; أكثر}'));
    expect(changed.map(([language, { name }]) => [language, name])).toEqual([['ar', 'field']]);
    expect([left, faults(next)]).toEqual([[], []]);
    expect(await page(next)).toContain('>اعتراضان &amp; أكثر<');
  });

  it('is checked when it comes back, like everything that is written', () => {
    const { source: next } = imported(source, exported(source, 'ar').replace(DUAL, ''));
    expect(faults(next)).toEqual(['ar/field.arb: status.objected lacks a form of {count, plural, …}: two {…}']);
  });

  it('leaves what English says otherwise meanwhile, or no more', () => {
    const xliff = exported(source, 'ar').replace(DUAL, 'two {شيء آخر}');
    const elsewhere = xliff.replace('<source>{count, plural, one {# objection} ', '<source>{count, plural, one {one objection} ');
    expect(imported(source, elsewhere)).toMatchObject({ changed: [], left: [expect.stringContaining('status.objected reads otherwise')] });
    expect(imported(source, xliff.replace('"status.objected"', '"status.was"'))).toMatchObject({
      changed: [],
      left: ['field: status.was is not there any more'],
    });
  });
});
