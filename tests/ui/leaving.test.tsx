// @vitest-environment happy-dom
/** Nothing that was raised is dropped silently: other pages tell and send it, and signing out asks first. */
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Leave, Unsent } from '../../client/pages/unsent.tsx';
import { KeptActs } from '../../client/sync/kept-acts.ts';
import { ARL } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
  cleanup();
  localStorage.clear();
  window.history.replaceState(null, '', '/');
});

const POST = 'POST /api/opinions/sites/commands';
const LIST = { 'GET /api/opinions': [{ id: 'sites', number: '2' }] };
const OUT = { 'POST /api/sign-out': null };

function keep(): void {
  const command = { do: 'raise-objection', block: 'a', hash: null, reason: 'Too narrow.' } as const;
  const uuid = '00000000-0000-4000-8000-000000000001';
  new KeptActs(localStorage, 'sites', ARL.seat, 'A. Person').add({ uuid, v: 1, seen: { seq: 3 }, command }, 0);
}

const SAY = 'POST /api/opinions/sites/threads/commands';
const BEGINS = 'nemcon.said.';
const saidLeft = (): number => Object.keys(localStorage).filter((name) => name.startsWith(BEGINS)).length;

/** As the page of the text leaves it that was closed before an answer came. */
function keepComment(): void {
  const uuid = '00000000-0000-4000-8000-000000000002';
  const command = { do: 'add-message', thread: uuid, text: 'Not so.', corrects: null, mentions: [] };
  const kept = { envelope: { uuid, audience: { of: 'seats' }, command }, at: 0, no: null };
  localStorage.setItem(`${BEGINS}sites.${ARL.seat}.${encodeURIComponent('A. Person')}.${uuid}`, JSON.stringify(kept));
}

async function show(what: 'page' | 'leaving', answers: Readonly<Record<string, unknown>>, at = '/docket') {
  window.history.replaceState(null, '', at);
  const asked = answering({ ...LIST, ...answers });
  let stayed = false;
  const stay = (): void => {
    stayed = true;
  };
  render(<Around actor={ARL}>{what === 'page' ? <Unsent /> : <Leave stay={stay} />}</Around>);
  await act(async () => {});
  const posted = (path: string): number => asked.filter((one) => one.what === path).length;
  return { posted, stayed: () => stayed, press: (name: string) => userEvent.click(screen.getByRole('button', { name })) };
}

describe('what is not in the record yet', () => {
  it('N5 is told on every page, with the way to its opinion, and sent from there', async () => {
    keep();
    const { posted } = await show('page', { [POST]: 'no connection' });
    expect(screen.getByRole('region', { name: 'Not in the record yet' }).textContent).toContain('Too narrow.');
    expect((await screen.findByRole('link', { name: 'Draft opinion 2' })).getAttribute('href')).toBe('/o/sites');
    answering({ ...LIST, [POST]: { seq: 9, act: null } });
    await act(async () => void window.dispatchEvent(new Event('online')));
    expect([posted(POST), screen.queryByRole('region'), localStorage.length]).toEqual([1, null, 0]);
  });

  it('P31 a comment that is not sent is told on every page and sent from there, without its words', async () => {
    keepComment();
    const { posted } = await show('page', { [SAY]: 'no connection' });
    const told = screen.getByRole('region', { name: 'Comments not sent' });
    expect(told.textContent).toContain('Not sent yet: 1.');
    expect(told.textContent).not.toContain('Not so.');
    expect((await screen.findByRole('link', { name: 'Draft opinion 2' })).getAttribute('href')).toBe('/o/sites');
    const asked = answering({ ...LIST, [SAY]: { position: 1 } });
    await act(async () => void window.dispatchEvent(new Event('online')));
    expect(asked.filter(({ what }) => what === SAY).map(({ body }) => body)).toMatchObject([{ command: { text: 'Not so.' } }]);
    expect([posted(SAY), screen.queryByRole('region'), saidLeft()]).toEqual([1, null, 0]);
  });

  it('P31 a comment that was refused meanwhile leads to the page of its text', async () => {
    keepComment();
    await show('page', { [SAY]: [409, { code: 'opinion-over' }] });
    expect(screen.getByRole('region', { name: 'Comments not sent' }).textContent).toContain(
      'Not taken: 1. The page of this text says why.',
    );
    expect(saidLeft()).toBe(1);
  });

  it('P31 signing out asks before a comment that is not sent is lost, and sends it first where that is wished', async () => {
    keepComment();
    const { posted, press } = await show('leaving', { [SAY]: 'no connection', ...OUT });
    expect(screen.getByText(/^Comments that have not reached the server/)).toBeTruthy();
    const asked = answering({ ...LIST, ...OUT, [SAY]: { position: 1 } });
    await press('Send and sign out');
    await act(async () => {});
    expect(asked.map(({ what }) => what)).toEqual(expect.arrayContaining([SAY, 'POST /api/sign-out']));
    expect([posted(SAY), saidLeft()]).toEqual([1, 0]);
  });

  it('N5 is left to the page of its opinion where that is open', async () => {
    keep();
    const { posted } = await show('page', {}, '/o/sites/table');
    expect([posted(POST), screen.queryByRole('region'), localStorage.length]).toEqual([0, null, 1]);
  });

  it('N5 lets whoever looks at it before signing out go there', async () => {
    keep();
    const { posted, stayed } = await show('leaving', { ...OUT, [POST]: 'no connection' });
    await userEvent.click(await screen.findByRole('link', { name: 'Draft opinion 2' }));
    expect([stayed(), window.location.pathname, posted('POST /api/sign-out')]).toEqual([true, '/o/sites', 0]);
  });

  it('N5 is not dropped before whoever signs out has chosen so', async () => {
    keep();
    const { posted, press, stayed } = await show('leaving', { ...OUT, [POST]: 'no connection' });
    expect(screen.getByRole('alertdialog', { name: 'Not everything is in the record yet' }).textContent).toContain('it will never be sent');
    await press('Send and sign out');
    expect(screen.getByText('No answer came from the server. You are still signed in.')).toBeTruthy();
    expect([posted('POST /api/sign-out'), localStorage.length]).toEqual([0, 1]);
    await press('Stay signed in');
    expect(stayed()).toBe(true);
    await press('Sign out without sending');
    expect([posted('POST /api/sign-out'), localStorage.length]).toEqual([1, 0]);
  });

  it('N5 is sent first where that is asked for', async () => {
    keep();
    const { press } = await show('leaving', { [POST]: 'no connection' });
    const asked = answering({ ...LIST, ...OUT, [POST]: { seq: 9, act: null } });
    await press('Send and sign out');
    expect(asked.map(({ what }) => what).filter((what) => what.startsWith('POST'))).toEqual([POST, 'POST /api/sign-out']);
  });

  it('N5 says that typed text stays on the device', async () => {
    localStorage.setItem(`nemcon.unrecorded.sites.${ARL.seat}.x`, '[]');
    const { posted, press } = await show('leaving', OUT);
    expect(screen.getByRole('alertdialog').textContent).toContain('stays on this device');
    expect(posted('POST /api/sign-out')).toBe(0);
    await press('Sign out');
    expect(posted('POST /api/sign-out')).toBe(1);
  });

  it('N5 signing out asks nothing where nothing would be lost, and says where it did not work', async () => {
    const { posted } = await show('leaving', { 'POST /api/sign-out': 'no connection' });
    expect(posted('POST /api/sign-out')).toBe(1);
    expect(screen.getByRole('alertdialog', { name: 'Sign out' }).textContent).toContain('server');
  });
});
