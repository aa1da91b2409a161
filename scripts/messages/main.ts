/** `npm run messages` checks what translators write (`shared/i18n/messages/`) and makes of it what the product says (`shared/i18n/compiled/`). */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faults } from './check.ts';
import { compiled } from './compile.ts';
import { readSource } from './source.ts';

const COMPILED = fileURLToPath(new URL('../../shared/i18n/compiled/', import.meta.url));

const source = readSource();
const found = faults(source);
for (const fault of found) console.error(fault);
if (found.length > 0) process.exitCode = 1;
else {
  rmSync(COMPILED, { recursive: true, force: true });
  for (const [path, text] of compiled(source)) {
    mkdirSync(dirname(COMPILED + path), { recursive: true });
    writeFileSync(COMPILED + path, text);
  }
}
