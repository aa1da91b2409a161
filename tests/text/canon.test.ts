/** What is the same text and what is not. */

import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sha256 } from '../../server/text/hash.ts';
import { shownText, type TextBlock } from '../../shared/text/block.ts';
import { agreementForm, closedForm, docHash, exactForm, hashLine, headingForm } from '../../shared/text/canon.ts';
import { readBlock } from '../../shared/text/read.ts';
import { element } from './support.ts';

/** A block as these Yjs operations leave it. */
function blockOf(job: (text: Y.XmlText, block: Y.XmlElement) => void, attributes: Record<string, unknown> = {}): TextBlock {
  const doc = new Y.Doc();
  const block = element({ id: 'b000000001', kind: 'operative-item', level: 0, ...attributes });
  doc.getXmlFragment('opinion').insert(0, [block]);
  const text = new Y.XmlText();
  block.insert(0, [text]);
  job(text, block);
  return readBlock(block);
}

const typed = (words: string, attributes: Record<string, unknown> = {}): TextBlock => blockOf((text) => text.insert(0, words), attributes);
const agreement = (block: TextBlock, heading: string | null = 'noting'): string => agreementForm(block, heading);

describe('the canonical forms', () => {
  const plain = typed('hello wörld');

  it('are in NFC, also where that is not asked for because nothing in them composes', () => {
    const low = Array.from({ length: 0x301 }, (_, code) => String.fromCharCode(code));
    for (const one of low)
      for (const other of ['a', 'E', '\u00df', '\u0300', '\u0301', one])
        for (const words of [`${one}${other}`, `${other}${one}`]) {
          const [, , , , [[written = ''] = []] = []] = JSON.parse(exactForm({ ...plain, runs: [{ text: words, marks: [] }] }));
          expect(written).toBe(words.normalize('NFC'));
        }
  });

  it.each<[string, TextBlock]>([
    ['typed letter by letter', blockOf((text) => void [...'hello wörld'].forEach((letter, at) => void text.insert(at, letter)))],
    [
      'set in bold and back',
      blockOf((text) => {
        text.insert(0, 'hello wörld');
        text.format(2, 4, { strong: {} });
        text.format(2, 4, { strong: null });
      }),
    ],
    [
      'in two text nodes',
      blockOf((text, block) => {
        text.insert(0, 'hello');
        const more = new Y.XmlText();
        block.insert(1, [more]);
        more.insert(0, ' wörld');
      }),
    ],
    ['with a decomposed accent', typed('hello wörld'.normalize('NFD'))],
    [
      'with words typed and deleted',
      blockOf((text) => {
        text.insert(0, 'hello cruel wörld');
        text.delete(5, 6);
      }),
    ],
  ])('T3 are the same for text %s', (_, block) => {
    expect([agreement(block), exactForm(block)]).toEqual([agreement(plain), exactForm(plain)]);
  });

  it('T4 see one bold run however it was made, and the name with a hash that y-prosemirror may give it', () => {
    const bold = blockOf((text) => {
      text.insert(0, 'hello wörld');
      text.format(0, 5, { strong: {} });
    });
    const pieces = blockOf((text) => {
      text.insert(0, 'hello wörld');
      text.format(0, 2, { strong: {} });
      text.format(2, 3, { strong: {} });
    });
    const hashed = blockOf((text) => {
      text.insert(0, 'hello wörld');
      text.format(0, 5, { 'strong--AAAAAAAA': {} });
    });
    expect(new Set([bold, pieces, hashed].map(exactForm)).size).toBe(1);
    expect(exactForm(bold)).not.toBe(exactForm(plain));
    expect(agreement(bold)).toBe(agreement(plain));
  });

  it('T3 keep spaces, quotes and dashes distinct', () => {
    const words = ['a b', 'a\u00a0b', 'a  b', '"a"', '“a”', 'a-b', 'a–b'];
    expect(new Set(words.map((text) => agreement(typed(text)))).size).toBe(words.length);
  });

  it.each([';', ',', '.', ':', '；', '，', '。', '：', '、', '؛', '،', '۔', ' ;', '; ', '\u00a0', '   '])(
    'T3 leave a final "%s" outside the agreement',
    (mark) => {
      const block = typed(`to act${mark}`);
      expect(agreement(block)).toBe(agreement(typed('to act')));
      expect(exactForm(block)).not.toBe(exactForm(typed('to act')));
      expect(closedForm(block)).toBe(closedForm(typed('to act')));
    },
  );

  it('T3 leave one final mark outside, not two, and no other', () => {
    for (const end of [';;', '.,', '!', '?', ')', '…']) expect(agreement(typed(`to act${end}`)), end).not.toBe(agreement(typed('to act')));
    expect(agreement(typed('a;b'))).not.toBe(agreement(typed('ab')));
  });

  it('T3 take kind, level and the words above into the agreement', () => {
    const forms = [plain, typed('hello wörld', { level: 1 }), typed('hello wörld', { kind: 'text' })].map((block) => agreement(block));
    expect(new Set([...forms, agreement(plain, 'recognizing'), agreement(plain, null)]).size).toBe(5);
    expect(headingForm(typed('noting,', { kind: 'preamble-heading' }))).toBe('noting');
  });

  it('T3 leave undecided insertions out of the agreement and deletions in', () => {
    const by = (id: string): { id: string; by: string } => ({ id, by: 'arl' });
    const suggested = blockOf((text) => {
      text.insert(0, 'hello new wörld');
      text.format(6, 4, { insertion: by('1') });
      text.format(0, 5, { deletion: by('2') });
    });
    expect(agreement(suggested)).toBe(agreement(plain));
    expect(exactForm(suggested)).not.toBe(exactForm(plain));
    expect(agreement(typed('hello wörld', { sug: 'del:arl:1' }))).toBe(agreement(plain));
    expect(agreement(typed('hello wörld', { sug: 'ins:arl:1' }))).toBe(agreement(typed('')));
  });

  it('T6 keep quoted brackets distinct from open ones', () => {
    const quoted = blockOf((text) => {
      text.insert(0, 'so [sic]');
      text.format(3, 5, { lit: {} });
    });
    expect(agreement(quoted)).not.toBe(agreement(typed('so [sic]')));
  });

  it('T9 never let a suggested final mark into closed text', () => {
    const suggested = blockOf((text) => {
      text.insert(0, 'to act;');
      text.format(6, 1, { insertion: { id: '1', by: 'arl' } });
    });
    const behind = blockOf((text) => {
      text.insert(0, 'to act; ');
      text.format(6, 1, { insertion: { id: '1', by: 'arl' } });
    });
    for (const block of [suggested, behind]) expect(closedForm(block)).not.toBe(closedForm(typed('to act')));
  });

  it('T3 find the final mark of a long row of spaces at once', () => {
    const block = typed(`${' '.repeat(20_000)}x${' '.repeat(20_000)}`);
    expect(shownText(block)).toHaveLength(40_001);
    expect(agreement(block)).toBe(agreement(typed(`${' '.repeat(20_000)}x`)));
  });

  it('T4 are these bytes, for ever', () => {
    const block = blockOf((text) => {
      text.insert(0, 'to [act] now;');
      text.format(3, 5, { lit: {} });
    });
    expect(agreementForm(block, 'invites')).toBe('["op1","operative-item",0,"invites",[["to "],["[act]",[["lit",{}]]],[" now"]]]');
    expect(exactForm(block)).toBe('["exact1","operative-item",0,null,[["to "],["[act]",[["lit",{}]]],[" now;"]]]');
    expect(sha256(agreementForm(block, 'invites'))).toBe('6cdW5qQeBfCceMkVZ_f3sSg1zggv_3ueyhylW6SkSYM');
    expect(docHash([hashLine('b000000001', 'x')], (text) => text)).toBe('["doc1",[["b000000001","x"]]]');
  });
});
