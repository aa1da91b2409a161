/** The thread of SQLite starts from the source (every other test here) and, built, from the file beside the bundle. */
import { expect, it } from 'vitest';
import { projectFile, runBuilt } from '../support/built.ts';

it('works as the two modules that the build makes', async () => {
  const main = `
    import { openLog } from ${JSON.stringify(projectFile('server/log/open.ts'))};
    const log = await openLog('sqlite:' + process.argv[2]);
    const entry = { seq: 1, header: new Uint8Array([1]), statement: new Uint8Array([2]), payload: null, salt: null };
    const appended = await log.append({ kind: 'opinion', id: 'a' }, [entry]);
    process.stdout.write(appended + ' ' + (await log.read({ kind: 'opinion', id: 'a' }, 0)).length);
    await log.close();`;
  const { stdout } = await runBuilt(main, { 'sqlite-worker': 'server/log/sqlite-worker.ts' });
  expect(stdout).toBe('ok 1');
});
