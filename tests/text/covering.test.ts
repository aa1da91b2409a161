/** A text that is taken out and covered by what is no words: characters that go again, letters where none may come, signs. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { PreparedText } from '../../server/text/outcome.ts';
import { assertSound, codes, OPINION, typed } from './removing.ts';
import { type Client, World } from './support.ts';

const HYPHENS = '\u00ad'.repeat(3_000);

const edited = (world: World, edit: (client: Client, fragment: Y.XmlFragment) => void): PreparedText | null => {
  const client = world.client();
  return world.submit(client.edit((fragment) => edit(client, fragment)));
};

/** Other words in each paragraph. */
const overwritten = (world: World, words: (was: string, at: number) => string, from = 0): PreparedText | null =>
  edited(world, (client) => {
    for (let at = from; at < world.live.order.length; at++) {
      const was = client.text(at).toString();
      client.text(at).delete(0, was.length);
      client.text(at).insert(0, words(was, at));
    }
  });

describe('T42 judges when all else is repaired', () => {
  it('T42 T12 counts no characters that are taken out again', () => {
    const covers: readonly ((client: Client, fragment: Y.XmlFragment) => void)[] = [
      (client, fragment) => {
        fragment.delete(1, 33);
        client.text(0).insert(0, HYPHENS);
      },
      (_, fragment) => {
        fragment.delete(0, 34);
        fragment.insert(0, [typed(HYPHENS)]);
      },
      (_, fragment) => {
        fragment.delete(0, 34);
        fragment.insert(0, [new Y.XmlElement('stranger')]);
      },
    ];
    for (const cover of covers) {
      const world = new World(OPINION);
      const before = world.live.blocks();
      expect(codes(edited(world, cover))).toContain('removal');
      expect(world.live.blocks().filter(({ id }) => id !== 'b999999999')).toEqual(before);
      assertSound(world);
    }
  });

  it('T42 T9 counts no letters that come into closed text, nor a paragraph that may not come back', () => {
    const words = 'letters upon letters '.repeat(150);
    const world = new World(OPINION);
    const before = world.live.blocks();
    world.closed = new Set([world.id(0), world.id(5)]);
    const within = edited(world, (client, fragment) => {
      client.text(5).insert(4, words);
      for (let at = 33; at > 0; at--) if (at !== 5) fragment.delete(at, 1);
    });
    expect(codes(within)).toEqual(['closed:text', 'removal']);
    expect(world.live.blocks()).toEqual(before);
    assertSound(world);

    const kept = 'b00000kept';
    world.kept = new Set([kept]);
    world.closed = new Set();
    const named = edited(world, (_, fragment) => {
      fragment.delete(0, 34);
      fragment.insert(0, [typed(words, kept)]);
    });
    expect(codes(named)).toEqual(['closed:text', 'removal']);
    expect(world.live.blocks()).toEqual(before);
  });

  it('T42 T13 counts open paragraphs that were joined into closed ones as there, and puts the others back', () => {
    const world = new World(OPINION.map((_, at) => Array.from({ length: 12 }, (__, n) => (at * 97 + n * n * 31).toString(36)).join(' ')));
    const before = world.texts();
    world.closed = new Set([world.id(1)]);
    const joined = edited(world, (client, fragment) => {
      client.text(1).insert(client.text(1).length, before.slice(2, 20).join(''));
      fragment.delete(2, 32);
    });
    expect(codes(joined)).toEqual(['closed:text', ...Array.from({ length: 18 }, () => 'rescued'), 'removal']);
    expect(world.texts()).toEqual(before);
    assertSound(world);
  });
});

describe('T42 signs are no words', () => {
  const SIGNS: Readonly<Record<string, string>> = {
    'soft hyphens': '\u00ad',
    joiners: '\u200d',
    'direction marks': '\u200e\u200f',
    'full stops': '..',
    spaces: ' \u00a0\u3000',
    'combining marks': '\u0301\u0323',
    'Arabic diacritics': '\u064e\u064f\u0650\u0651\u0652',
    'Arabic lengthening': '\u0640',
    'Arabic punctuation': '\u060c\u061b\u061f',
    'Devanagari vowel signs': '\u093f\u0947\u094d',
    'Hebrew points': '\u05b8\u05bc',
    'Chinese punctuation': '\u3002\u3001\u300c\u300d\uff0c',
    'variation selectors': '\ufe0f',
    arrows: '\u2192\u2605',
  };
  for (const [name, sign] of Object.entries(SIGNS)) {
    it(`T42 puts back what ${name} cover, few or many`, () => {
      for (const often of [1, 80]) {
        const world = new World(OPINION);
        const before = world.live.blocks();
        expect(codes(overwritten(world, () => sign.repeat(often)))).toContain('removal');
        expect(world.live.blocks()).toEqual(before);
        assertSound(world);
      }
    });
  }

  it('T42 puts back what is covered by a letter or a piece among signs, and in one paragraph of signs', () => {
    for (const words of ['x.......', '.x.', 'pa....', 'e\u0301\u0301\u0301', '... paragraph']) {
      const world = new World(OPINION.map((_, at) => `paragraph ${at} of the opinion, ${'in many words of its own '.repeat(10)}`));
      const before = world.texts();
      expect(codes(overwritten(world, () => words)), words).toEqual(['removal']);
      expect(world.texts().every((text, at) => text.startsWith(before[at] ?? ''))).toBe(true);
      assertSound(world);
    }
    const world = new World(OPINION);
    const before = world.live.blocks();
    const covered = edited(world, (_, fragment) => {
      fragment.delete(0, 34);
      fragment.insert(0, [typed('. '.repeat(3_000))]);
    });
    expect(codes(covered)).toEqual(['removal']);
    expect(world.live.blocks().filter(({ id }) => id !== 'b999999999')).toEqual(before);
  });

  it('T42 puts paragraphs of signs back with the others, and takes none of them for emptied that is as it was', () => {
    const signs = ['* * *', '[\u2026]', '\u2014', '***'];
    const world = new World([...OPINION.slice(0, 16), ...signs, ...OPINION.slice(16)]);
    const before = world.texts();
    const swept = edited(world, (_, fragment) => {
      fragment.delete(1, 37);
      fragment.insert(1, [typed('x')]);
    });
    expect(codes(swept)).toEqual(['removal']);
    expect(world.texts().filter((text) => text !== 'x')).toEqual(before);
    const many = new World([...OPINION.slice(0, 5), ...Array.from({ length: 20 }, () => '***')]);
    const one = edited(many, (client, fragment) => {
      client.text(6).insert(3, '*');
      fragment.delete(1, 1);
    });
    expect(codes(one)).toEqual([]);
    expect(many.texts()).toHaveLength(24);
  });
});

