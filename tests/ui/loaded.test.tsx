// @vitest-environment happy-dom
/** What is read from the API: one address once at a time, and nothing that was shown is taken back for something older. */
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ask, outdate } from '../../client/pages/ask.ts';
import { ForumProvider, useForum } from '../../client/pages/forum.tsx';
import { useLoaded } from '../../client/pages/loaded.ts';
import { FORUM } from './support/forum.ts';

interface Sent {
  readonly what: string;
  readonly answer: (body: unknown, status?: number) => Promise<void>;
}

/** Answers come when the test gives them. */
function line(): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', (path: string, { method = 'GET' }: RequestInit = {}) => {
    return new Promise<Response>((resolve) => {
      const answer = (body: unknown, status = 200): Promise<void> =>
        act(async () => resolve(new Response(JSON.stringify(body), { status })));
      sent.push({ what: `${method} ${path}`, answer });
    });
  });
  return sent;
}

const at = (sent: readonly Sent[], place: number): Sent => sent[place] ?? expect.fail(`request ${place} was not sent`);

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('asks an address once, however many parts of the page read it', async () => {
  const sent = line();
  const parts = [1, 2, 3].map(() => renderHook(() => useLoaded('GET /api/opinions')));
  expect(sent.map(({ what }) => what)).toEqual(['GET /api/opinions']);
  await at(sent, 0).answer([]);
  expect(parts.map(({ result }) => result.current.value)).toEqual([[], [], []]);
});

it('N10 asks again after what is on its way where something has changed, and keeps the newer answer', async () => {
  const sent = line();
  const { result } = renderHook(() => useLoaded('GET /api/docket'));
  const acted = ask('POST /api/tokens', { body: { label: 'a' } });
  await at(sent, 1).answer({ id: '', token: '', expiresAt: 0 });
  await acted;
  const again = result.current.refetch();
  expect(sent.length).toBe(2);
  await at(sent, 0).answer({ now: 1 });
  expect(result.current.value).toEqual({ now: 1 });
  await at(sent, 2).answer({ now: 2 });
  await again;
  expect(result.current.value).toEqual({ now: 2 });
});

it('N10 keeps what it shows of a log where a node behind answers less', async () => {
  const sent = line();
  const { result } = renderHook(() => useLoaded('GET /api/opinions/:id/register', { id: 'one' }));
  await at(sent, 0).answer({ seq: 7 });
  const again = result.current.refetch();
  await at(sent, 1).answer({ seq: 5 });
  await again;
  expect(result.current.value).toEqual({ seq: 7 });
});

it('N10 keeps the newest forum, whatever comes after it', async () => {
  vi.stubGlobal(
    'EventSource',
    class {
      addEventListener(): void {}
      close(): void {}
    },
  );
  const sent = line();
  const { result } = renderHook(useForum, { wrapper: ({ children }) => <ForumProvider on>{children}</ForumProvider> });
  await at(sent, 0).answer({ ...FORUM, seq: 9 });
  outdate();
  const again = result.current.refetch();
  await at(sent, 1).answer({ ...FORUM, seq: 8 });
  await again;
  expect(result.current.forum?.seq).toBe(9);
});

it('N10 does not wait for what hangs, and takes nothing late from it', async () => {
  vi.useFakeTimers();
  const sent = line();
  const { result } = renderHook(() => useLoaded('GET /api/circulars'));
  await act(() => vi.advanceTimersByTimeAsync(16_000));
  const again = result.current.refetch();
  await at(sent, 1).answer([2]);
  await again;
  await at(sent, 0).answer([1]);
  expect(result.current.value).toEqual([2]);
});

it('shows nothing of another address while its own is on its way, nor what comes too late for it', async () => {
  const sent = line();
  const { result, rerender } = renderHook(({ id }) => useLoaded('GET /api/documents/:id', { id }), { initialProps: { id: 'a' } });
  await at(sent, 0).answer({ id: 'a' });
  const late = result.current.refetch();
  rerender({ id: 'b' });
  expect(result.current.value).toBeNull();
  await at(sent, 1).answer({ id: 'a' });
  await late;
  expect(result.current.value).toBeNull();
  await at(sent, 2).answer({ id: 'b' });
  expect(result.current.value).toEqual({ id: 'b' });
});

it('keeps what was read while a newer reading fails, and says why', async () => {
  const sent = line();
  const { result } = renderHook(() => useLoaded('GET /api/opinions'));
  await at(sent, 0).answer([]);
  const again = result.current.refetch();
  await at(sent, 1).answer({ code: 'storage' }, 503);
  await again;
  expect([result.current.value, result.current.trouble?.code]).toEqual([[], 'storage']);
});
