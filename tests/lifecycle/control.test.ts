/** The door for whoever owns the machine. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { askForCopy, askForInvitation, askToConfirmClock, isServed, listenForOwner } from '../../server/control.ts';

it('takes the path of a copy, the word that the clock is right, or the wish for a link, and answers', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-control-'));
  expect([await isServed(dir), await askForCopy(dir, '/copy'), await askToConfirmClock(dir), await askForInvitation(dir)]).toEqual([
    false,
    false,
    null,
    null,
  ]);
  const copied: string[] = [];
  const server = await listenForOwner(dir, {
    async copy(file) {
      if (file === '/full') throw new Error('the disk is full');
      copied.push(file);
    },
    confirmClock: () => 'confirmed: it is noon',
    invite: async () => 'https://forum.example/invite#x',
  });
  expect(await askForCopy(dir, '/copy')).toBe(true);
  await expect(askForCopy(dir, '/full')).rejects.toThrow('the disk is full');
  expect(await askToConfirmClock(dir)).toBe('confirmed: it is noon');
  expect(await askForInvitation(dir)).toBe('https://forum.example/invite#x');
  expect(await isServed(dir)).toBe(true);
  expect(copied).toEqual(['/copy']);
  server.close();
  await rm(dir, { recursive: true, force: true });
});
