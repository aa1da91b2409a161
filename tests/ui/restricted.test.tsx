// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ForumContext } from '../../client/pages/forum.tsx';
import { Restricted } from '../../client/pages/office/restricted.tsx';
import { SessionBar } from '../../client/pages/restricted/bar.tsx';
import { Motion } from '../../client/pages/restricted/motion.tsx';
import { type OnOpinion, OnOpinionContext } from '../../client/pages/restricted/sessions.ts';
import { announcer } from '../../client/ui/announce.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { ShownForum } from '../../shared/wire/forum.ts';
import type { ShownSession } from '../../shared/wire/restricted.ts';
import { ARL, CHAIR, OFFICE } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';

const user = userEvent.setup();
// what waits to be said would outlive the page
vi.spyOn(announcer, 'say').mockReturnValue();
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const SESSION: ShownSession = {
  session: 'r1',
  meeting: 'ieg-1',
  sitting: 1,
  opinions: ['o1'],
  mover: 'bru',
  state: 'moved',
  denominator: null,
  quorum: false,
  answers: [],
  unanswered: [],
  count: null,
};
const on = (session: Partial<ShownSession> | null, more: Partial<OnOpinion> = {}): OnOpinion => ({
  opinion: 'o1',
  reading: { value: {}, trouble: null, at: 0, refetch: () => Promise.resolve() },
  place: 'open',
  session: session && { ...SESSION, ...session },
  members: 3,
  accredited: 3,
  refetch: () => Promise.resolve(),
  ...more,
});

const SITTING = { number: 1, state: 'open', openedAt: 0, closedAt: null, left: [] } as const;
const MEETING = {
  meeting: 'ieg-1',
  kind: 'ieg',
  code: 'IEG-1',
  names: { en: 'First' },
  place: null,
  from: '',
  to: '',
  zone: 'UTC',
} as const;
const FORUM = { seq: 9, meetings: [{ ...MEETING, cancelled: false, sittings: [SITTING], policy: null }], presiding: { seat: CHAIR.seat } };

function show(actor: Actor, page: ReactNode): void {
  const value = { forum: FORUM as unknown as ShownForum, trouble: null, lost: null, now: 0, refetch: () => Promise.resolve() };
  render(
    <Around actor={actor}>
      <ForumContext value={value}>{page}</ForumContext>
    </Around>,
  );
}
const Moving = ({ on }: { readonly on: OnOpinion }) => (
  <OnOpinionContext value={on}>
    <Motion />
  </OnOpinionContext>
);
const buttons = (): readonly (string | null)[] => screen.queryAllByRole('button').map((one) => one.textContent);
const command = (asked: ReturnType<typeof answering>): unknown => ((asked.at(-1)?.body ?? {}) as { command?: unknown }).command;

