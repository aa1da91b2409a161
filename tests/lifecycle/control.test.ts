/** The door for whoever owns the machine. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { askForCopy, askToConfirmClock, listenForOwner } from '../../server/control.ts';

it('takes the path of a copy, or the word that the clock is right, and answers', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-control-'));
  expect([await askForCopy(dir, '/copy'), await askToConfirmClock(dir)]).toEqual([false, null]);
  const copied: string[] = [];
  const server = await listenForOwner(dir, {
    async copy(file) {
      if (file === '/full') throw new Error('the disk is full');
      copied.push(file);
    },
    confirmClock: () => 'confirmed: it is noon',
  });
  expect(await askForCopy(dir, '/copy')).toBe(true);
  await expect(askForCopy(dir, '/full')).rejects.toThrow('the disk is full');
  expect(await askToConfirmClock(dir)).toBe('confirmed: it is noon');
  expect(copied).toEqual(['/copy']);
  server.close();
  await rm(dir, { recursive: true, force: true });
});
