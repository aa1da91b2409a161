// @vitest-environment happy-dom
/** A part of a page that fails takes nothing else with it. */
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ARL, CHAIR } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

const broken = vi.hoisted(() => ({ cards: true }));
vi.mock('../../client/pages/opinion/cards/card.tsx', async (original) => {
  const real = await original<typeof import('../../client/pages/opinion/cards/card.tsx')>();
  return {
    ...real,
    Card: (props: Parameters<typeof real.Card>[0]) => {
      if (broken.cards) throw new RangeError('Too narrow.');
      return <real.Card {...props} />;
    },
  };
});

const WORDS = /^This part of the page has failed/;

beforeEach(() => {
  broken.cards = true;
  // what React says of a fault is for the console
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.restoreAllMocks();
});

async function shown(rig: DeskRig): Promise<void> {
  rig.answers = { 'POST /api/page-faults': null };
  rig.world.object(ARL, 'a');
  await rig.show('a');
}

it('P15 a card that fails leaves the text, its marks and the bar of the chair as they are, and is drawn again when asked', async () => {
  const rig = new DeskRig(CHAIR);
  await shown(rig);
  expect((await screen.findByText(WORDS)).closest('[role=alert]')).toBeTruthy();
  const text = document.querySelector('.text-column');
  expect(text?.querySelector('div')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'noting a): 1 objection ARL' })).toBeTruthy();
  await rig.press('Call for objections');
  expect(rig.sent).toMatchObject([{ do: 'call' }]);
  expect(document.querySelector('.text-column')).toBe(text);
  broken.cards = false;
  await rig.press('Try again');
  expect(await screen.findByText('Only Arlen can withdraw it.')).toBeTruthy();
  expect(screen.queryByText(WORDS)).toBeNull();
});

it('P15 tells the server which part failed and how, once, and none of its words', async () => {
  vi.resetModules();
  const { tellFault } = await import('../../client/pages/tell-fault.ts');
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', (path: string, { body }: RequestInit) => {
    sent.push([path, JSON.parse(String(body))]);
    return Promise.resolve(new Response(null, { status: 204 }));
  });
  tellFault('cards', new RangeError('Arlen objects'));
  tellFault('cards', new RangeError('Bruma objects'));
  tellFault('chair', { message: 'Arlen' });
  await waitFor(() => expect(sent.length).toBe(2));
  expect(sent).toEqual([
    ['/api/page-faults', { part: 'cards', error: 'RangeError', build: 'none' }],
    ['/api/page-faults', { part: 'chair', error: 'Error', build: 'none' }],
  ]);
  vi.unstubAllGlobals();
});
