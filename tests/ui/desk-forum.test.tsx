// @vitest-environment happy-dom
/** What the page of an opinion says of the forum: how the meeting sits, that another draft has taken its place, who holds the gavel. */
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ShownForum } from '../../shared/wire/forum.ts';
import { ARL, BRU, CHAIR, DEPUTY, HERE, World } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { DeskRig } from './support/desk.tsx';
import { FORUM, seen } from './support/forum.ts';

const PRESIDES = { seat: CHAIR.seat, askedBy: null, chairs: [{ seat: CHAIR.seat, name: 'M. Tarrow' }] };

const sitting = (state: 'open' | 'suspended' | 'closed'): ShownForum => ({
  ...FORUM,
  presiding: PRESIDES,
  tables: [{ opinion: 'o', meeting: 'ieg-1' }],
  meetings: FORUM.meetings.map((one) => ({ ...one, sittings: one.sittings.map((each) => ({ ...each, state })) })),
});

const merged: ShownForum = { ...FORUM, presiding: PRESIDES, merged: [{ opinion: 'o', into: 'power', number: '4' }] };

afterEach(cleanup);

const chairBar = () => screen.getByRole('region', { name: 'For the chair' });

describe('while the meeting does not sit', () => {
  it('says so at the gavel, explains the call, and lets whoever presides go on with the sitting', async () => {
    const rig = new DeskRig(CHAIR);
    rig.forum = seen(sitting('suspended'));
    await rig.show('a');
    const call = await screen.findByRole('button', { name: 'Call for objections' });
    expect(call.getAttribute('aria-disabled')).toBe('true');
    expect(chairBar().textContent).toContain('Sitting 2 of IEG-1 is suspended.');
    expect(chairBar().textContent).toContain('This is possible only while the meeting');
    // what the cards ask for may come as late as their code
    const read = { 'GET /api/documents?opinion=o': [], 'GET /api/opinions/o/comment-counts': [] };
    const asked = answering({ ...read, 'POST /api/forum/commands': { seq: 10 } });
    await rig.press('Resume the sitting');
    expect(asked.flatMap(({ body }) => body ?? [])).toMatchObject([{ command: { do: 'resume-sitting', meeting: 'ieg-1' } }]);
  });

  it('offers to open one between two, to the deputy with the reason why not', async () => {
    const rig = new DeskRig(DEPUTY);
    rig.forum = seen(sitting('closed'));
    await rig.show('a');
    const open = await screen.findByRole('button', { name: 'Open a sitting' });
    expect(open.getAttribute('aria-disabled')).toBe('true');
    expect(chairBar().textContent).toContain('IEG-1 is not sitting.');
  });

  it('lets a call with a deadline through, and a live one while the meeting sits', async () => {
    const rig = new DeskRig(CHAIR);
    rig.answers = { 'GET /api/notices': { notices: [] } };
    rig.forum = seen(sitting('closed'));
    await rig.show('a');
    await rig.more();
    const call = await screen.findByRole('button', { name: 'Call with this time' });
    await rig.user.type(screen.getByLabelText(/hours/), '2031-01-01T10:00');
    expect(call.getAttribute('aria-disabled')).toBe('false');
    const other = new DeskRig(CHAIR);
    other.forum = seen(sitting('open'));
    await other.show('a');
    expect((await screen.findByRole('button', { name: 'Call for objections' })).getAttribute('aria-disabled')).toBe('false');
    expect(screen.queryByText(/require an open sitting/)).toBeNull();
  });

  it('tells delegations at the call that it stays open, and their objection is not held up', async () => {
    const world = new World();
    world.call('a');
    const rig = new DeskRig(BRU, world);
    rig.forum = seen(sitting('suspended'));
    await rig.show('a');
    const bar = screen.getByRole('region', { name: 'Call running' });
    expect(await within(bar).findByText(/stays open in the meantime/)).toBeTruthy();
    expect(
      within(bar)
        .getByRole('button', { name: /^Object/ })
        .getAttribute('aria-disabled'),
    ).toBe('false');
  });
});

describe('where another draft has taken the place', () => {
  it('says which, with the way there, and agrees nothing more', async () => {
    const rig = new DeskRig(CHAIR);
    rig.forum = seen(merged);
    await rig.show('a');
    const way = await screen.findByRole('link', { name: 'Draft opinion 4' });
    expect([way.getAttribute('href'), way.closest('p')?.textContent]).toEqual(['/o/power', 'Merged into Draft opinion 4']);
    await rig.more();
    for (const name of ['Call for objections', 'Call for adoption'])
      expect([name, (await screen.findByRole('button', { name })).getAttribute('aria-disabled')]).toEqual([name, 'true']);
    expect(chairBar().textContent).toContain('Another draft has taken the place of this one');
    expect(screen.queryByRole('button', { name: 'Close as merged' })).toBeNull();
  });

  it('lets its sponsor agree, after a question', async () => {
    const world = new World();
    const rig = new DeskRig(ARL, world);
    rig.forum = seen(merged);
    await rig.show('a');
    await rig.user.click(await screen.findByRole('button', { name: 'Close as merged' }));
    expect(rig.sent).toEqual([]);
    world.here = { ...HERE, merged: true };
    await rig.user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Close as merged' }));
    expect(rig.sent).toEqual([{ do: 'close-without-adoption', outcome: 'merged' }]);
    expect(world.shown).toMatchObject({ phase: 'not-adopted', outcome: 'merged' });
    expect(screen.getByRole('link', { name: 'Draft opinion 4' })).toBeTruthy();
  });
});

describe('a chair without the gavel', () => {
  it('finds nothing live that is refused', async () => {
    const world = new World();
    world.call('a', 'b');
    const rig = new DeskRig(DEPUTY, world);
    await rig.show('a');
    await screen.findByRole('region', { name: 'For the chair' });
    await rig.more();
    const disabled = (name: RegExp) => screen.getAllByRole('button', { name }).map((one) => one.getAttribute('aria-disabled'));
    expect(new Set(disabled(/^Cancel the call/))).toEqual(new Set(['true']));
    expect(disabled(/^Declare \d/)).toEqual(['true']);
    expect(screen.queryByText(/Declare 0/)).toBeNull();
    expect(screen.queryByRole('combobox', { name: 'Who writes in the text' })).toBeNull();
    expect(chairBar().textContent).toContain('Who writes in the text:');
    expect(screen.queryAllByRole('checkbox')).toEqual([]);
  });

  it('does not take back what was declared a moment ago', async () => {
    const rig = new DeskRig(DEPUTY);
    rig.world.call('a');
    rig.world.wait(15);
    rig.world.declare('a');
    await rig.show('a');
    const undo = await screen.findByRole('button', { name: /^Undo/ });
    expect(undo.getAttribute('aria-disabled')).toBe('true');
  });
});
