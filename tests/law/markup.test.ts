/** HTML is written by React or by one template that escapes what is put in (shared/lib/html.ts), so that nobody has to remember to. */
import { type ESTree, parseSync, Visitor } from 'vite';
import { expect, it } from 'vitest';
import { files, read } from './sources.ts';

/** Spreadsheets are XML of their own, with escapes of their own. */
const product = files(/^(server|client|shared)\/.*\.tsx?$/).filter((path) => !/^shared\/(sheet|i18n\/compiled)\//.test(path));

const MARKUP = /<\/[a-z]|<[a-z][\w:-]*( [\w:-]+=|\/>)|<(b|br|div|i|li|p|span)>/i;

/** Templates with markup in them that escape nothing. */
function unescaped(path: string, source = read(path)): readonly string[] {
  const { program, errors } = parseSync(path, source);
  expect([path, errors]).toEqual([path, []]);
  const safe = new Set<ESTree.TemplateLiteral>();
  const found: string[] = [];
  new Visitor({
    TaggedTemplateExpression({ tag, quasi }) {
      if (tag.type === 'Identifier' && tag.name === 'html') safe.add(quasi);
    },
    TemplateLiteral(template) {
      const { quasis, expressions, start } = template;
      const words = quasis.map(({ value }) => value.raw).join('');
      if (expressions.length > 0 && !safe.has(template) && MARKUP.test(words))
        found.push(`${path}:${source.slice(0, start).split('\n').length}`);
    },
  }).visit(program);
  return found;
}

it('X1 markup with values in it is written by the escaping template alone', () => {
  expect(product.length).toBeGreaterThan(900);
  expect(product.flatMap((path) => (read(path).includes('`') ? unescaped(path) : []))).toEqual([]);
  const value = ['$', '{b}'].join('');
  const bad = [
    `const a = \`<p title="${value}">\`;`,
    `const c = html\`<p>${['$', '{`<b>', value, '</b>`}'].join('')}</p>\`;`,
    `const d = \`<br>${value}\`;`,
  ];
  expect(unescaped('bad.ts', bad.join('\n'))).toEqual(['bad.ts:1', 'bad.ts:2', 'bad.ts:3']);
});

it('X1 what is written already is called so in few places', () => {
  const calling = product.filter((path) => /new Html\(|escapeHtml\(/.test(read(path)));
  expect(calling).toEqual(['server/http/pages/draw.ts', 'server/http/pages/page.ts', 'server/live/page.ts', 'shared/lib/html.ts']);
});
