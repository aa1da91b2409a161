/**
 * Packs what is served as it lies on the disk: beside each file a `.br` and a `.gz`, as small as they get, made once so that no request
 * pays for it. A file that would not become smaller gets none.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const { BROTLI_PARAM_QUALITY, BROTLI_MAX_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY, [BROTLI_PARAM_SIZE_HINT]: bytes.length } });
const PACKERS = { br: brotli, gz: (bytes) => gzipSync(bytes, { level: 9 }) };

export function packFolder(folder) {
  for (const { name, parentPath } of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())) {
    const file = join(parentPath, name);
    const bytes = readFileSync(file);
    for (const [ending, pack] of Object.entries(PACKERS)) {
      const packed = pack(bytes);
      if (packed.length < bytes.length) writeFileSync(`${file}.${ending}`, packed);
    }
  }
}