describe('a restricted session', () => {
  it('is moved by a Member State in two presses, and offered to nobody else, nor where one is under way', async () => {
    const asked = answering({ 'POST /api/restricted': [201, { session: 'r1', seq: 4 }] });
    for (const other of [CHAIR, OFFICE]) {
      show(other, <Moving on={on(null)} />);
      expect(buttons()).toEqual([]);
      cleanup();
    }
    show(ARL, <Moving on={on({})} />);
    expect(buttons()).toEqual([]);
    cleanup();
    show(ARL, <Moving on={on({ state: 'published' })} />);
    await user.click(screen.getByRole('button', { name: 'Move a restricted session' }));
    await user.click(screen.getByRole('button', { name: 'Move it' }));
    expect(asked.map(({ what }) => what)).toEqual(['POST /api/restricted']);
    expect(asked[0]?.body).toMatchObject({ meeting: 'ieg-1', opinions: ['o1'] });
  });

  it('is listed on the desk of the secretariat, which sets of how many the majority is', async () => {
    const count = { yes: 2, no: 1, abstain: 0, of: 3, carried: true, accredited: 4 };
    const sessions = [
      { ...SESSION, state: 'published', count },
      { ...SESSION, session: 'r2', state: 'withdrawn' },
      { ...SESSION, session: 'r3', state: 'running', count: { ...count, accredited: undefined } },
    ];
    const asked = answering({
      'GET /api/restricted': { seq: 9, denominator: 'present', quorum: false, members: 3, accredited: 3, sessions },
      'GET /api/opinions': [{ id: 'o1', number: '4' }],
      'POST /api/forum/commands': { seq: 10 },
    });
    show(OFFICE, <Restricted />);
    expect((await screen.findAllByRole('listitem')).map((one) => one.textContent)).toEqual([
      'Restricted session 3 · IEG-1 · Draft opinion 4 · Bruma · Carried: yes 2, no 1, abstain 0, of 3. · In a restricted session of the Member States',
      'Restricted session 2 · IEG-1 · Draft opinion 4 · Bruma · The motion was withdrawn.',
      'Restricted session 1 · IEG-1 · Draft opinion 4 · Bruma · Carried: yes 2, no 1, abstain 0, of 3. Quorum: 3 of 4 accredited delegations answered.',
    ]);
    await user.selectOptions(screen.getByLabelText('A motion is carried by more than half of'), 'all Member States');
    const given = asked.find(({ what }) => what.startsWith('POST'))?.body as { command: unknown };
    expect(given.command).toEqual({ do: 'set-denominator', denominator: 'all' });
    await user.click(screen.getByRole('checkbox', { name: /requires a quorum/ }));
    expect(asked.filter(({ what }) => what.startsWith('POST')).at(-1)?.body).toMatchObject({ command: { do: 'set-quorum', quorum: true } });
  });

  it('has its roll opened and closed by whoever presides, and its motion taken back by its mover', async () => {
    const asked = answering({ 'POST /api/forum/commands': { seq: 5 } });
    show(CHAIR, <SessionBar on={on({})} />);
    expect(screen.getByText(/Bruma moves that Member States/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Open the roll' }));
    expect(command(asked)).toEqual({ do: 'open-roll', session: 'r1' });
    cleanup();
    show(ARL, <SessionBar on={on({ mover: 'arl' })} />);
    expect(buttons()).toEqual(['Take the motion back']);
    cleanup();
    show(CHAIR, <SessionBar on={on({ state: 'roll', denominator: 'all', quorum: true, unanswered: ['arl', 'bru', 'cor'] })} />);
    expect(screen.getByText('More than half of the accredited delegations must answer: 0 of 3 so far.')).toBeDefined();
    expect(screen.getByText('It is carried when more than half of all Member States (3) say yes.')).toBeDefined();
    expect(buttons()).toEqual(['Close the roll']);
  });

  it('is answered once by each State, after being asked whether it is sure; the answers are there to see', async () => {
    const asked = answering({ 'POST /api/forum/commands': { seq: 6 } });
    const roll = { state: 'roll', denominator: 'present', answers: [{ entity: 'bru', answer: 'no' }], unanswered: ['arl', 'cor'] } as const;
    show(ARL, <SessionBar on={on(roll)} />);
    expect(screen.getByText('Yes 0, no 1, abstain 0')).toBeDefined();
    expect(screen.getByText('Bruma')).toBeDefined();
    expect(screen.getByText('Have not answered').nextElementSibling?.textContent).toMatch(/Arlen.*Cordova/);
    await user.click(screen.getByRole('button', { name: 'Yes' }));
    expect(asked).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Answer' }));
    expect(command(asked)).toEqual({ do: 'answer-roll', session: 'r1', answer: 'yes' });
    cleanup();
    show(ARL, <SessionBar on={on({ ...roll, answers: [{ entity: 'arl', answer: 'abstain' }] })} />);
    expect(screen.getByText('Arlen has answered: Abstain.')).toBeDefined();
    expect(buttons()).toEqual([]);
  });

  it('is said to everybody while it runs; only those inside are shown the way, and whoever presides ends it', async () => {
    const asked = answering({ 'POST /api/forum/commands': { seq: 7 } });
    const running = { state: 'running', count: { yes: 2, no: 0, abstain: 1, of: 3, carried: true } } as const;
    show(OFFICE, <SessionBar on={on(running, { place: 'closed-off' })} />);
    expect(screen.getByText(/nobody can change it until the session ends/)).toBeDefined();
    expect(screen.getByText('Carried: yes 2, no 0, abstain 1, of 3.')).toBeDefined();
    expect([screen.queryByRole('link'), ...buttons()]).toEqual([null]);
    cleanup();
    show(ARL, <SessionBar on={on(running, { place: 'closed-off' })} />);
    expect(screen.getByRole('link', { name: 'Go to the session' }).getAttribute('href')).toBe('/o/r1-o1');
    cleanup();
    show(CHAIR, <SessionBar on={on(running, { place: 'inside' })} />);
    expect(screen.getByText(/only Member States and the presiding chair are here/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'End the session' }));
    expect(asked).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'End the session' }));
    expect(command(asked)).toEqual({ do: 'end-restricted', session: 'r1' });
  });
});
