/**
 * No way round the one reader of clients' bytes (shared/wire/byte-reader.ts): who else reads such bytes, or has Yjs read them, stands here
 * with the reason why they are not a client's, or have been looked at.
 */
import { expect, it } from 'vitest';
import { files, read } from './sources.ts';

const READS =
  /lib0\/decoding|y-protocols|\bY\.(read|decode|parseUpdate|applyUpdate|mergeUpdates|diffUpdate|convertUpdate|logUpdate|encodeStateAsUpdate\(\w+, \w|encodeStateVectorFrom|\w*Decoder)|from 'yjs\/|\breadVar\w+|\breadAny\b/;

const ALLOWED: Readonly<Record<string, string>> = {
  'server/demo/screen.ts': 'is a client itself, and hears the own server',
  'server/text/inspect.ts': 'decodes an update that isUpdate has let through',
  'server/text/apply-part.ts': 'applies an update that was inspected',
  'server/text/building.ts': 'folds what the log or a snapshot holds',
  'server/text/replay.ts': 'applies what the log holds',
  'server/text/screen.ts': 'decodes what the log holds',
  'server/text/publish.ts': 'applies what the log of a restricted session holds',
  'server/text/authors/codec.ts': 'reads what was kept of the own fold beside the log',
  'server/text/authors/touched.ts': 'decodes what the log holds',
  'server/text/late.ts': 'copies the own document',
  'server/text/merge.ts': 'joins what the own document has emitted',
  'server/text/resting-text.ts': 'reads the own snapshot, and what the log holds',
  'server/text/grown.ts': 'builds a document of what the log holds',
  'server/text/text-bytes.ts': 'joins what the log holds; a state vector that isStateVector has let through',
  'server/text/deletions.ts': 'decodes what the log holds, and an update that isUpdate has let through',
  'server/text/snapshot.ts': 'reads the own snapshot',
  'server/record/payload.ts': 'reads what the log holds, when its hash has been compared',
};

const product = files(/^(shared|server)\/.*\.ts$/);

it('T30 nothing but the checked reader takes a number out of what a client sent', () => {
  const reading = product.filter((path) =>
    read(path)
      .split('\n')
      .some((line) => !/^\s*(\*|\/\/|\/\*)/.test(line) && READS.test(line)),
  );
  expect(reading.sort()).toEqual(Object.keys(ALLOWED).sort());
});

it.each([
  "import * as decoding from 'lib0/decoding';",
  "import { readVarUint } from 'lib0/decoding.js';",
  "import { applyAwarenessUpdate } from 'y-protocols/awareness';",
  'const known = Y.decodeStateVector(bytes);',
  'Y.applyUpdateV2(doc, bytes);',
  'return Y.encodeStateAsUpdate(doc, stateVector);',
  'new Y.UpdateDecoderV1(bytes)',
])('sees a way round it: %s', (line) => {
  expect(line).toMatch(READS);
});

it('T30 whoever lets Yjs decode an update has looked at its bytes first', () => {
  const inspect = read('server/text/inspect.ts');
  expect(inspect.indexOf('isUpdate(update)')).toBeGreaterThan(0);
  expect(inspect.indexOf('isUpdate(update)')).toBeLessThan(inspect.indexOf('Y.decodeUpdate(update)'));
  expect(read('server/room/room.ts')).toMatch(/if \(!isStateVector\(stateVector\)\)/);
});
