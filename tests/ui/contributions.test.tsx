// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ARL } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('whoever reads an opinion', () => {
  it('sees how many contributions speak to a paragraph, and writes one', async () => {
    const rig = new DeskRig(ARL);
    const one = { number: 'WTPF/C/1', title: 'Terms', language: 'en', source: 'bru' };
    const about = (id: string, block: string, late: boolean) => ({
      ...one,
      id,
      contribution: { input: 'proposal', late, sections: [], passages: [{ opinion: 'o', block }] },
    });
    rig.contributions = [about('c-1', 'a', false), about('c-2', 'a', true), about('c-3', 'b', false)];
    await rig.show('a');
    const here = (await screen.findByText('2 contributions speak to this paragraph')).closest('details');
    expect(within(here ?? document.body).getAllByText(/Bruma/)).toHaveLength(2);
    expect(here?.textContent).toContain('Proposal · late');
    expect(screen.getByRole('link', { name: 'Write a contribution to this paragraph' }).getAttribute('href')).toBe(
      '/contribute?opinion=o&block=a',
    );
    rig.goTo('b');
    expect(await screen.findByText('1 contribution speaks to this paragraph')).toBeTruthy();
  });
});
