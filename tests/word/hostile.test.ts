import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { MOST_LETTERS } from '../../shared/word/body.ts';
import { MOST_FILE_BYTES, MOST_PARTS } from '../../shared/word/package.ts';
import { readWord } from '../../shared/word/read.ts';
import { accepted } from '../../shared/word/reading.ts';
import { WORD_REFUSALS } from '../../shared/word/refusal.ts';
import { MOST_ELEMENTS } from '../../shared/word/xml.ts';
import { count } from '../support/levels.ts';
import { type Rng, seeded } from '../support/rng.ts';
import { body, docx, lie, p, packed, r, readable, refusal, SAMPLE } from './docx.ts';

const MIB = 1024 * 1024;
const DOCUMENT = 'word/document.xml';
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ole = (name: string): Uint8Array => Uint8Array.from([...OLE, ...Array(600).fill(0), ...Buffer.from(name, 'utf16le'), 0, 0]);

describe('a file that is refused', () => {
  it('W21 says when it is no Word file', () => {
    expect(refusal(new Uint8Array())).toBe('not-word');
    expect(refusal(Buffer.from('%PDF-1.7'))).toBe('not-word');
    expect(refusal(packed({ 'xl/workbook.xml': '<a/>' }, ''))).toBe('not-word');
    expect(refusal(docx('', { 'document.xml': '<html/>' }))).toBe('not-word');
    expect(refusal(ole('Workbook'))).toBe('not-word');
  });

  it('W21 says when it has a password or is of an older format', () => {
    expect(refusal(ole('EncryptedPackage'))).toBe('protected');
    expect(refusal(ole('WordDocument'))).toBe('old-format');
    expect(refusal(lie(SAMPLE, DOCUMENT, 'flags', 1))).toBe('protected');
  });

  it('W21 says when it is larger than 100 MB', () => {
    expect(refusal(new Uint8Array(MOST_FILE_BYTES + 1))).toBe('too-large');
  });

  it('W21 stops what unpacks to more than is read', () => {
    const bomb = packed({ 'document.xml': new Uint8Array(64 * MIB).fill(0x20) });
    expect(bomb.length).toBeLessThan(70_000);
    expect(refusal(bomb)).toBe('swollen');
    // all parts that are read count together
    const half = `<w:p>${' '.repeat(11 * MIB)}</w:p>`;
    expect(refusal(docx(half))).toBeNull();
    expect(refusal(docx(half, { 'comments.xml': body(half) }))).toBe('swollen');
  });

  it('W21 stops at more words than a text has', () => {
    expect(refusal(docx(p(r('x'.repeat(MOST_LETTERS)))))).toBeNull();
    expect(refusal(docx(p(r('x'.repeat(MOST_LETTERS)) + r('x'))))).toBe('swollen');
  });

  it('W21 stops at more elements than a text has', () => {
    expect(refusal(docx('<w:p/>'.repeat(MOST_ELEMENTS)))).toBe('swollen');
  });

  it('W21 never unpacks what is no text', () => {
    const file = packed({
      'document.xml': body(p(r('x'))),
      'media/image1.png': new Uint8Array(64 * MIB),
      'vbaProject.bin': new Uint8Array(64 * MIB),
    });
    expect(accepted(readable(file)).map(({ text }) => text)).toEqual(['x']);
  });

  it('W21 believes no size that the file gives of itself', () => {
    const { size } = { size: body(p(r('x'))).length };
    const file = docx(p(r('x')));
    expect(refusal(lie(file, DOCUMENT, 'size', size))).toBeNull();
    expect(refusal(lie(file, DOCUMENT, 'size', size - 1))).toBe('damaged');
    expect(refusal(lie(file, DOCUMENT, 'size', size + 1))).toBe('damaged');
    expect(refusal(lie(file, DOCUMENT, 'packed', 4))).toBe('damaged');
    expect(refusal(lie(file, DOCUMENT, 'packed', 0xfffffff0))).toBe('damaged');
    expect(refusal(lie(packed({ 'document.xml': new Uint8Array(64 * MIB).fill(0x20) }), DOCUMENT, 'size', 10))).toBe('damaged');
  });

  it('W21 takes no part that is elsewhere, altered, or packed otherwise than it says', () => {
    expect(refusal(lie(SAMPLE, DOCUMENT, 'at', 0))).toBe('damaged');
    expect(refusal(lie(SAMPLE, DOCUMENT, 'at', 0xfffffff0))).toBe('damaged');
    expect(refusal(lie(SAMPLE, DOCUMENT, 'crc', 1))).toBe('damaged');
    expect(refusal(lie(SAMPLE, DOCUMENT, 'method', 0))).toBe('damaged');
    expect(refusal(lie(SAMPLE, DOCUMENT, 'method', 12))).toBe('damaged');
  });

  it('W21 refuses too many parts, two of one name, and any behind the last', () => {
    const many = (n: number): Uint8Array =>
      packed({ 'document.xml': body(p(r('x'))), ...Object.fromEntries(Array.from({ length: n - 1 }, (_, at) => [`media/${at}`, 'x'])) });
    expect(refusal(many(MOST_PARTS))).toBeNull();
    expect(refusal(many(MOST_PARTS + 1))).toBe('swollen');
    const twice = Buffer.from(packed({ 'document.xml': body(p(r('x'))), 'documenT.xml': body(p(r('y'))) }));
    expect(refusal(new Uint8Array(Buffer.from(twice.toString('latin1').replaceAll('documenT', 'document'), 'latin1')))).toBe('damaged');
    expect(refusal(Buffer.concat([SAMPLE, Buffer.from('x')]))).toBe('damaged');
  });

  it('W21 works out no declaration, however it nests', () => {
    const laughs = Array.from({ length: 30 }, (_, at) => `<!ENTITY a${at + 1} "&a${at};&a${at};">`).join('');
    const text = body(p(r('&a30;')));
    const declared = (subset: string): string => text.replace('?>', `?><!DOCTYPE w:document [<!ENTITY a0 "ha">${subset}]>`);
    expect(refusal(docx('', { 'document.xml': declared(laughs) }))).toBe('damaged');
    expect(refusal(docx('', { 'document.xml': declared('<!ENTITY a30 SYSTEM "file:///etc/passwd">') }))).toBe('damaged');
    expect(refusal(docx('', { 'document.xml': text }))).toBe('damaged');
    expect(refusal(docx(p(r('&lt;&#65;&amp;'))))).toBeNull();
  });

  it('W21 ends at a depth that no text has, and reads what is long', () => {
    const deep = 100_000;
    expect(refusal(docx(`${'<w:sdt>'.repeat(deep)}${p(r('x'))}${'</w:sdt>'.repeat(deep)}`))).toBe('damaged');
    expect(refusal(docx(p(`<w:bookmarkStart w:name="${'x'.repeat(10 * MIB)}"/>`)))).toBeNull();
    expect(refusal(docx(by('w:ins', deep) + p(r('x'))))).toBe('damaged');
  });

  it('W21 refuses what is cut off, wherever that is', () => {
    for (let length = 0; length < SAMPLE.length; length += 97) expect(refusal(SAMPLE.subarray(0, length))).not.toBeNull();
  });

  it('W21 refuses words in no known encoding', () => {
    expect(refusal(packed({ 'document.xml': Uint8Array.from([...Buffer.from(body('')), 0xff]) }))).toBe('damaged');
  });
});

