// @vitest-environment happy-dom
/** Addresses that have nothing for whoever looks: each gets one true sentence, read out once, and no connection is tried in vain. */
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Opinion } from '../../client/pages/opinion/opinion.tsx';
import { announcer } from '../../client/ui/announce.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import type { ShownSession } from '../../shared/wire/restricted.ts';
import { ARL, CHAIR, GUEST, OFFICE } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';

/** Sockets that the page has asked for; the test opens and closes them. */
let sockets: FakeSocket[] = [];
class FakeSocket {
  binaryType = '';
  onopen: (() => void) | null = null;
  onmessage: (() => void) | null = null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null;
  constructor() {
    sockets.push(this);
  }
  send(): void {}
  close(): void {}
}

/** Everything that was given to the live regions. */
let said: string[] = [];

beforeEach(() => {
  sockets = [];
  said = [];
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.spyOn(announcer, 'say').mockImplementation((region, _kind, words) => void said.push(`${region}: ${words}`));
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const RUNNING: ShownSession = {
  session: 'r1',
  meeting: 'ieg-1',
  sitting: 1,
  opinions: ['o1'],
  mover: 'bru',
  state: 'running',
  denominator: 'present',
  quorum: false,
  answers: [],
  unanswered: [],
  count: { yes: 2, no: 0, abstain: 0, of: 2, carried: true },
};
const shown = (...sessions: readonly ShownSession[]) => ({
  seq: 9,
  denominator: 'present',
  quorum: false,
  members: 3,
  accredited: 3,
  sessions,
});

function show(actor: Actor, id: string): void {
  render(
    <Around actor={actor}>
      <Opinion id={id} />
    </Around>,
  );
}
const main = (): string => document.querySelector('.sheet p')?.textContent ?? '';

describe('an address that has nothing for whoever looks', () => {
  it('says that no opinion has it', async () => {
    answering({ 'GET /api/restricted': shown(), 'GET /api/opinions/onothere/register': [404, { code: 'not-found' }] });
    show(ARL, 'onothere');
    await waitFor(() => expect(sockets).toHaveLength(1));
    act(() => sockets[0]?.onclose?.({ code: 1006, reason: '' }));
    await waitFor(() => expect(main()).toBe('There is no opinion at this address.'));
    await waitFor(() => expect(said).toEqual(['status: There is no opinion at this address.']));
    expect(document.querySelector('.sync-bar')).toBeNull();
  });

  it('F9.5 says the same to everybody of a session that is not held, and asks for nothing else', async () => {
    for (const actor of [ARL, OFFICE]) {
      const asked = answering({ 'GET /api/restricted': shown(RUNNING) });
      show(actor, 'r2-o1');
      await waitFor(() => expect(main()).toBe('There is no opinion at this address.'));
      expect([sockets.length, ...new Set(asked.map(({ what }) => what))]).toEqual([0, 'GET /api/restricted']);
      cleanup();
    }
  });

  it('F9.5 says to outsiders that the session is not open to them, and asks for nothing else', async () => {
    for (const [actor, state, words] of [
      [OFFICE, 'running', 'A session restricted to Member States is being held on this opinion; it is not open to your capacity.'],
      [GUEST, 'published', 'A session restricted to Member States was held on this opinion; its document is not open to your capacity.'],
    ] as const) {
      said = [];
      const asked = answering({ 'GET /api/restricted': shown({ ...RUNNING, state }) });
      show(actor, 'r1-o1');
      await waitFor(() => expect(main()).toBe(words));
      expect(screen.getByRole('link').getAttribute('href')).toBe('/o/o1');
      await waitFor(() => expect(said).toEqual([`status: ${words}`]));
      expect([sockets.length, ...new Set(asked.map(({ what }) => what))]).toEqual([0, 'GET /api/restricted']);
      cleanup();
    }
  });

  it('F9.6 looks at once when a session puts everybody out of the opinion, and says so once', async () => {
    const answers: Record<string, unknown> = {
      'GET /api/restricted': shown(),
      'GET /api/opinions/o1/register': { number: '1', title: 'Title', phase: 'drafting', language: 'en' },
      'GET /api/opinions/o1/text': { blocks: [] },
    };
    answering(answers);
    show(CHAIR, 'o1');
    await waitFor(() => expect(sockets).toHaveLength(1));
    act(() => sockets[0]?.onopen?.());
    answers['GET /api/restricted'] = shown(RUNNING);
    act(() => sockets[0]?.onclose?.({ code: CLOSE.restricted, reason: '' }));
    await screen.findByText(/nobody can change it until the session ends/);
    await waitFor(() => expect(said).toHaveLength(1));
    expect(said[0]).toMatch(/^status: The Member States are in a restricted session on this opinion/);
  });
});
