// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ARL, BRU } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const button = (name: string) => screen.getByRole('button', { name });

describe('a delegation', () => {
  it('2.16 confirms what came back from a restricted session; others see that it waits', async () => {
    const rig = new DeskRig(ARL);
    const back = {
      ...({ type: 'position.raised', kind: 'objection', block: 'a', hash: rig.world.hash('a'), via: 'screen', until: null } as const),
      ...{ reasoned: false, cured: false, endsIf: null, seen: 1, carried: { session: 'r1', enteredBy: null } },
    };
    rig.world.append({ ...back, entity: 'arl' });
    rig.world.append({ ...back, entity: 'bru' });
    await rig.show('a');
    expect(button('noting a): to confirm ARL BRU')).toBeTruthy();
    const [mine, theirs] = screen.getAllByRole('article');
    if (mine === undefined || theirs === undefined) throw new Error('two cards expected');
    expect(within(mine).getByText(/Arlen has yet to confirm it/)).toBeTruthy();
    expect(within(theirs).getByText(/Bruma has yet to confirm it/)).toBeTruthy();
    expect(within(theirs).queryByRole('button')).toBeNull();
    await rig.user.click(within(mine).getByRole('button', { name: 'Confirm: Objection' }));
    expect(rig.sent).toEqual([{ do: 'confirm', position: `p${rig.world.state.seq - 2}` }]);
    expect(rig.region('status')).toBe('Arlen has confirmed its position on “noting a)”.');
    expect(button('noting a): to confirm BRU')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Confirm/ })).toBeNull();
  });

  it('2.16 is told apart from a wish to reopen the same paragraph: two marks of one shape', async () => {
    const complained = vi.spyOn(console, 'error').mockImplementation(() => {});
    const rig = new DeskRig(ARL);
    rig.world.agree('a');
    rig.world.must(BRU, { do: 'ask-reopen', block: 'a', reason: 'A word is missing.' });
    const note = {
      ...({ type: 'position.raised', kind: 'reservation', block: 'a', hash: rig.world.hash('a'), via: 'screen', until: null } as const),
      ...{ reasoned: false, cured: false, endsIf: null, seen: 1, carried: { session: 'r1', enteredBy: null } },
    };
    rig.world.append({ ...note, entity: 'arl' });
    await rig.show('a');
    const marks = within(screen.getByRole('list', { name: /noting a\)/ })).getAllByRole('button');
    expect(marks.filter(({ textContent }) => /request to reopen|to confirm/.test(textContent ?? ''))).toHaveLength(2);
    expect(complained.mock.calls).toEqual([]);
    complained.mockRestore();
  });
});
