// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ARL, TEXT, World } from '../opinion/world.ts';
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

  it('F6.3 is offered one on the report once a draft of it is published, and told so before', async () => {
    const draft = { content: { in: 'opinion', opinion: 'report' }, contribution: null };
    for (const [documents, offered] of [
      [[{ ...draft, content: { in: 'payload' } }], false],
      [[draft], true],
    ] as const) {
      const rig = new DeskRig(ARL, new World(TEXT, { kind: 'report' }));
      rig.answers = { 'GET /api/documents': documents };
      await rig.show('a');
      const write = { name: 'Write a contribution to this paragraph' };
      if (offered) expect(await screen.findByRole('link', write)).toBeTruthy();
      else expect(await screen.findByText('Contributions on the report can be made once a draft of it has been published.')).toBeTruthy();
      expect(screen.queryByRole('link', write) !== null).toBe(offered);
      cleanup();
    }
  });
});
