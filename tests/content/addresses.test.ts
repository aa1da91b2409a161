// @vitest-environment happy-dom
/**
 * X3: this text has no links, so of 300 spellings of addresses none may become one: not typed, not as an attribute or a mark, not imported,
 * not pasted. What is written stays as words.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { readOpinion } from '../../shared/import/read.ts';
import { clean, cleanLines } from '../../shared/text/characters.ts';
import { wordsHtml } from '../../shared/text/html.ts';
import { readBlocks } from '../../shared/text/read.ts';
import { Editor } from '../client/support/editors.ts';
import { id } from '../client/support/ids.ts';
import { textOf } from '../client/support/texts.ts';
import { element, World } from '../text/support.ts';
import { expectSameFold, judge } from './judged.ts';
import { ADDRESSES } from './vectors.ts';

/** Elements of a page that load or lead somewhere. */
function leading(html: string): readonly string[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return [...parsed.querySelectorAll('*')].flatMap((one) =>
    ['href', 'src', 'srcset', 'xlink:href', 'action', 'style'].flatMap((name) => (one.hasAttribute(name) ? [one.outerHTML] : [])),
  );
}

const open: Editor[] = [];
afterEach(() => open.splice(0).forEach((editor) => void editor.close()));

it('X3 has 300 different addresses', () => {
  expect(new Set(ADDRESSES).size).toBe(300);
});

describe('X3 in the text', () => {
  it('X3 takes none as an attribute, a mark or a node', () => {
    const text = new World(['noting', 'that it is so;']);
    for (const address of ADDRESSES) {
      const verdict = judge(text, (client) => {
        client.block(1).setAttribute('href', address);
        client.text(1).setAttribute('src', address);
        client.text(1).format(0, 4, { link: { href: address } });
        client.text(1).format(5, 2, { insertion: { id: 'a1', by: address } });
      });
      expect([address, verdict]).toEqual([address, { healed: ['attr', 'textattr', 'mark'] }]);
    }
    expect(text.texts()).toEqual(['noting', 'that it is so;']);
    expectSameFold(text);
  });

  it('X3 keeps what is written as words, in the text and on paper', () => {
    const text = new World(['noting', ...ADDRESSES]);
    expect(text.texts().slice(1)).toEqual(ADDRESSES.map(clean));
    judge(text, (_, fragment) => fragment.insert(1, [element({ href: ADDRESSES[0], src: ADDRESSES[1] }, 'an element', 'a')]));
    const html = text.live
      .blocks()
      .map((block) => wordsHtml(block))
      .join('');
    expect(leading(html)).toEqual([]);
    expect(new DOMParser().parseFromString(html, 'text/html').body.textContent).toContain('an element');
  });
});

describe('X3 what comes in', () => {
  it('X3 imports words without addresses', () => {
    let kept = 0;
    for (const [place, address] of ADDRESSES.entries()) {
      const quoted = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
      const { blocks } = readOpinion({
        html: `<p>that <a href="${quoted}">link ${place}</a> <img src="${quoted}"> holds;</p>`,
        language: 'en',
      });
      const words = blocks.map(({ text }) => text).join('\n');
      if (words.includes(`link ${place}`)) kept++;
      expect([address, blocks.map((block) => Object.keys(block).sort())]).toEqual([address, blocks.map(() => ['kind', 'level', 'text'])]);
      expect(words).not.toContain('xss()');
    }
    expect(kept).toBe(ADDRESSES.length);
  });

  it('X3 pastes words without addresses', () => {
    const editor = new Editor(textOf([{ id: id(1), text: 'that: ', kind: 'preamble-item', level: 0 }]));
    open.push(editor);
    editor.select(id(1), 6);
    const event = (): ClipboardEvent => new Event('paste') as ClipboardEvent;
    for (const [place, address] of ADDRESSES.entries()) {
      const quoted = address.replaceAll('"', '&quot;');
      editor.view.pasteHTML(`<a href="${quoted}">link ${place}</a><img src="${quoted}">`, event());
      editor.view.pasteText(address, event());
    }
    const marks = readBlocks(editor.doc).flatMap(({ runs }) => runs.flatMap((run) => run.marks.map(({ name }) => name)));
    expect(marks).toEqual([]);
    expect([...editor.view.dom.querySelectorAll('a, [href], img[src], [style]')]).toEqual([]);
    expect(editor.words.join('')).toContain('link 299');
    expect(editor.words.join('')).toContain(cleanLines(ADDRESSES[0] ?? ''));
  });
});
