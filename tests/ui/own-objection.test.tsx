// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ARL, BRU } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const form = async (name: RegExp) => within(await screen.findByRole('form', { name }));
const words = (field: HTMLElement): string => (field as HTMLTextAreaElement).value;

describe('a State that objects already', () => {
  it('P6 changes its objection, in a form that begins with what stands', async () => {
    const rig = new DeskRig(ARL);
    await rig.show('a');
    await rig.press('Object');
    const first = await form(/^Object to/);
    await rig.user.type(first.getByLabelText(/^Reason/), 'Too vague');
    await rig.user.click(first.getByLabelText(/deleted/));
    await rig.user.click(first.getByRole('button', { name: 'Object' }));
    expect(screen.queryByRole('button', { name: 'Object' })).toBeNull();
    await rig.press('Change your objection');
    const again = await form(/^Change your objection to/);
    expect(words(again.getByLabelText(/^Reason/))).toBe('Too vague');
    expect((again.getByLabelText(/deleted/) as HTMLInputElement).checked).toBe(true);
    await rig.user.type(again.getByLabelText(/^Reason/), ' and too long');
    await rig.user.click(again.getByRole('button', { name: 'Change your objection' }));
    expect(rig.sent.at(-1)).toMatchObject({ do: 'raise-objection', reason: 'Too vague and too long', endsIf: { deleted: true } });
    // elsewhere it objects for the first time
    rig.goTo('b');
    expect(screen.getByRole('button', { name: 'Object' })).toBeTruthy();
  });

  it('1.7 sees whether its objection has a condition, also on a page that never heard that one was left out; others see what it has', async () => {
    const none = /^No condition is set under which it is met: it stands until your State withdraws it\.$/;
    const rig = new DeskRig(ARL);
    rig.world.object(ARL, 'a');
    rig.world.object(BRU, 'a');
    await rig.show('a');
    expect(await screen.findAllByText(none)).toHaveLength(1);
    rig.others((world) => world.object(ARL, 'a', { endsIf: { deleted: true } }));
    expect(await screen.findByText('Met if the paragraph is deleted')).toBeTruthy();
    expect(screen.queryByText(none)).toBeNull();
  });

  it('P6 sees that what it withdrew has ended, in the place of its card', async () => {
    const rig = new DeskRig(ARL);
    rig.world.object(BRU, 'a');
    await rig.show('a');
    await rig.press('Object');
    await rig.user.click((await form(/^Object to/)).getByRole('button', { name: 'Object' }));
    await rig.press(/^Withdraw: /);
    await rig.user.click((await form(/^Withdraw/)).getByRole('button', { name: /^Withdraw/ }));
    const told = (): string[] => [...document.querySelectorAll('.cards .ended')].map(({ textContent }) => textContent ?? '');
    expect(told()).toEqual([expect.stringMatching(/^Arlen has withdrawn its position on .*a\)”\. .*UTC$/)]);
    rig.goTo('b');
    expect(told()).toEqual([]);
  });

  it('P6 whoever comes later sees it too, and nobody any more once the opinion is over', async () => {
    const rig = new DeskRig(BRU);
    const { world } = rig;
    const position = world.object(ARL, 'a');
    world.must(ARL, { do: 'withdraw', position });
    await rig.show('a');
    const told = (): number => document.querySelectorAll('.cards .ended').length;
    expect(told()).toBe(1);
    rig.others((world) => world.must(ARL, { do: 'close-without-adoption', outcome: 'withdrawn' }));
    expect(told()).toBe(0);
  });
});
