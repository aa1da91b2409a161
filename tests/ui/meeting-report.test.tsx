// @vitest-environment happy-dom
/** F3.8: the report of a meeting, where the secretariat closes it and where something is said for it. */
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ForumContext } from '../../client/pages/forum.tsx';
import { Meeting } from '../../client/pages/meeting/meeting.tsx';
import type { Actor } from '../../shared/opinion/actor.ts';
import { register } from '../../shared/opinion/show.ts';
import type { ShownForum } from '../../shared/wire/forum.ts';
import { ARL, BRU, COR, HERE, OFFICE, World } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';
import { DeskRig } from './support/desk.tsx';
import { FORUM, seen } from './support/forum.ts';

const user = userEvent.setup();
type ShownReport = ShownForum['meetings'][number]['report'];

/** The first meeting has sat, and has the opinion on its table. */
const held = (report: ShownReport = null): ShownForum => ({
  ...FORUM,
  tables: [{ opinion: 'o', meeting: 'ieg-1' }],
  meetings: FORUM.meetings.map((one) => ({
    ...one,
    sittings: one.sittings.map((sitting) => ({ ...sitting, state: 'closed' as const, closedAt: sitting.openedAt + 1 })),
    report: one.meeting === 'ieg-1' ? report : null,
  })),
});
const CLOSED = { closed: true, at: Date.UTC(2030, 4, 20, 9), reason: null };
const AGAIN = { closed: false, at: Date.UTC(2030, 4, 21, 9), reason: 'One was overlooked.' };
const UNTIL = 'Statements can be made and corrected until the report of IEG-1 is closed.';
const OVER = /^The report of IEG-1 was closed 20 May 2030, 09:00 UTC: no further statement can be made for its record\./;

const show = (actor: Actor, forum: ShownForum) =>
  render(
    <Around actor={actor}>
      <ForumContext value={seen(forum)}>
        <Meeting id="ieg-1" />
      </ForumContext>
    </Around>,
  );
const commands = (asked: readonly { readonly what: string; readonly body: unknown }[]): readonly unknown[] =>
  asked.filter(({ what }) => what.startsWith('POST')).map(({ body }) => (body as { readonly command: unknown }).command);

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

