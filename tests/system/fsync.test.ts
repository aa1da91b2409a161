/**
 * K2: nobody is told of an entry before the disk has been told to keep it. Killing the process cannot show this, because what was written
 * is in the kernel's cache and survives; the system calls show it. The two bugs that no client history can show are planted here.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type as typeWords } from '../support/blocks.ts';
import { count } from '../support/levels.ts';
import { items, Stage } from './stage.ts';
import { type Call, readTrace, unsynced } from './trace.ts';

const ACKS = count(300, 2_000, 2_000);
const canTrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

describe.skipIf(!canTrace)('fsync before the acknowledgement', () => {
  let folder: string;
  const marks: string[] = [];
  let calls: readonly Call[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nemcon-trace-'));
    const file = join(folder, 'trace');
    const stage = await Stage.set({
      under: ['strace', '-f', '-y', '-ttt', '-xx', '-s', '65536', '-e', 'trace=pwrite64,fsync,fdatasync,write,writev,sendto', '-o', file],
    });
    try {
      const opinion = await stage.opinion(10);
      const [writer, listener] = await Promise.all([stage.signIn(stage.state(0)), stage.signIn(stage.state(1))]);
      // a paragraph takes no more letters than so many
      const into = await items(writer, opinion);
      const editors = [stage.editor(writer, opinion), stage.editor(listener, opinion)];
      await Promise.all(editors.map(({ synced }) => synced));
      const [editor] = editors;
      if (editor === undefined) throw new Error('nobody to write');
      for (let at = 0; at < ACKS; at++) {
        const mark = `mark-${String(at).padStart(6, '0')};`;
        marks.push(mark);
        await editor.edit((doc) => typeWords(doc, into[at % into.length]?.id ?? '', mark));
      }
      for (const one of editors) one.close();
    } finally {
      // Ends in order, so that strace has written all it saw.
      await stage.server.down('SIGTERM');
      await stage.close();
    }
    calls = readTrace(await readFile(file, 'latin1'));
  }, 300_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('K2 tells of no edit before a sync that began after its write has succeeded', () => {
    expect(marks).toHaveLength(ACKS);
    expect(unsynced(calls, marks)).toEqual([]);
  });

  it('K2 would see an acknowledgement sent before its sync', () => {
    const early = calls.map((call) => (/^(socket|TCP)/.test(call.on) ? { ...call, begun: call.begun - 1e9 } : call));
    expect(unsynced(early, marks)).toEqual(marks);
  });

  it('K2 would see a sync that is never made, and one that failed', () => {
    const isSync = ({ name }: Call): boolean => name.endsWith('sync');
    expect(
      unsynced(
        calls.filter((call) => !isSync(call)),
        marks,
      ),
    ).toEqual(marks);
    expect(
      unsynced(
        calls.map((call) => (isSync(call) ? { ...call, result: -1 } : call)),
        marks,
      ),
    ).toEqual(marks);
  });
});
