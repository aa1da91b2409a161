// @vitest-environment happy-dom
/** Where a seat is signed in, as its person and the secretariat see it. */
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OpenSessions } from '../../client/pages/office/open-sessions.tsx';
import { deviceOf } from '../../client/pages/sessions/device.ts';
import { Sessions } from '../../client/pages/sessions/sessions.tsx';
import { SignIn } from '../../client/pages/sign-in/sign-in.tsx';
import { ARL, OFFICE } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';

const user = userEvent.setup();
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const AGENTS = {
  edge: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
  firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0',
  chrome: 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
  safari:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
};

const row = (id: string, more: object) => ({
  id,
  kind: 'browser',
  seat: 's',
  person: 'A. Orsel',
  label: AGENTS.edge,
  how: 'link',
  createdAt: Date.UTC(2030, 0, 2, 9),
  seenAt: Date.UTC(2030, 0, 3, 9),
  expiresAt: Date.UTC(2030, 1, 1),
  own: false,
  ...more,
});

const NO_MAIL = { calls: false, sends: false, address: false };

describe('a device', () => {
  it('has the name that people know, also where its browser carries the names of others', () => {
    expect(Object.values(AGENTS).map(deviceOf)).toEqual([
      { browser: 'Edge', system: 'Windows' },
      { browser: 'Firefox', system: 'Linux' },
      { browser: 'Chrome', system: 'Android' },
      { browser: 'Safari', system: 'iPhone' },
    ]);
    for (const strange of ['', 'curl/8', 'test', 'Firefox/1']) expect(deviceOf(strange)).toBeNull();
  });
});

describe('my sessions', () => {
  it('say where, how and since when, and end all others', async () => {
    const sessions = [row('one', { own: true }), row('two', { label: 'x', how: 'provider' })];
    const asked = answering({
      'GET /api/sessions': sessions,
      'GET /api/tokens': [],
      'GET /api/me/mail': NO_MAIL,
      'DELETE /api/sessions': null,
      'DELETE /api/sessions/two': null,
    });
    render(
      <Around actor={ARL} provider="Union sign-in">
        <Sessions />
      </Around>,
    );
    expect(await screen.findByText('Edge on Windows · this session')).toBeTruthy();
    expect(screen.getByText('Unknown device')).toBeTruthy();
    expect(screen.getByText(/since 2 Jan 2030.* · through Union sign-in · last used 3 Jan 2030/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^End this session: Unknown device/ }));
    await user.click(screen.getByRole('button', { name: 'End all others, tokens too' }));
    await waitFor(() => expect(asked.map(({ what }) => what)).toContain('DELETE /api/sessions'));
    expect(asked.map(({ what }) => what)).toContain('DELETE /api/sessions/two');
    expect(asked.at(-1)?.what).toMatch(/^GET/);
  });

  it('offer nothing to end where there is no other', async () => {
    answering({ 'GET /api/sessions': [row('one', { own: true })], 'GET /api/tokens': [], 'GET /api/me/mail': NO_MAIL });
    render(
      <Around actor={ARL}>
        <Sessions />
      </Around>,
    );
    await screen.findByText(/· this session/);
    expect(screen.queryByRole('button', { name: /all others/ })).toBeNull();
    expect(await screen.findByText('This server sends no mail.')).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('O10 say which version the server runs, for whoever reports a fault', async () => {
    answering({ 'GET /api/sessions': [], 'GET /api/tokens': [], 'GET /api/me/mail': NO_MAIL });
    render(
      <Around actor={OFFICE}>
        <Sessions />
      </Around>,
    );
    expect(await screen.findByText(/This server runs nemcon 1\.2\.3\./)).toBeTruthy();
  });

  it('C22 choose a mail for when a comment calls upon the delegation', async () => {
    let calls = false;
    const asked = answering({
      'GET /api/sessions': [],
      'GET /api/tokens': [],
      'GET /api/me/mail': () => ({ calls, sends: true, address: false }),
      'GET /api/forum': {},
      'POST /api/forum/commands': () => {
        calls = true;
        return { seq: 1 };
      },
    });
    let answered = (): void => {};
    const held = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const answer = fetch;
    vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
      if (init?.method === 'POST') await held;
      return answer(path, init);
    });
    render(
      <Around actor={ARL}>
        <Sessions />
      </Around>,
    );
    const tick = await screen.findByRole('checkbox', { name: 'Write to me when a comment calls upon my delegation' });
    expect(screen.getByText(/no mail address for your seat/)).toBeTruthy();
    await user.click(tick);
    // pressed again while the first is under way
    await user.click(tick);
    expect(screen.getByText('Recording…')).toBeTruthy();
    answered();
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(true));
    expect(screen.queryByText('Recording…')).toBeNull();
    const chosen = asked.filter(({ what }) => what.startsWith('POST'));
    expect(chosen.map(({ body }) => body)).toMatchObject([{ command: { do: 'choose-call-mail', on: true } }]);
  });
});

describe('the secretariat', () => {
  it('sees and ends the sessions of a seat', async () => {
    const seat = (id: string) => ({ seat: id, entity: 'arl', functions: [], remote: false, open: true });
    const asked = answering({
      'GET /api/seats': [seat('s-1'), seat('s-2')],
      [`GET /api/sessions?seat=${OFFICE.seat}`]: [],
      'GET /api/sessions?seat=s-2': [row('one', {}), row('two', { kind: 'token', label: 'robot', how: null })],
      'DELETE /api/tokens/two': null,
      'DELETE /api/sessions?seat=s-2': null,
    });
    render(
      <Around actor={OFFICE}>
        <OpenSessions />
      </Around>,
    );
    expect(await screen.findByText('Nobody is signed in from this seat.')).toBeTruthy();
    await user.selectOptions(await screen.findByLabelText('Seat'), 's-2');
    await user.click(await screen.findByRole('button', { name: /^End this session: Token: robot/ }));
    await user.click(screen.getByRole('button', { name: 'End all sessions and tokens of this seat' }));
    await waitFor(() => expect(asked.map(({ what }) => what)).toContain('DELETE /api/sessions?seat=s-2'));
    expect(asked.map(({ what }) => what)).toContain('DELETE /api/tokens/two');
  });
});

it('A8 say to whoever comes back with one that made room when that was, by whose sign-in, and what to do', async () => {
  answering({});
  const putOut = { at: Date.UTC(2030, 0, 2, 9), by: { person: 'B. Lind', label: AGENTS.firefox } };
  const { rerender } = render(
    <Around actor={null} putOut={putOut}>
      <SignIn />
    </Around>,
  );
  const said = (await screen.findByRole('alert')).textContent;
  for (const words of [/B\. Lind\W* signed in from the same seat/, /2 Jan/, /Firefox/, /unused the longest/, /Sign in again/])
    expect(said).toMatch(words);
  rerender(
    <Around actor={null} putOut={{ ...putOut, by: null }}>
      <SignIn />
    </Around>,
  );
  expect((await screen.findByRole('alert')).textContent).toContain('Somebody signed in');
  rerender(
    <Around actor={null}>
      <SignIn />
    </Around>,
  );
  expect(screen.queryByRole('alert')).toBeNull();
});
