// @vitest-environment happy-dom
/** Where a delegate's hand goes: how many presses an objection takes, and what is one press away. */
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ForumContext } from '../../client/pages/forum.tsx';
import { RunningCalls } from '../../client/pages/running-calls.tsx';
import type { Actor } from '../../shared/opinion/actor.ts';
import { ARL, CHAIR, GUEST } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';
import { DeskRig } from './support/desk.tsx';
import { FORUM, seen } from './support/forum.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
  window.history.replaceState(null, '', '/');
});

type Hand = (rig: DeskRig, there: HTMLElement) => Promise<void>;

/** Each of these is one press. */
const HANDS: readonly (readonly [string, Hand])[] = [
  ['the mouse', (rig, there) => rig.user.click(there)],
  [
    'keys',
    async (rig, there) => {
      act(() => there.focus());
      await rig.user.keyboard('{Enter}');
    },
  ],
];

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const inForm = async () => within(await screen.findByRole('form', { name: 'Object to “noting a)”' }));

describe('an objection in two presses', () => {
  it.each(HANDS)('P22 to the paragraph under discussion, from another one, by %s', async (_, press) => {
    const rig = new DeskRig(ARL);
    rig.world.must(CHAIR, { do: 'focus', block: 'a', view: 'marked' });
    await rig.show('b');
    await press(rig, await screen.findByRole('button', { name: 'Object: noting a)' }));
    await press(rig, (await inForm()).getByRole('button', { name: 'Object' }));
    expect(rig.sent).toEqual([{ do: 'raise-objection', block: 'a', hash: rig.world.hash('a') }]);
    expect(within(screen.getByRole('region', { name: /discussion/ })).getByText('Arlen objects')).toBeTruthy();
  });

  it.each(HANDS)('P22 to what a call asks on any page, by %s', async (_, press) => {
    const rig = new DeskRig(ARL);
    rig.world.call('a');
    const calls = [
      {
        seq: 9,
        deadline: null,
        leftMs: 9_000,
        said: [],
        paragraphs: [{ id: 'a', kind: 'preamble-item', label: 'a)', heading: 'noting', removed: false }],
      },
    ];
    answering({ 'GET /api/opinions': [{ id: 'o', number: '2', calls, blockers: [] }] });
    window.history.replaceState(null, '', '/docket');
    render(
      <Around actor={ARL}>
        <ForumContext value={seen(FORUM)}>
          <RunningCalls />
        </ForumContext>
      </Around>,
    );
    await press(rig, await screen.findByRole('link', { name: /^Answer: / }));
    expect(window.location.pathname + window.location.search + window.location.hash).toBe('/o/o?answer#a');
    cleanup();
    await rig.show('b');
    rig.textComes();
    const form = await inForm();
    expect(document.activeElement).toBe(form.getByLabelText(/^Reason/));
    await press(rig, form.getByRole('button', { name: 'Object' }));
    expect(rig.sent).toMatchObject([{ do: 'raise-objection', block: 'a' }]);
    // once: whoever loads the page again reads it
    expect(window.location.search).toBe('');
  });

  it('P22 by two keys from the paragraph, and by none alone', async () => {
    const rig = new DeskRig(ARL);
    await rig.show('a');
    button('Object').focus();
    await rig.user.keyboard('{Alt>}{Shift>}[KeyO]{/Shift}{/Alt}');
    await inForm();
    expect(rig.sent).toEqual([]);
    await rig.user.keyboard('Narrow.{Control>}{Enter}{/Control}');
    expect(rig.sent).toMatchObject([{ do: 'raise-objection', block: 'a', reason: 'Narrow.' }]);
  });
});

describe('the acts on a paragraph', () => {
  const named = (actor: Actor) => {
    const rig = new DeskRig(actor);
    return {
      rig,
      names: () =>
        within(screen.getByRole('toolbar'))
          .getAllByRole('button')
          .map(({ textContent }) => textContent),
    };
  };

  it('P22 are two, and the others under one name, each with what it means', async () => {
    const { rig, names } = named(ARL);
    await rig.show('a');
    await screen.findByRole('button', { name: 'Comment: noting a)' });
    expect(names()).toEqual(['Object', 'Support', 'Other positions', 'Comment']);
    const others = button('Other positions');
    expect(others.getAttribute('aria-expanded')).toBe('false');
    await rig.user.click(others);
    expect(names().slice(3, -1)).toEqual([
      'Ask for time',
      'Make a reservation',
      'Agree conditionally',
      'Do not participate in the consensus',
      'State that instructions are pending',
    ]);
    for (const name of names().slice(3, -1)) {
      const meaning = document.getElementById(button(name ?? '').getAttribute('aria-describedby') ?? '')?.textContent;
      expect(meaning, name ?? '').toMatch(/ .*(hold|Nothing is declared)/);
    }
    // a form of one of them gives the focus back to its button
    await rig.press('Ask for time');
    await rig.user.keyboard('{Escape}');
    expect(document.activeElement).toBe(button('Ask for time'));
  });

  it('P22 are a concern and support for whoever is no State', async () => {
    const { rig, names } = named(GUEST);
    await rig.show('a');
    await screen.findByRole('button', { name: 'Comment: noting a)' });
    expect(names()).toEqual(['Object', 'Support', 'Record a concern', 'Comment']);
  });

  it('P22 a call offers time beside the objection, and shows what the State has said', async () => {
    const rig = new DeskRig(ARL);
    rig.world.call('a');
    await rig.show('b');
    const bar = within(screen.getByRole('region', { name: 'Call running' }));
    await rig.user.click(bar.getByRole('button', { name: 'Ask for time: noting a)' }));
    expect(await screen.findByRole('form', { name: 'Ask for time on “noting a)”' })).toBeTruthy();
    rig.others((world) => world.must(ARL, { do: 'ask-time', block: 'a', hash: world.hash('a'), until: world.now + 86_400_000 }));
    expect(bar.getByText('Arlen asks for time')).toBeTruthy();
    expect(bar.queryByRole('button', { name: /^Ask for time/ })).toBeNull();
    expect(bar.getByRole('button', { name: /^Object/ })).toBeTruthy();
  });
});
