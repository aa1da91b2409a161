/** Makes tests/word/resaved.docx anew, with LibreOffice: `tsx tests/word/resave.ts`. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wordFile } from '../../server/export/word-file.ts';
import { wordText } from '../../server/export/word-reading.ts';
import { FORUM, HASHES, readingOf } from '../export/paper.ts';
import { RESAVED } from './resaved-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'resave-'));
const sent = join(folder, 'resaved.docx');
writeFileSync(sent, await wordFile(await wordText(await readingOf({ blocks: RESAVED }), HASHES, 'marked', FORUM)));
const saved = join(folder, 'again');
execFileSync('soffice', ['--headless', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', saved, sent]);
copyFileSync(join(saved, 'resaved.docx'), 'tests/word/resaved.docx');
