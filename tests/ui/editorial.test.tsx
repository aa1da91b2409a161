// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ARL, BRU, CHAIR, OFFICE, World } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

function agreed(): World {
  const w = new World();
  w.now = Date.now() - 100_000;
  w.agreeAll();
  return w;
}

/** By keys alone: to the button of this name, and pressed. */
async function pressByKey(rig: DeskRig, name: string): Promise<void> {
  (await screen.findByRole('button', { name })).focus();
  await rig.user.keyboard('{Enter}');
}

describe('an editorial change', () => {
  it('13.1 13.2 is proposed by the secretariat alone, and what is none is said before it is sent', async () => {
    const rig = new DeskRig(OFFICE, agreed());
    await rig.show('x');
    await pressByKey(rig, 'Propose an editorial change');
    const form = within(await screen.findByRole('form', { name: /^Editorial change of/ }));
    await rig.user.keyboard('all other words{Control>}{Enter}{/Control}');
    expect(form.getByText(/This is not an editorial change\. There are more words than before, or fewer\./)).toBeTruthy();
    expect(rig.sent).toEqual([]);
    await rig.user.keyboard('{Escape}');
    cleanup();
    for (const one of [ARL, CHAIR]) {
      const other = new DeskRig(one, agreed());
      await other.show('x');
      expect(screen.queryByRole('button', { name: 'Propose an editorial change' })).toBeNull();
      cleanup();
    }
  });

  it('13.4 is confirmed by the chair from its card', async () => {
    const rig = new DeskRig(CHAIR, agreed());
    const of = rig.world.proposeComma('x');
    await rig.show('x');
    expect((await screen.findAllByText('Editorial change, proposed by the secretariat')).length).toBeGreaterThan(0);
    await pressByKey(rig, 'Confirm the editorial change');
    expect(rig.sent).toEqual([{ do: 'confirm-editorial', of }]);
    expect((await screen.findAllByText(/^Editorial change, confirmed /)).length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: 'Undo the editorial change' })).toBeNull();
  });

  it('13.1 is declined by the chair from its card, and that is said', async () => {
    const rig = new DeskRig(CHAIR, agreed());
    const of = rig.world.proposeComma('x');
    await rig.show('x');
    await pressByKey(rig, 'Decline the editorial change');
    expect(rig.sent).toEqual([{ do: 'decline-editorial', of }]);
    await rig.says('status', /An editorial change of .* is not made/);
    expect(screen.queryByText('Editorial change, proposed by the secretariat')).toBeNull();
  });

  it('13.1 is taken back by the secretariat, while nobody has confirmed it', async () => {
    const rig = new DeskRig(OFFICE, agreed());
    const of = rig.world.proposeComma('x');
    await rig.show('x');
    expect(screen.queryByRole('button', { name: 'Decline the editorial change' })).toBeNull();
    await pressByKey(rig, 'Take the proposal back');
    expect(rig.sent).toEqual([{ do: 'decline-editorial', of }]);
    expect(screen.queryByText('Editorial change, proposed by the secretariat')).toBeNull();
    expect(rig.world.lines.find(({ id }) => id === 'x')?.words).toBe('to share power');
  });

  it('13.5 is undone by a State with one key, and everybody is told whose', async () => {
    const rig = new DeskRig(BRU, agreed());
    const of = rig.world.must(CHAIR, { do: 'confirm-editorial', of: rig.world.proposeComma('x') });
    await rig.show('x');
    await pressByKey(rig, 'Undo the editorial change');
    expect(rig.sent).toEqual([{ do: 'contest-editorial', of }]);
    expect(await screen.findByText('Bruma has undone an editorial change. The earlier words are back.')).toBeTruthy();
    expect([rig.world.status('x'), rig.world.lines.find(({ id }) => id === 'x')?.words]).toEqual(['agreed', 'to share power']);
  });

  it('13.6 is listed in the call for adoption, and can be undone from there', async () => {
    const world = agreed();
    const of = world.must(CHAIR, { do: 'confirm-editorial', of: world.proposeComma('x') });
    world.append({ type: 'editorial.stood', of });
    world.must(CHAIR, { do: 'call-adoption', ...world.hashes });
    const rig = new DeskRig(ARL, world);
    await rig.show();
    expect(await screen.findByText('1 editorial change of agreed text')).toBeTruthy();
    await pressByKey(rig, 'Undo the editorial change');
    expect([rig.sent, rig.world.shown.adoptionCall]).toEqual([[{ do: 'contest-editorial', of }], null]);
  });

  it('13.1 a proposal is said aloud, and so are its confirmation and its end', async () => {
    const rig = new DeskRig(ARL, agreed());
    await rig.show();
    rig.others((w) => void w.proposeComma('x'));
    await rig.says('status', /The secretariat proposes an editorial change of/);
    rig.others((w) => void w.must(CHAIR, { do: 'confirm-editorial', of: w.state.seq }));
    await rig.says('status', /The chair confirms an editorial change of/);
    rig.others((w) => void w.must(BRU, { do: 'contest-editorial', of: w.state.seq }));
    await rig.says('status', /Bruma undoes an editorial change of/);
  });
});
