/** The threads of SQLite start from the source (every other test here) and, built, from the files beside the bundle. */
import { expect, it } from 'vitest';
import { projectFile, runBuilt } from '../support/built.ts';

it('works as the modules that the build makes', async () => {
  const main = `
    import { openLog } from ${JSON.stringify(projectFile('server/log/open.ts'))};
    import { SqliteKeys } from ${JSON.stringify(projectFile('server/auth/sqlite-keys.ts'))};
    const log = await openLog('sqlite:' + process.argv[2]);
    const entry = { seq: 1, header: new Uint8Array([1]), statement: new Uint8Array([2]), payload: null, salt: null };
    const appended = await log.append({ kind: 'opinion', id: 'a' }, [entry]);
    process.stdout.write(appended + ' ' + (await log.read({ kind: 'opinion', id: 'a' }, 0)).length);
    await log.close();
    const keys = await SqliteKeys.open(process.argv[2] + '/keys.db');
    await keys.put('session', 'a', 'kept');
    process.stdout.write(' ' + (await keys.get('session', 'a')));
    await keys.close();`;
  const threads = { 'sqlite-worker': 'server/log/sqlite-worker.ts', 'keys-worker': 'server/auth/keys-worker.ts' };
  const { stdout } = await runBuilt(main, threads);
  expect(stdout).toBe('ok 1 kept');
});
