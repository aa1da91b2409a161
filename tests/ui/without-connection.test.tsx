// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ARL, CHAIR } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const away = (rig: DeskRig): void => act(() => rig.opinion.sync.linkChanged({ at: 'away', since: 0 }));

function keep(rig: DeskRig): string {
  const uuid = '00000000-0000-4000-8000-000000000001';
  const command = { do: 'raise-objection', block: 'a', hash: null, reason: 'Too narrow.' } as const;
  rig.raised.add({ uuid, v: 1, seen: { seq: 3 }, command }, Date.now());
  return uuid;
}

describe('without WebSocket', () => {
  it('N1 says it beside what is recorded, quietly, and while all is well only', async () => {
    const rig = new DeskRig(ARL);
    await rig.show('a');
    expect(screen.queryByText(/without WebSocket/)).toBeNull();
    act(() => rig.way.set('http'));
    expect(await screen.findByText('Connected (without WebSocket)')).toBeTruthy();
    expect(rig.region('alert')).toBe('');
    away(rig);
    expect(screen.queryByText(/without WebSocket/)).toBeNull();
    act(() => rig.opinion.sync.linkChanged({ at: 'live' }));
    act(() => rig.way.set('websocket'));
    expect(screen.queryByText(/without WebSocket/)).toBeNull();
  });
});

describe('without a connection', () => {
  it('N5 an objection is kept: its form closes, it is said once and shown as not in the record yet', async () => {
    const rig = new DeskRig(ARL);
    await rig.show('a');
    away(rig);
    await rig.press('Object');
    await rig.user.type(await screen.findByLabelText(/^Reason/), 'Too narrow.');
    rig.answerOnce = { ok: false, why: 'kept' };
    await rig.user.click(within(screen.getByRole('form')).getByRole('button', { name: 'Object' }));
    expect(screen.queryByRole('form')).toBeNull();
    expect(screen.queryByRole('region', { name: 'Not in the record yet' })).toBeNull();
    const uuid = keep(rig);
    act(() => rig.raised.wait(uuid));
    const list = await screen.findByRole('region', { name: 'Not in the record yet' });
    expect(within(list).getByRole('listitem').textContent).toContain('noting a)');
    expect(within(list).getByText('Too narrow.')).toBeTruthy();
    const cards = screen.getByRole('complementary', { name: /noting a\)/ });
    expect(within(cards).getByText('Not in the record yet: Objection')).toBeTruthy();
    await rig.says('alert', 'Not in the record yet: kept on this device, and sent when the server answers.');
    act(() => rig.raised.forget(uuid));
    expect(screen.queryByRole('region', { name: 'Not in the record yet' })).toBeNull();
  });

  it('N5 a refusal that comes late is said, and stays until it was read', async () => {
    const rig = new DeskRig(ARL);
    const uuid = keep(rig);
    rig.raised.wait(uuid, { why: 'refused', refusal: { code: 'opinion-adopted' } });
    await rig.show('a');
    const list = await screen.findByRole('region', { name: 'Not recorded' });
    const words = 'Not recorded. The opinion has been adopted. Its text and positions can no longer be changed.';
    expect(within(list).getByText(words)).toBeTruthy();
    await rig.says('alert', words);
    await rig.user.click(within(list).getByRole('button'));
    expect(screen.queryByRole('region', { name: 'Not recorded' })).toBeNull();
    expect(rig.raised.getSnapshot()).toEqual([]);
  });

  it('1.7 an objection that stands without its condition is said to, once, and how to give it one; it is not called unrecorded', async () => {
    const rig = new DeskRig(ARL);
    rig.world.object(ARL, 'a');
    rig.raised.wait(keep(rig), { why: 'without-end' });
    await rig.show('a');
    const list = await screen.findByRole('region', { name: 'Not recorded in full' });
    const words = /^Your objection stands\. The condition .* press “Change your objection” from a seat that may\.$/;
    expect(within(list).getByText(words)).toBeTruthy();
    expect(screen.queryByText(/Not recorded\b(?! in full)/)).toBeNull();
    expect(screen.getByRole('button', { name: 'Change your objection' })).toBeTruthy();
    // at the paragraph too, from where the list above the text is out of sight
    const cards = screen.getByRole('complementary', { name: /noting a\)/ });
    const partly = (await within(cards).findByText('Not recorded in full: Objection')).closest('article');
    expect(partly?.textContent).toMatch(/press “Change your objection” from a seat that may\.Close$/);
    // beside what is not recorded at all nothing is called nearly recorded
    const other = '00000000-0000-4000-8000-000000000002';
    const command = { do: 'raise-objection', block: 'b', hash: null } as const;
    act(() => rig.raised.add({ uuid: other, v: 1, seen: { seq: 3 }, command }, Date.now()));
    act(() => rig.raised.wait(other, { why: 'no-right' }));
    const both = await screen.findByRole('region', { name: 'Not recorded' });
    const kept = within(both).getAllByRole('listitem');
    expect(kept.map((one) => one.getAttribute('data-kept')).sort()).toEqual(['partly', 'refused']);
    act(() => rig.raised.forget(other));
    await rig.user.click(within(await screen.findByRole('region', { name: 'Not recorded in full' })).getByRole('button'));
    expect(screen.queryByRole('region', { name: 'Not recorded in full' })).toBeNull();
  });

  it('N6 what lifts or decides is not possible and says why; what raises is', async () => {
    const rig = new DeskRig(ARL);
    rig.world.must(ARL, { do: 'raise-objection', block: 'a', hash: rig.world.hash('a') });
    await rig.show('a');
    const withdraws = [/^Withdraw(?! this draft)/, 'Withdraw this draft opinion'];
    await screen.findByRole('button', { name: 'Withdraw this draft opinion' });
    for (const name of withdraws) expect(button(name).getAttribute('aria-disabled'), String(name)).toBe('false');
    away(rig);
    for (const name of withdraws) expect(button(name).getAttribute('aria-disabled'), String(name)).toBe('true');
    await rig.press('Other positions');
    for (const name of ['Make a reservation', 'Support']) expect(button(name).getAttribute('aria-disabled'), name).toBe('false');
    await rig.press(/^Withdraw(?! this draft)/);
    await rig.says('alert', 'Not possible now: Not connected. This is possible only while the page is live; please try again then.');
    expect(rig.sent).toEqual([]);
  });

  it('N6 the gavel is not possible and says why', async () => {
    const rig = new DeskRig(CHAIR);
    await rig.show('a');
    expect(button('Call for objections').getAttribute('aria-disabled')).toBe('false');
    away(rig);
    expect(button('Call for objections').getAttribute('aria-disabled')).toBe('true');
    expect(screen.getAllByText(/^Not connected\./).length).toBeGreaterThan(0);
    await rig.press('Call for objections');
    expect(rig.sent).toEqual([]);
  });
});
