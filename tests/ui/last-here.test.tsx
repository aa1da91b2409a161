// @vitest-environment happy-dom
/** H53, H54: when a page says that it has shown the text. */
import { act, cleanup } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ARL } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function turn(to: DocumentVisibilityState): Promise<void> {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(to);
  await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
}

it('H53 says up to where the text was shown, while somebody looks and when they turn away; not behind other pages, nor of how it was', async () => {
  const rig = new DeskRig(ARL);
  const said: number[] = [];
  rig.answers = {
    'PUT /api/opinions/o/here': (_: string, { seq }: { seq: number }) => void said.push(seq),
    'GET /api/opinions/o/text?at=2': { blocks: [] },
  };
  await rig.show('a');
  await vi.waitFor(() => expect(said).toHaveLength(1));
  expect(said[0]).toBe(rig.world.state.seq);
  await turn('hidden');
  expect(said).toHaveLength(2);
  await turn('hidden');
  expect(said).toHaveLength(2);
  await act(async () => rig.opinion.manner.reading.set('original'));
  await turn('visible');
  expect(said).toHaveLength(2);
  await act(async () => rig.opinion.manner.reading.set('marked'));
  expect(said).toHaveLength(3);
});

it('H54 a screen that was left on has shown nothing for as long as nobody touches it', async () => {
  const rig = new DeskRig(ARL);
  const said: number[] = [];
  rig.answers = { 'PUT /api/opinions/o/here': (_: string, { seq }: { seq: number }) => void said.push(seq) };
  const start = performance.now();
  const now = vi.spyOn(performance, 'now');
  const touch = (): Promise<void> => act(async () => void document.dispatchEvent(new Event('pointermove')));
  await rig.show('a');
  await vi.waitFor(() => expect(said).toHaveLength(1));
  now.mockReturnValue(start + 9 * 60_000);
  await touch();
  expect(said).toHaveLength(1);
  now.mockReturnValue(start + 20 * 60_000);
  await turn('hidden');
  expect(said).toHaveLength(1);
  await turn('visible');
  expect(said).toHaveLength(2);
  now.mockReturnValue(start + 31 * 60_000);
  await touch();
  expect(said).toHaveLength(3);
  await touch();
  expect(said).toHaveLength(3);
});
