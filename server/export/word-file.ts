/**
 * The bytes of a Word file. The same text gives the same bytes: what the library takes from the clock (the dates of the file, the hour of
 * each part) is written over. No macro, nothing outside the file, and one field: the number of the page.
 */
import { AlignmentType, Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { unzipSync, zipSync } from 'fflate';
import { type Html, html } from '../../shared/lib/html.ts';
import { wordRun } from './runs.ts';
import { wordStyles } from './word-look.ts';
import { runLooks, WordParagraphs } from './word-paragraph.ts';
import type { WordText } from './word-text.ts';

/** What XML 1.0 has no way to write, halves of a pair aside. The library would drop some of it without a trace, and write the rest. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The first moment that an archive can say, in the hours of wherever this runs: archives know no zone. */
const NO_TIME = new Date(1980, 0, 1);

export async function wordFile(given: WordText): Promise<Uint8Array<ArrayBuffer>> {
  const text = writable(given);
  const packed = await Packer.toBuffer(documentOf(text), undefined, [{ path: 'docProps/core.xml', data: coreXml(text) }]);
  return zipSync(unzipSync(packed), { mtime: NO_TIME });
}

const writable = (text: WordText): WordText =>
  JSON.parse(JSON.stringify(text), (_, value) => (typeof value === 'string' ? value.replace(UNWRITABLE, '\ufffd') : value));

function documentOf({ paragraphs, header, footer, rtl, ...text }: WordText): Document {
  const made = new WordParagraphs(text.at);
  const children = paragraphs.flatMap((paragraph) => made.of(paragraph));
  const line = (words: string): Paragraph =>
    new Paragraph({
      ...(rtl && { bidirectional: true }),
      children: runLooks(wordRun(words), rtl).map((look) => new TextRun({ ...look, size: 16 })),
    });
  const page = new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT] })] });
  return new Document({
    styles: wordStyles(text),
    comments: { children: made.comments },
    customProperties: [
      { name: 'opinion', value: text.opinion },
      { name: 'recordPosition', value: String(text.seq) },
      { name: 'textHash', value: text.textHash },
    ],
    // what is changed in the file is seen by whoever gets it back
    features: { trackRevisions: true },
    compatibility: { version: 15 },
    sections: [
      {
        headers: { default: new Header({ children: [line(header)] }) },
        footers: { default: new Footer({ children: [line(footer), page] }) },
        children,
      },
    ],
  });
}

function coreXml({ title, author, at, language }: WordText): string {
  const moment = `${new Date(at).toISOString().slice(0, 19)}Z`;
  const date = (name: string): Html => html`<dcterms:${name} xsi:type="dcterms:W3CDTF">${moment}</dcterms:${name}>`;
  return String(
    html`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dc:creator>${author}</dc:creator><dc:language>${language}</dc:language><cp:lastModifiedBy>${author}</cp:lastModifiedBy>${date('created')}${date('modified')}</cp:coreProperties>`,
  );
}