/** Opened and never closed. */
const by = (name: string, times: number): string => `<${name}>`.repeat(times);

describe('random files', () => {
  it('W21 are read or refused with a reason, and nothing else', () => {
    const rng = seeded('random Word files');
    const parts = unzipSync(SAMPLE);
    const known = new Set<string>(WORD_REFUSALS);
    const outcomes = new Map<string, number>();
    const judge = (bytes: Uint8Array): void => {
      const read = readWord(bytes);
      if (!read.ok) expect(known).toContain(read.reason);
      const outcome = read.ok ? 'read' : read.reason;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    };
    for (let round = 0; round < count(150, 2_000, 10_000); round += 1) {
      judge(rng.bytes(rng.below(400)));
      judge(altered(rng, SAMPLE));
      const text = altered(rng, parts[DOCUMENT] ?? new Uint8Array());
      judge(packed({ 'document.xml': text, 'numbering.xml': altered(rng, parts['word/numbering.xml'] ?? new Uint8Array()) }));
      judge(packed({ 'document.xml': shuffled(rng, strFromU8(parts[DOCUMENT] ?? new Uint8Array())) }));
    }
    for (const outcome of ['read', 'damaged', 'not-word']) expect(outcomes.get(outcome), outcome).toBeGreaterThan(10);
  });
});

/** A few bytes are others, gone or double. */
function altered(rng: Rng, bytes: Uint8Array): Uint8Array {
  const list = [...bytes];
  for (let times = rng.between(1, 4); times > 0; times -= 1) {
    const at = rng.below(list.length);
    if (rng.chance(0.6)) list[at] = rng.below(256);
    else if (rng.chance(0.5)) list.splice(at, rng.between(1, 40));
    else list.splice(at, 0, ...list.slice(at, at + rng.between(1, 40)));
  }
  return Uint8Array.from(list);
}

/** Empty elements and paragraphs stand in other places: still XML, but none that a writer makes. */
function shuffled(rng: Rng, xml: string): string {
  const start = xml.indexOf('<w:body>') + 8;
  const end = xml.lastIndexOf('</w:body>');
  const pieces = xml.slice(start, end).split(/(?=<w:p>)|(?<=\/>)/);
  const empty = pieces.filter((piece) => /^<[^<]*\/>$/.test(piece));
  return `${xml.slice(0, start)}${pieces.map((piece) => (empty.includes(piece) && rng.chance(0.5) ? rng.pick(empty) : piece)).join('')}${xml.slice(end)}`;
}
