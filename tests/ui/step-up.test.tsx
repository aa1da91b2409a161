// @vitest-environment happy-dom
/** Showing again who one is, beside the act that waits for it. */
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Again } from '../../client/pages/sign-in/again.tsx';
import { Returning } from '../../client/pages/sign-in/returning.tsx';
import { CONFIRMED } from '../../client/pages/sign-in/show-again.tsx';
import { StepUp, useStepUp } from '../../client/pages/sign-in/step-up.tsx';
import { CHAIR } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';

const user = userEvent.setup();
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  window.history.replaceState(null, '', '/');
});

const TOKEN = 'a'.repeat(43);

/** A page with an act that waits, and words that were typed before. */
function Page() {
  const stepUp = useStepUp();
  const [shown, setShown] = useState<boolean | null>(null);
  return (
    <>
      <input aria-label="Reason" />
      <button type="button" onClick={() => void stepUp().then(setShown)}>
        Adopt
      </button>
      {shown !== null && <p>{shown ? 'it goes on' : 'it does not'}</p>}
    </>
  );
}

const show = (provider: string | null = 'Union sign-in') => {
  vi.spyOn(HTMLDialogElement.prototype, 'showModal').mockImplementation(function (this: HTMLDialogElement) {
    this.open = true;
  });
  render(
    <Around actor={CHAIR} provider={provider}>
      <StepUp>
        <Page />
      </StepUp>
    </Around>,
  );
};

describe('an act that wants a fresh sign-in', () => {
  it('goes on when another link for the seat was pasted, with all that was typed still there', async () => {
    const asked = answering({ 'POST /api/sign-in/confirm': null });
    show(null);
    await user.type(screen.getByLabelText('Reason'), 'half a sentence');
    await user.click(screen.getByRole('button', { name: 'Adopt' }));
    await user.type(await screen.findByLabelText(/Another invitation link/), `https://forum.example/invite#${TOKEN}`);
    expect(screen.queryByRole('link', { name: /Sign in again/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Use this link' }));
    expect(await screen.findByText('it goes on')).toBeTruthy();
    expect(asked).toEqual([{ what: 'POST /api/sign-in/confirm', body: { token: TOKEN } }]);
    expect(screen.getByLabelText<HTMLInputElement>('Reason').value).toBe('half a sentence');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it.each([
    [[403, { code: 'other-person' }], /another seat/],
    [[410, { code: 'link-spent' }], /has already been used/],
    ['no connection', /did not answer/],
  ])('says why a link shows nothing, and waits', async (answer, words) => {
    answering({ 'POST /api/sign-in/confirm': answer });
    show();
    await user.click(screen.getByRole('button', { name: 'Adopt' }));
    await user.type(await screen.findByLabelText(/Another invitation link/), TOKEN);
    await user.click(screen.getByRole('button', { name: 'Use this link' }));
    expect(await screen.findByText(words)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByText('it does not')).toBeTruthy();
  });

  it('goes on when the other tab has come back from the provider', async () => {
    show();
    await user.click(screen.getByRole('button', { name: 'Adopt' }));
    const way = await screen.findByRole('link', { name: 'Sign in again with Union sign-in' });
    expect([way.getAttribute('href'), way.getAttribute('target')]).toEqual(['/sign-in/again', '_blank']);
    const other = new BroadcastChannel(CONFIRMED);
    other.postMessage(null);
    expect(await screen.findByText('it goes on')).toBeTruthy();
    other.close();
  });
});

describe('the other tab', () => {
  it('leaves for the provider', async () => {
    const asked = answering({ 'POST /api/sign-in/leave': { url: 'about:blank#provider' } });
    const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => {});
    render(
      <Around actor={CHAIR} provider="Union sign-in">
        <Again />
      </Around>,
    );
    await waitFor(() => expect(assign).toHaveBeenCalledWith('about:blank#provider'));
    expect(asked).toEqual([{ what: 'POST /api/sign-in/leave', body: { goal: '/', confirm: true } }]);
    assign.mockRestore();
  });

  it('tells the first that it is done, and what to do', async () => {
    window.history.replaceState(null, '', '/sign-in/return?code=c');
    answering({ 'POST /api/sign-in/arrive': { goal: '/', seats: [], confirmed: true } });
    const told = new Promise((resolve) => {
      const channel = new BroadcastChannel(CONFIRMED);
      channel.onmessage = () => {
        channel.close();
        resolve(true);
      };
    });
    render(
      <Around actor={CHAIR} provider="Union sign-in">
        <Returning />
      </Around>,
    );
    expect(await screen.findByText(/Close this tab and return/)).toBeTruthy();
    expect(await told).toBe(true);
  });
});
