// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Docket } from '../../client/pages/docket/docket.tsx';
import type { Actor } from '../../shared/opinion/actor.ts';
import { ARL, BRU, OFFICE } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';

const user = userEvent.setup();
const show = (actor: Actor) =>
  render(
    <Around actor={actor}>
      <Docket />
    </Around>,
  );
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  window.history.replaceState(null, '', '/');
});

const draft = (id: string, more: object = {}) => ({
  draft: id,
  number: id.toUpperCase(),
  title: `ON ${id.toUpperCase()}`,
  topic: null,
  entity: 'arl',
  meeting: null,
  contribution: null,
  descent: null,
  seq: 1,
  at: 0,
  by: 'seat-office',
  needsSupport: false,
  supporters: [],
  titles: [],
  mergedInto: null,
  ancestry: [],
  hasText: true,
  ...more,
});
const api = (drafts: readonly object[], cutOff: object | null = null) => ({
  'GET /api/docket': { cutOff, now: 1000, drafts },
  'GET /api/opinions': [],
  'GET /api/documents': [],
});
const card = (number: string) => screen.getAllByRole('article').find((one) => one.textContent?.startsWith(`Draft opinion ${number}`));

describe('the docket', () => {
  it('lists drafts by topic, rivals side by side, and where each comes from', async () => {
    const merged = draft('c', {
      topic: 'Power',
      descent: { how: 'merged', of: ['a', 'b'] },
      ancestry: ['a', 'b', 'z'],
      titles: ['BEFORE'],
    });
    answering(api([draft('z'), draft('a', { topic: 'Power', mergedInto: 'c' }), draft('b', { topic: 'Power', mergedInto: 'c' }), merged]));
    show(ARL);
    const headings = (await screen.findAllByRole('heading', { level: 2 })).map(({ textContent }) => textContent);
    expect(headings).toEqual(['Power 3 rival drafts', 'Drafts without a topic']);
    const facts = within(card('C') ?? document.body);
    const said = facts.getAllByRole('term').map((term) => `${term.textContent}: ${term.nextElementSibling?.textContent}`);
    expect(said).toEqual([
      'Presented: Arlen · 1 January 1970 · between meetings',
      'Merged from: Draft opinion ADraft opinion B',
      'Goes back to: Draft opinion Z',
      'Earlier titles: BEFORE',
    ]);
    expect(within(card('A') ?? document.body).getByText('Merged into', { exact: false }).textContent).toContain('Draft opinion C');
    expect(screen.getByText('No cut-off is set for new draft opinions.')).toBeTruthy();
  });

  it('says until when new drafts can be presented, and since when not', async () => {
    answering(api([draft('a')], { deadline: 'drafts', at: 2000 }));
    show(ARL);
    expect(await screen.findByText(/New draft opinions can be presented until 1 Jan 1970/)).toBeTruthy();
    cleanup();
    answering(api([draft('a')], { deadline: 'drafts', at: 999 }));
    show(ARL);
    expect(await screen.findByText(/No new draft opinion can be presented since .* Those presented in time go on/)).toBeTruthy();
  });

  it('shows a draft that waits, and lets another delegation support it', async () => {
    const asked = answering({ ...api([draft('a', { needsSupport: true })]), 'POST /api/forum/commands': { seq: 9 } });
    show(ARL);
    expect(await screen.findByText('Awaiting the support of another delegation')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
    cleanup();
    show(BRU);
    await user.click(await screen.findByRole('button', { name: 'Support this draft' }));
    expect(asked.find(({ what }) => what.startsWith('POST'))?.body).toMatchObject({ command: { do: 'support-draft', draft: 'a' } });
  });

  it('asks nobody to support what is adopted or closed', async () => {
    const counts = { agreed: 0, objected: 0, pending: 0, unsettled: 0, reopened: 0, open: 0 };
    const opinions = ['adopted', 'not-adopted', 'drafting'].map((phase, at) => ({
      id: 'abc'.charAt(at),
      language: 'en',
      venue: 'ieg',
      phase,
      counts,
    }));
    answering({ ...api([draft('a'), draft('b'), draft('c')]), 'GET /api/opinions': opinions });
    show(BRU);
    expect(await screen.findAllByRole('button', { name: 'Support this draft' })).toHaveLength(1);
  });

  it('lets the secretariat merge what it ticks and rename, and says of a draft without text how it gets one', async () => {
    const asked = answering({ ...api([draft('a'), draft('b', { hasText: false })]), 'POST /api/forum/commands': { seq: 9 } });
    show(OFFICE);
    expect((await screen.findByRole('alert')).textContent).toContain('Send it once more');
    const merge = screen.getByRole('button', { name: 'Merge the ticked drafts' });
    expect(merge.getAttribute('aria-disabled')).toBe('true');
    for (const tick of screen.getAllByRole('checkbox')) await user.click(tick);
    await user.click(merge);
    expect(window.location.pathname + window.location.search).toBe('/new?merged=a,b');
    await user.click(screen.getAllByText('Title and topic')[0] ?? document.body);
    await user.type(screen.getByLabelText(/^Topic/), 'Power');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    expect(asked.find(({ what }) => what.startsWith('POST'))?.body).toMatchObject({
      command: { do: 'rename-draft', draft: 'a', title: 'ON A', topic: 'Power' },
    });
  });
});
