import { describe, expect, it } from 'vitest';
import { forbidden } from './import-law.ts';
import { files, importsOf, read } from './sources.ts';

const product = files(/^(shared|server|client)\/.*\.(ts|tsx)$/);

describe('import law', () => {
  it('holds in every file of the product', () => {
    expect(product.length).toBeGreaterThan(20);
    const broken = product.flatMap((path) => forbidden(path, importsOf(path, read(path))).map((target) => `${path} imports ${target}`));
    expect(broken).toEqual([]);
  });

  it('names every import with its ending, so that Node, Vite and the compiler read the same file', () => {
    const bare = files(/^(shared|server|client|tests|bench)\/.*\.(ts|tsx)$/).flatMap((path) =>
      importsOf(path, read(path))
        .filter((target) => /^(shared|server|client|tests|bench|scripts)\//.test(target) && !/\.[a-z]+(\?[a-z]+)?$/.test(target))
        .map((target) => `${path}: ${target}`),
    );
    expect(bare).toEqual([]);
  });

  it.each([
    ['shared/opinion/decide.ts', "import * as Y from 'yjs';", 'yjs'],
    ['shared/opinion/decide.ts', "import { canon } from '../text/canon.ts';", 'shared/text/canon.ts'],
    ['shared/forum/docket.ts', "import { z } from 'zod';", 'zod'],
    ['shared/text/schema.ts', "import { Room } from '../../server/room/room.ts';", 'server/room/room.ts'],
    ['shared/lib/result.ts', "import 'node:fs';", 'node:fs'],
    ['server/log/sqlite.ts', "import type { Doc } from 'yjs';", 'yjs'],
    ['server/log/sqlite.ts', "import type {\n  Act,\n} from '../../shared/opinion/entry.ts';", 'shared/opinion/entry.ts'],
    ['server/text/heal.ts', "import { WebSocket } from 'ws';", 'ws'],
    ['server/text/heal.ts', "import { createServer } from 'node:net';", 'node:net'],
    ['server/text/heal.ts', "export { open } from '../log/sqlite.ts';", 'server/log/sqlite.ts'],
    ['server/room/room.ts', "const { app } = await import('../http/app.ts');", 'server/http/app.ts'],
    ['server/ws/upgrade.ts', "import { app } from '../http/app.ts';", 'server/http/app.ts'],
    ['client/main.tsx', "import { readConfig } from '../server/config.ts';", 'server/config.ts'],
    ['server/main.ts', "import { Page } from '../client/pages/opinion.tsx';", 'client/pages/opinion.tsx'],
    ['server/new-part/thing.ts', "import { seeded } from '../../tests/support/rng.ts';", 'tests/support/rng.ts'],
    ['unlisted/thing.ts', "import { ok } from '../shared/lib/result.ts';", 'shared/lib/result.ts'],
  ])('sees that %s breaks it with %s', (path, source, target) => {
    expect(forbidden(path, importsOf(path, source))).toEqual([target]);
  });
});
