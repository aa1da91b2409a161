/**
 * `npm run messages` checks what translators write (`shared/i18n/messages/`) and makes of it what the product says (`shared/i18n/compiled/`).
 * `npm run messages -- export <language> <file>` writes an XLIFF file, and `-- import <file>` takes one back (docs/translating.md).
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LANGUAGES } from '../../shared/opinion/vocabulary.ts';
import { faults } from './check.ts';
import { compiled } from './compile.ts';
import { exported, imported } from './exchange.ts';
import { readSource, type Source, writeArea } from './source.ts';

const COMPILED = fileURLToPath(new URL('../../shared/i18n/compiled/', import.meta.url));

function failed(lines: readonly string[]): void {
  for (const line of lines) console.error(line);
  if (lines.length > 0) process.exitCode = 1;
}

function make(source: Source): void {
  rmSync(COMPILED, { recursive: true, force: true });
  for (const [path, text] of compiled(source)) {
    mkdirSync(dirname(COMPILED + path), { recursive: true });
    writeFileSync(COMPILED + path, text);
  }
}

const source = readSource();
const [command, ...rest] = process.argv.slice(2);
if (command === undefined) {
  const found = faults(source);
  if (found.length === 0) make(source);
  failed(found);
} else if (command === 'export' && rest.length === 2) {
  const [wanted, path = ''] = rest;
  const language = LANGUAGES.find((one) => one === wanted);
  if (language === undefined) failed([`no such language: ${wanted} (there are ${LANGUAGES.join(', ')})`]);
  else writeFileSync(path, exported(source, language));
} else if (command === 'import' && rest.length === 1) {
  const taken = imported(source, readFileSync(rest[0] ?? '', 'utf8'));
  const found = faults(taken.source);
  if (found.length === 0) {
    for (const [language, area] of taken.changed) writeArea(language, area);
    make(taken.source);
    console.log(`${taken.changed.length} files changed`);
  }
  failed([...found, ...taken.left]);
} else failed(['npm run messages [-- export <language> <file> | import <file>]']);