describe('the page of a meeting', () => {
  it('F3.8 asks the secretariat once, with how much was said and by whom, and closes the report', async () => {
    const world = new World();
    const say = { do: 'make-statement', block: null, kind: 'statement', statement: 'Noted.' } as const;
    const first = world.must(ARL, say);
    world.must(ARL, { ...say, corrects: first });
    world.must(COR, say);
    world.must(BRU, { do: 'dissociate', blocks: ['a'] });
    const asked = answering({
      'GET /api/opinions': [],
      'GET /api/opinions/o/register': register(world.state, new Map(), 'o'),
      'POST /api/forum/commands': { seq: 1 },
    });
    show(OFFICE, held());
    expect(screen.getByText(UNTIL)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Close the report' }));
    const dialog = within(screen.getByRole('alertdialog', { name: 'Close the report' }));
    expect((await dialog.findByRole('listitem')).textContent).toBe(
      'Draft opinion 3: 2 statements (Arlen and Cordova) and 1 dissociation (Bruma)',
    );
    expect(commands(asked)).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Close the report' }));
    expect(commands(asked)).toEqual([{ do: 'close-meeting-report', meeting: 'ieg-1' }]);
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  });

  it('P14 does not say that nothing was said where that could not be read, and tries again', async () => {
    const forum = { ...held(), tables: ['o', 'x'].map((opinion) => ({ opinion, meeting: 'ieg-1' })) };
    const answers = { 'GET /api/opinions': [], 'GET /api/opinions/o/register': register(new World().state, new Map(), 'o') };
    answering({ ...answers, 'GET /api/opinions/x/register': 'no connection' });
    show(OFFICE, forum);
    await user.click(screen.getByRole('button', { name: 'Close the report' }));
    const dialog = within(screen.getByRole('alertdialog'));
    expect((await dialog.findByRole('alert')).textContent).toContain('could not be loaded');
    expect(dialog.queryByText('Nothing has been said for the record.')).toBeNull();
    answering({ ...answers, 'GET /api/opinions/x/register': register(new World().state, new Map(), 'x') });
    await user.click(dialog.getByRole('button', { name: 'Try again' }));
    expect(await dialog.findByText('Nothing has been said for the record.')).toBeTruthy();
  });

  it('F3.8 says to everybody that it is closed; the secretariat opens it again with a reason', async () => {
    const asked = answering({ 'GET /api/opinions': [], 'POST /api/forum/commands': { seq: 1 } });
    show(ARL, held(CLOSED));
    expect(screen.getByText(OVER)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /the report/ })).toBeNull();
    cleanup();
    show(OFFICE, held(CLOSED));
    await user.click(screen.getByRole('button', { name: 'Reopen the report' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Reopen the report' }));
    expect([dialog.getByText('required').className, commands(asked)]).toEqual(['error', []]);
    await user.type(dialog.getByLabelText('Reason'), AGAIN.reason);
    await user.click(dialog.getByRole('button', { name: 'Reopen the report' }));
    expect(commands(asked)).toEqual([{ do: 'reopen-meeting-report', meeting: 'ieg-1', reason: AGAIN.reason }]);
    cleanup();
    show(ARL, held(AGAIN));
    expect(screen.getByText(`The report of IEG-1 was reopened 21 May 2030, 09:00 UTC: ${AGAIN.reason}`)).toBeTruthy();
    expect(screen.getByText(UNTIL)).toBeTruthy();
  });

  it('F3.8 says why it cannot be closed while the meeting sits, and nothing where it never sat', async () => {
    const asked = answering({ 'GET /api/opinions': [] });
    show(OFFICE, FORUM);
    await user.click(screen.getByRole('button', { name: 'Close the report' }));
    expect([screen.getAllByText('A sitting of this meeting is under way.').length > 0, screen.queryByRole('alertdialog')]).toEqual([
      true,
      null,
    ]);
    cleanup();
    render(
      <Around actor={OFFICE}>
        <ForumContext value={seen(FORUM)}>
          <Meeting id="ieg-2" />
        </ForumContext>
      </Around>,
    );
    expect(screen.queryByRole('button', { name: 'Close the report' })).toBeNull();
    expect(commands(asked)).toEqual([]);
  });
});

describe('for the record of an opinion', () => {
  it('7.12 says until when something is said, and offers nothing once the report is closed', async () => {
    const rig = new DeskRig(ARL);
    rig.forum = seen(held());
    await rig.show();
    expect(await screen.findByText(UNTIL)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Make a statement' })).toBeTruthy();
    cleanup();
    const late = new DeskRig(ARL);
    late.forum = seen(held(CLOSED));
    await late.show();
    expect(await screen.findByText(OVER)).toBeTruthy();
    for (const name of ['Make a statement', 'Dissociate from paragraphs', 'Correct'])
      expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('7.12 keeps what is being written when the report is closed meanwhile, and says what can be done', async () => {
    const rig = new DeskRig(ARL);
    rig.forum = seen(held());
    await rig.show();
    await rig.user.click(await screen.findByRole('button', { name: 'Make a statement' }));
    const form = within(await screen.findByRole('form', { name: 'Make a statement' }));
    await rig.user.type(form.getByLabelText(/^Text/), 'We recall it.');
    rig.world.here = { ...HERE, reported: true };
    await rig.user.click(form.getByRole('button', { name: 'Record' }));
    expect(
      form.getByText(
        /^The report of the meeting is closed: no further statement can be made for its record\. The secretariat can reopen it/,
      ),
    ).toBeTruthy();
    expect(form.getByLabelText<HTMLTextAreaElement>(/^Text/).value).toBe('We recall it.');
  });
});