describe('T42 an honest editor is not meant', () => {
  const LANGUAGES: Readonly<Record<string, string>> = {
    Chinese: '\u8bf7\u6210\u5458\u56fd\u8003\u8651\u5171\u4eab\u5907\u7528\u7535\u6c60',
    Arabic:
      '\u064a\u062f\u0639\u0648 \u0627\u0644\u062f\u0648\u0644 \u0627\u0644\u0623\u0639\u0636\u0627\u0621 \u0625\u0644\u0649 \u0627\u0644\u0646\u0638\u0631',
    'Arabic with all vowels':
      '\u064a\u064e\u062f\u0652\u0639\u064f\u0648 \u0627\u0644\u062f\u0651\u064f\u0648\u064e\u0644\u064e \u0627\u0644\u0623\u064e\u0639\u0652\u0636\u064e\u0627\u0621\u064e',
    Russian:
      '\u043f\u0440\u0435\u0434\u043b\u0430\u0433\u0430\u0435\u0442 \u0413\u043e\u0441\u0443\u0434\u0430\u0440\u0441\u0442\u0432\u0430\u043c-\u0427\u043b\u0435\u043d\u0430\u043c',
    Hindi:
      '\u0938\u0926\u0938\u094d\u092f \u0926\u0947\u0936\u094b\u0902 \u0938\u0947 \u0906\u0917\u094d\u0930\u0939 \u0915\u0930\u0924\u0940 \u0939\u0948',
    Thai: '\u0e40\u0e0a\u0e34\u0e0d\u0e0a\u0e27\u0e19\u0e23\u0e31\u0e10\u0e2a\u0e21\u0e32\u0e0a\u0e34\u0e01',
    Korean: '\ud68c\uc6d0\uad6d\uc5d0 \uc694\uccad\ud55c\ub2e4',
    figures: '12.5 % \u2013 13.75 %',
  };
  for (const [name, words] of Object.entries(LANGUAGES)) {
    it(`T42 lets a text be put into ${name}, paragraph by paragraph`, () => {
      const world = new World(OPINION);
      expect(codes(overwritten(world, (_, at) => `${words} ${at}`))).toEqual([]);
      expect(world.texts()).toEqual(OPINION.map((_, at) => `${words} ${at}`));
      assertSound(world);
    });
  }

  it('T42 lets paragraphs be joined, split, moved and set in signs', () => {
    const edits: Readonly<Record<string, (client: Client, fragment: Y.XmlFragment, texts: readonly string[]) => void>> = {
      joined: (client, fragment, texts) => {
        client.text(0).insert(client.text(0).length, texts.slice(1).join(' '));
        fragment.delete(1, 33);
      },
      'joined in pairs': (client, fragment, texts) => {
        for (let at = 32; at >= 0; at -= 2) {
          client.text(at).insert(client.text(at).length, texts[at + 1] ?? '');
          fragment.delete(at + 1, 1);
        }
      },
      split: (client, fragment, texts) => {
        for (let at = 33; at >= 0; at--) {
          client.text(at).delete(2, (texts[at] ?? '').length - 2);
          fragment.insert(at + 1, [typed((texts[at] ?? '').slice(2), `b9999999${at + 10}`)]);
        }
      },
      reversed: (client, fragment) => {
        const copies = client.fragment.toArray().map((block) => block.clone() as Y.XmlElement);
        fragment.delete(0, 34);
        fragment.insert(0, copies.reverse());
      },
      'in brackets': (client, _, texts) => {
        for (const [at, text] of texts.entries()) {
          client.text(at).insert(text.length, ']');
          client.text(at).insert(0, '[');
        }
      },
    };
    for (const [name, edit] of Object.entries(edits)) {
      const world = new World(OPINION);
      const letters = (texts: readonly string[]): string => [...texts.join('').replace(/[^a-z0-9]/g, '')].sort().join('');
      const before = letters(world.texts());
      expect(codes(edited(world, (client, fragment) => edit(client, fragment, world.texts()))), name).toEqual([]);
      expect(letters(world.texts()), name).toBe(before);
      assertSound(world);
    }
  });
});
