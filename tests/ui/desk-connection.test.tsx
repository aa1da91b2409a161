// @vitest-environment happy-dom
/** What the page of an opinion says of its connection: lost and back, and why it has ended. */
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { NOBODY } from '../../client/pages/myself.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { ARL, CHAIR } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('a connection', () => {
  it('lost and back is said once each, in a bar that stays while it is lost', async () => {
    const rig = new DeskRig(ARL);
    await rig.show('a');
    act(() => rig.opinion.sync.linkChanged({ at: 'away', since: Date.UTC(2030, 0, 1, 10, 42) }));
    expect(document.querySelector('.sync-bar')?.textContent).toContain('Not live since 10:42.You can go on typing.');
    expect(rig.region('alert')).toBe('Not live since 10:42. You can go on typing.');
    act(() => rig.opinion.sync.tallyChanged({ count: 3, oldest: rig.clock.now() }));
    expect(rig.region('alert')).toBe('Not live since 10:42. You can go on typing.');
    expect(document.querySelector('.sync-bar')?.textContent).toContain('Not recorded yet: 3 changes');
    act(() => {
      rig.opinion.sync.tallyChanged({ count: 0, oldest: null });
      rig.opinion.sync.linkChanged({ at: 'live' });
    });
    expect(rig.region('status')).toBe('Live again. Everything you typed is recorded.');
    expect(document.querySelector('.sync-bar')).toBeNull();
  });

  it('A8 that was ended to make room says so', async () => {
    const rig = new DeskRig(ARL);
    const by = { person: 'B. Lind', label: '' };
    rig.answers = { 'GET /api/me': { ...NOBODY, putOut: { at: Date.UTC(2030, 0, 1, 10, 42), by } } };
    await rig.show('a');
    act(() => rig.opinion.sync.linkChanged({ at: 'ended', code: CLOSE.signedOut, why: 'signed out' }));
    const bar = () => document.querySelector('.sync-bar')?.textContent;
    expect(bar()).toContain('Your access has ended: you were signed out.');
    await waitFor(() => expect(bar()).toContain('The seat already had as many sessions as a seat can have.'));
    expect(bar()).not.toContain('Lind');
  });

  it('tells nobody to go on typing who cannot type', async () => {
    const rig = new DeskRig(CHAIR);
    await rig.show('a');
    act(() => rig.opinion.sync.linkChanged({ at: 'away', since: Date.UTC(2030, 0, 1, 10, 42) }));
    expect(document.querySelector('.sync-bar')?.textContent).toBe(' Not live since 10:42.Try now');
    act(() => rig.opinion.sync.linkChanged({ at: 'ended', code: CLOSE.noRight, why: 'seat closed' }));
    expect(document.querySelector('.sync-bar')?.textContent).toContain('your seat was closed. Ask the secretariat.');
    expect(screen.getByRole('link', { name: 'Go to the sign-in page' }).getAttribute('href')).toBe('/');
  });
});
