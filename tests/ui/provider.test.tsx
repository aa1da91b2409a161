// @vitest-environment happy-dom
/** Signing in through the provider: the way there, and what is said to whoever comes back. */
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Returning } from '../../client/pages/sign-in/returning.tsx';
import { SignIn } from '../../client/pages/sign-in/sign-in.tsx';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';

const user = userEvent.setup();
const show = (page: ReactNode, provider: string | null = 'Union sign-in') =>
  render(
    <Around actor={null} provider={provider}>
      {page}
    </Around>,
  );

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  window.history.replaceState(null, '', '/');
});

const seat = (id: string) => ({
  id,
  entity: { id: 'bru', code: 'BRU', names: { en: 'Bruma' }, capacity: 'member-state' },
  functions: id === 's-2' ? ['head'] : [],
  remote: false,
});

describe('the way in', () => {
  it('stands beside the invitation link and leads to the page of the provider', async () => {
    window.history.replaceState(null, '', '/o/one');
    const asked = answering({ 'POST /api/sign-in/leave': { url: 'about:blank#provider' } });
    const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => {});
    show(<SignIn />);
    expect(screen.getByLabelText(/Invitation link/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Sign in with Union sign-in' }));
    expect(asked).toEqual([{ what: 'POST /api/sign-in/leave', body: { goal: '/o/one' } }]);
    await waitFor(() => expect(assign).toHaveBeenCalledWith('about:blank#provider'));
    assign.mockRestore();
  });

  it('is not offered where there is none, and says so where the provider is away', async () => {
    show(<SignIn />, null);
    expect(screen.queryByRole('button', { name: /Sign in with/ })).toBeNull();
    cleanup();
    answering({ 'POST /api/sign-in/leave': [503, { code: 'provider-away' }] });
    show(<SignIn />);
    await user.click(screen.getByRole('button', { name: /Sign in with/ }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/Union sign-in does not answer.*invitation link/);
  });
});

describe('the way back', () => {
  const back = (): void => window.history.replaceState(null, '', '/sign-in/return?code=c&state=s');

  it('hands in once what the provider sent along, keeps it out of the address, and goes on', async () => {
    back();
    const asked = answering({ 'POST /api/sign-in/arrive': { goal: '/o/one', seats: [] } });
    show(<Returning />);
    await waitFor(() => expect(window.location.pathname).toBe('/o/one'));
    expect(asked).toEqual([{ what: 'POST /api/sign-in/arrive', body: { query: '?code=c&state=s' } }]);
    expect(window.location.search).toBe('');
  });

  it('lets a person choose among several seats', async () => {
    back();
    const answers = { 'POST /api/sign-in/arrive': { goal: '/new', seats: [seat('s-1'), seat('s-2')] }, 'POST /api/sign-in/choose': null };
    const asked = answering(answers);
    show(<Returning />);
    await user.click(await screen.findByRole('button', { name: /Bruma.*head of delegation/ }));
    expect(asked.at(-1)).toEqual({ what: 'POST /api/sign-in/choose', body: { seat: 's-2' } });
    await waitFor(() => expect(window.location.pathname).toBe('/new'));
  });

  it.each([
    ['provider-away', 503, /does not answer/],
    ['provider-refused', 403, /did not sign you in/],
    ['flow-lost', 410, /Sign in again/],
    ['no-seat', 403, /no open seat.*Ask the secretariat/],
  ])('says what to do where it leads nowhere: %s', async (code, status, words) => {
    back();
    answering({ 'POST /api/sign-in/arrive': [status, { code }] });
    show(<Returning />);
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
    expect(screen.getByRole('link', { name: 'Sign in again' })).toBeTruthy();
  });
});
