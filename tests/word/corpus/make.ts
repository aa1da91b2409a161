/**
 * Makes the corpus anew, `tsx tests/word/corpus/make.ts`: Word files written by pandoc, by LibreOffice, by ourselves and by hand, and beside each
 * the words that pandoc reads in it (`.words`), a paragraph on a line. Nothing in it is anybody else's text.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wordFile } from '../../../server/export/word-file.ts';
import { wordText } from '../../../server/export/word-reading.ts';
import { FORUM, HASHES, readingOf } from '../../export/paper.ts';
import { SHAPES } from './shapes.ts';
import { MORE, TEXTS } from './texts.ts';
import { wordsOf } from './words-of.ts';

const HERE = 'tests/fixtures/word';
const work = mkdtempSync(join(tmpdir(), 'corpus-'));
const at = (name: string): string => join(HERE, `${name}.docx`);
const pandoc = (text: string, from: string, name: string): void =>
  void execFileSync('pandoc', ['-f', from, '-o', at(name)], { input: text, env: { ...process.env, SOURCE_DATE_EPOCH: '1893456000' } });

/** Written by LibreOffice, from what pandoc makes of the text in another format. */
function office(text: string, format: 'odt' | 'rtf' | 'html', name: string): void {
  const source = join(work, `${name}.${format}`);
  execFileSync('pandoc', ['-s', '-f', 'markdown', '-t', format, '--metadata', `pagetitle=${name}`, '-o', source], { input: text });
  const filter = format === 'html' ? ['--infilter=HTML (StarWriter)'] : [];
  execFileSync('soffice', ['--headless', ...filter, '--convert-to', 'docx:MS Word 2007 XML', '--outdir', work, source]);
  copyFileSync(join(work, `${name}.docx`), at(name));
}

for (const name of readdirSync(HERE)) rmSync(join(HERE, name));
for (const [language, text] of Object.entries(TEXTS)) pandoc(text, 'markdown', `pandoc-${language}`);
for (const [name, text] of Object.entries(MORE)) pandoc(text, 'markdown', `pandoc-${name}`);
for (const language of ['fr', 'zh', 'ar'] as const) office(TEXTS[language], 'odt', `office-${language}`);
office(TEXTS.ru, 'rtf', 'office-ru');
office(TEXTS.es, 'html', 'office-es');
office(MORE['with-headings'] ?? '', 'odt', 'office-with-headings');
for (const view of ['marked', 'clean', 'accepted'] as const)
  writeFileSync(at(`own-${view}`), await wordFile(await wordText(await readingOf(), HASHES, view, FORUM)));
for (const [name, bytes] of Object.entries(SHAPES)) writeFileSync(at(`shape-${name}`), bytes);

for (const name of readdirSync(HERE)) {
  const read = execFileSync('pandoc', ['-f', 'docx', '--track-changes=accept', '-t', 'json', join(HERE, name)], { encoding: 'utf8' });
  writeFileSync(join(HERE, name.replace('.docx', '.words')), `${wordsOf(JSON.parse(read)).join('\n')}\n`);
}
