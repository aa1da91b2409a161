// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ARL } from '../opinion/world.ts';
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
    expect(within(mine).getByText(/Arlen is still to confirm it/)).toBeTruthy();
    expect(within(theirs).getByText(/Bruma is still to confirm it/)).toBeTruthy();
    expect(within(theirs).queryByRole('button')).toBeNull();
    await rig.user.click(within(mine).getByRole('button', { name: 'Confirm: Objection' }));
    expect(rig.sent).toEqual([{ do: 'confirm', position: `p${rig.world.state.seq - 2}` }]);
    expect(rig.region('status')).toBe('Arlen has confirmed its position on noting a).');
    expect(button('noting a): to confirm BRU')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Confirm/ })).toBeNull();
  });
});
