/** D1, its second half: after a kill the server is ready in two seconds, also where an opinion has a hundred thousand entries. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Log, LogName, Stored } from '../../server/log/log.ts';
import { openLog } from '../../server/log/open.ts';
import { readEntry } from '../../server/record/read.ts';
import { sealEntry } from '../../server/record/seal.ts';
import type { Entry } from '../../shared/opinion/entry.ts';
import { items, Stage } from './stage.ts';

const ENTRIES = 100_000;
const BATCH = 5_000;
const READY_MS = 2_000;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
});
afterAll(() => stage.close());

/** Goes on with a log where it ends: support by one State, over and over, each sealed and chained like any other entry. */
async function lengthen(log: Log, name: LogName, block: string): Promise<void> {
  let prev = await log.head(name);
  if (prev === null) throw new Error('no such log');
  const first = readEntry(prev);
  const { textHash } = first.header;
  const by = { seat: 's-arl', entity: 'arl', capacity: 'member-state', functions: [], remote: false, operatorFor: null } as const;
  while (prev.seq < ENTRIES) {
    const batch: Stored[] = [];
    while (batch.length < BATCH && prev.seq < ENTRIES) {
      const seq: number = prev.seq + 1;
      const entry: Entry = {
        seq,
        at: first.entry.at + seq,
        by,
        uuid: randomUUID(),
        fact: {
          type: 'position.raised',
          kind: 'support',
          block,
          hash: null,
          entity: by.entity,
          via: 'screen',
          until: null,
          reasoned: false,
          cured: false,
          endsIf: null,
          seen: prev.seq,
        },
      };
      prev = sealEntry({ log: name, prev, entry, textHash, payload: { kind: 'act', note: { person: 'A. Delegate' } } });
      batch.push(prev);
    }
    expect(await log.append(name, batch)).toBe('ok');
  }
}

it(`D1 is ready within ${READY_MS} ms with ${ENTRIES} entries, and opens them`, async () => {
  const opinion = await stage.opinion(20);
  const person = await stage.signIn(stage.state(0));
  const block = (await items(person, opinion))[0]?.id ?? '';
  await stage.server.down('SIGKILL');

  const log = await openLog(`sqlite:${stage.server.dataDir}`);
  await lengthen(log, { kind: 'opinion', id: opinion }, block);
  await log.close();

  const times: Record<string, number> = {};
  const timed = async (what: string): Promise<void> => {
    times[what] = await stage.server.restart('SIGKILL');
    const begun = performance.now();
    const { seq } = await person.register(opinion);
    times[`${what}, first look`] = performance.now() - begun;
    expect(seq).toBe(ENTRIES);
  };
  await timed('no snapshot');
  // Stopping in order keeps a snapshot; the kill after it finds one.
  await stage.server.down('SIGTERM');
  await stage.server.up();
  await timed('snapshot');
  for (const [what, ms] of Object.entries(times)) process.stdout.write(`D1 ${ENTRIES} entries, ${what}: ${ms.toFixed(0)} ms\n`);
  expect(times['no snapshot']).toBeLessThan(READY_MS);
  expect(times.snapshot).toBeLessThan(READY_MS);
}, 180_000);
