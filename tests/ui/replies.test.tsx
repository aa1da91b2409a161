// @vitest-environment happy-dom
/** Replies under an objection, and its cure as a suggestion of its State. */
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ARL, BRU } from '../opinion/world.ts';

import { A, choose, Margin } from './support/margin.ts';

beforeEach(() => {
  localStorage.clear();
  window.history.replaceState(null, '', '/o/o');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('under an objection', () => {
  const CURE = 'that many sites fall silent';
  const objected = async (actor: typeof ARL): Promise<Margin> => {
    const margin = new Margin(actor, []);
    await margin.show();
    if (actor === BRU) {
      const { hash = null } = margin.rig.opinion.register.getSnapshot()?.paragraphs.find(({ id }) => id === A) ?? {};
      await act(() => margin.rig.opinion.acts.post({ do: 'raise-objection', block: A, hash, reason: 'too narrow', cure: CURE }));
    } else margin.rig.others((now) => now.object(BRU, A));
    return margin;
  };

  it('P34 one replies, and is told where its State would not read it', async () => {
    const margin = await objected(ARL);
    await margin.rig.user.click(await screen.findByRole('button', { name: /^Reply/ }));
    expect(screen.getByText('Not among those who read it: Bruma.')).toBeTruthy();
    await margin.rig.user.selectOptions(screen.getByRole('combobox', { name: 'Who reads it' }), 'Member States');
    await margin.rig.user.type(screen.getByRole('textbox', { name: 'Reply to Bruma, as Arlen' }), 'Would “most” serve?');
    await margin.rig.press('Send');
    await waitFor(() =>
      expect(margin.sent[0]).toMatchObject({
        audience: { of: 'member-states' },
        command: { do: 'open-thread', anchor: { on: 'position', position: expect.stringMatching(/^p\d+$/) } },
      }),
    );
  });

  it('P34 what would meet it becomes a suggestion of its State at one press, and of nobody else', async () => {
    const margin = await objected(BRU);
    choose(margin.rig, A, 0, 1);
    const run = vi.spyOn(margin.rig.opinion, 'runAside');
    await margin.rig.user.click(await screen.findByRole('button', { name: /^Suggest this wording/ }));
    expect(run).toHaveBeenCalledTimes(1);
    await margin.rig.says('status', 'Suggested in “noting a)”.');
    cleanup();
    await objected(ARL);
    await screen.findByRole('button', { name: /^Reply/ });
    expect(screen.queryByRole('button', { name: /^Suggest this wording/ })).toBeNull();
  });
});
