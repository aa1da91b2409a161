// @vitest-environment happy-dom
/** The table of positions and the next step, over the real rules. */
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import { Doc } from 'yjs';
import { moved } from '../../client/pages/opinion/console/grid-keys.ts';
import { beginFolded, matrixGroups } from '../../client/pages/opinion/console/matrix-of.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import { commandFor } from '../../shared/opinion/asking.ts';
import { BY_WEIGHT } from '../../shared/opinion/kinds.ts';
import { ARL, BRU, CHAIR, COR } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { DeskRig } from './support/desk.tsx';
import { FORUM, seen } from './support/forum.ts';

beforeEach(() => history.replaceState(null, '', '/o/o/table'));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
});

const { t } = createText('en', await loadCatalogue('en'), 'UTC');
const cell = (name: string | RegExp) => screen.getByRole('cell', { name });

async function table(prepare: (rig: DeskRig) => void = () => {}): Promise<DeskRig> {
  const rig = new DeskRig(CHAIR);
  rig.answers = { 'GET /api/opinions/o/progress': [{ seq: 1, at: Date.UTC(2030, 0, 1), paragraphs: 3, agreed: 1, held: 1, unsettled: 0 }] };
  prepare(rig);
  await rig.show();
  await screen.findByRole('heading', { name: 'Next step' });
  return rig;
}

describe('the table of positions', () => {
  it('has a cell with a name for each paragraph and State that has a position', async () => {
    await table(({ world }) => {
      world.object(ARL, 'a');
    });
    expect(cell('noting a): Arlen objects')).toBeTruthy();
    expect(cell('noting b): Arlen has no position')).toBeTruthy();
    expect(screen.queryByRole('cell', { name: /Bruma/ })).toBeNull();
    await screen.findByText('The same as a list');
    fireEvent.click(screen.getByLabelText('Member States without a position too'));
    expect(cell('noting a): Bruma has no position')).toBeTruthy();
  });

  it.each(BY_WEIGHT)('has a cell for the kind "%s"', async (kind) => {
    const rig = await table(({ world }) => {
      const links = [{ block: 'b', hash: world.hash('b') }];
      const command = commandFor(kind, { block: 'a', hash: world.hash('a'), until: world.now + 3_600_000, links });
      if (command !== null) world.must(ARL, command);
    });
    expect(rig.opinion.register.getSnapshot()?.paragraphs.flatMap(({ positions }) => positions.map((one) => one.kind))).toEqual([kind]);
    expect(cell(new RegExp(`^noting a\\): ${t(`position.${kind}`, { state: 'Arlen' })}`))).toBeTruthy();
  });

  it('says of a position that the present text meets that it holds nothing up', async () => {
    await table(({ world }) => {
      const hash = world.hash('a') ?? '';
      world.must(ARL, { do: 'raise-objection', block: 'a', hash, endsIf: { reads: hash } });
    });
    const met = cell('noting a): Arlen objects – Met by the present text: it no longer holds anything up');
    expect(met.className).toContain('met');
  });

  it('2.16 says which position is still to be confirmed, and in the list too that one is met', async () => {
    await table(({ world }) => {
      const hash = world.hash('a');
      world.must(BRU, { do: 'raise-objection', block: 'a', hash, endsIf: { reads: hash ?? '' } });
      world.append({
        ...{ type: 'position.raised', kind: 'objection', block: 'a', hash, entity: 'arl', via: 'screen', until: null },
        ...{ reasoned: false, cured: false, endsIf: null, seen: 1, carried: { session: 'r1', enteredBy: null } },
      });
    });
    expect(cell('noting a): Arlen objects – to confirm')).toBeTruthy();
    expect(screen.getByRole('rowheader', { name: 'noting a) 1 objection to confirm ARL' })).toBeTruthy();
    const met = 'Bruma objects – Met by the present text: it no longer holds anything up';
    expect(await screen.findByText(`noting a): ${met} and Arlen objects – to confirm`)).toBeTruthy();
  });

  it('P16 is walked by arrows and letters from one Tab stop; Enter or the space bar makes the paragraph the current one', async () => {
    const rig = await table(({ world }) => {
      world.object(ARL, 'a');
      world.object(BRU, 'b');
    });
    const grid = screen.getByRole('grid');
    const stops = () => [...grid.querySelectorAll<HTMLElement>('[tabindex="0"]')];
    expect(stops()).toHaveLength(1);
    const [first] = stops();
    first?.focus();
    fireEvent.keyDown(document.activeElement ?? grid, { key: 'b' });
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/: Bruma has no position$/);
    while (!document.activeElement?.getAttribute('aria-label')?.startsWith('noting b)'))
      fireEvent.keyDown(document.activeElement ?? grid, { key: 'ArrowDown' });
    expect(document.activeElement?.getAttribute('aria-label')).toBe('noting b): Bruma objects');
    expect(stops()).toHaveLength(1);
    fireEvent.keyDown(document.activeElement ?? grid, { key: 'Home', ctrlKey: true });
    fireEvent.keyDown(document.activeElement ?? grid, { key: ' ' });
    expect(rig.opinion.focus.getSnapshot()).not.toBe('b');
    fireEvent.keyDown(document.activeElement ?? grid, { key: 'End', ctrlKey: true });
    while (!document.activeElement?.getAttribute('aria-label')?.startsWith('noting b)'))
      fireEvent.keyDown(document.activeElement ?? grid, { key: 'ArrowUp' });
    fireEvent.keyDown(document.activeElement ?? grid, { key: 'Enter' });
    expect(rig.opinion.focus.getSnapshot()).toBe('b');
    expect(screen.getByText('Only Bruma can withdraw it.')).toBeTruthy();
  });

  it('O17 says at each State whether it is in the room, takes part from afar, follows, has no screen there, or that this is not known', async () => {
    const awareness = new Awareness(new Doc());
    const { opinion } = await table(({ world, opinion }) => {
      world.object(ARL, 'a');
      world.object(BRU, 'b');
      opinion.presence.watch(awareness);
    });
    const header = (code: string) => screen.getByRole('columnheader', { name: new RegExp(`^${code}`) }).textContent;
    expect([header('ARL'), header('BRU')]).toEqual(['ARL not connected', 'BRU not connected']);
    const here = { seat: 's', entity: 'arl', capacity: 'member-state', remote: true, person: '', block: null };
    const come = (client: number, state: object): void => {
      awareness.states.set(client, state);
      act(() => awareness.emit('change', [{ added: [client], updated: [], removed: [] }, 'test']));
    };
    come(7, here);
    expect([header('ARL'), header('BRU')]).toEqual(['ARL remote', 'BRU not connected']);
    act(() => opinion.presence.unknown.set(true));
    expect([header('ARL'), header('BRU')]).toEqual(['ARL remote', 'BRU not known whether connected']);
    act(() => opinion.presence.unknown.set(false));
    come(8, { ...here, remote: false });
    expect(header('ARL')).toBe('ARL in the room');
    const receipt = { shown: 0, handed: 0, follows: true };
    const states = ['arl', 'bru'].map((entity) => ({ entity, ...receipt }));
    act(() => opinion.presence.reached({ type: 'receipts', whole: true, states }));
    expect([header('ARL'), header('BRU')]).toEqual(['ARL in the room', 'BRU following on the page for slow connections']);
    awareness.destroy();
  });

  it('names who broke a silence procedure in the row, in the list, among the calls and aloud', async () => {
    const rig = await table(({ world }) => {
      const targets = ['a', 'b'].map((block) => ({ block, hash: world.hash(block) }));
      world.must(CHAIR, { do: 'call', targets, deadline: world.now + 80 * 3_600_000 });
    });
    rig.others((world) => world.object(ARL, 'a'));
    await rig.says('alert', 'Arlen has broken the silence procedure on “noting a)”.');
    expect(screen.getByRole('rowheader', { name: 'noting a) 1 objection Silence broken ARL' })).toBeTruthy();
    expect(screen.getByText(/^noting a\): Arlen has broken the silence procedure\. .* and Arlen objects$/)).toBeTruthy();
    await rig.more();
    const calls = screen.getByRole('heading', { name: 'Open calls' }).parentElement ?? document.body;
    expect(within(calls).getByText(/^Arlen has broken/)).toBeTruthy();
  });

  it('P19 explains the cell under the pointer or the focus', async () => {
    await table(({ world }) => {
      world.object(ARL, 'a');
      world.object(BRU, 'b');
    });
    const explained = () => screen.getByRole('region', { name: 'What the cell says' }).textContent ?? '';
    expect(explained()).toMatch(/^Arrows move/);
    fireEvent.mouseOver(cell('noting a): Arlen objects'));
    expect(explained()).toMatch(/^noting a\)Arlen objectsRaised /);
    act(() => cell('noting b): Arlen has no position').focus());
    expect(explained()).toMatch(/^noting b\)Arlen has no position/);
    fireEvent.mouseOver(cell('noting b): Bruma objects'));
    fireEvent.mouseLeave(screen.getByRole('grid'));
    expect(explained()).toMatch(/^noting b\)Arlen has no position/);
  });

  it('P19 is taken away as a table, of what is shown', async () => {
    const saved: string[] = [];
    const given = vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      if (file instanceof Blob) void file.text().then((text) => saved.push(text));
      return 'blob:x';
    });
    // it would lead away from the page
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    const rig = await table(({ world }) => {
      world.object(ARL, 'a');
      world.object(BRU, 'b');
    });
    fireEvent.click(screen.getByLabelText('Only what stands in the way'));
    await rig.press('Save as a table (CSV)');
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.replace('\uFEFF', '').trim().split('\r\n')).toEqual([
      '"Paragraph","Arlen","Bruma"',
      '"noting a)","Arlen objects",""',
      '"noting b)","","Bruma objects"',
    ]);
    for (const spied of [given, click]) spied.mockRestore();
  });

  it('P19 begins folded where many States have a stake', () => {
    const states = Array.from({ length: 193 }, (_, i) => `s${i}`);
    const six = ['apt', 'asmg', 'atu', 'cept', 'citel', 'rcc'].map((group, at) => ({
      group,
      members: states.filter((_, i) => i % 6 === at),
    }));
    const groups = matrixGroups([], states, six, { blocking: false, away: false, everybody: true });
    expect(groups.map((one) => one.states.length)).toEqual([33, 32, 32, 32, 32, 32]);
    expect([beginFolded(groups), beginFolded(groups.slice(0, 1)), beginFolded([{ group: 'apt', states: ['a'] }])]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('names the States of a folded group that hold a paragraph', async () => {
    await table((rig) => {
      const groups = [{ group: 'apt', code: 'APT', names: { en: 'Asia-Pacific' }, members: ['arl', 'bru'] }];
      rig.forum = seen({ ...FORUM, groups });
      for (const state of [ARL, BRU]) rig.world.object(state, 'a');
      rig.world.object(ARL, 'b');
      rig.world.object(COR, 'b');
    });
    fireEvent.click(screen.getByRole('button', { name: 'APT, States: 2' }));
    expect(cell('noting a): APT: kept open by 2 States: Arlen and Bruma').title).toBe('APT: kept open by 2 States: Arlen and Bruma');
    expect(cell('noting b): APT: kept open by 1 State: Arlen').textContent?.trim()).toBe('1');
  });

  it('shows only what stands in the way where that is asked for', async () => {
    await table(({ world }) => {
      world.object(ARL, 'a');
    });
    fireEvent.click(screen.getByLabelText('Only what stands in the way'));
    expect(within(screen.getByRole('grid')).getAllByRole('rowheader')).toHaveLength(1);
  });

  it('goes from right to left in Arabic', () => {
    const size = { rows: 2, columns: 2 };
    const to = (row: number, column: number, key: string, rtl = false) => moved({ row, column }, { key }, size, rtl);
    expect(to(0, 0, 'ArrowLeft', true)).toEqual({ row: 0, column: 1 });
    expect(to(0, 0, 'ArrowLeft')).toEqual({ row: 0, column: -1 });
    expect([to(1, 1, 'ArrowDown'), to(0, 0, 'x')]).toEqual([{ row: 1, column: 1 }, null]);
  });
});

describe('the next step', () => {
  it('names what can be called together, and the States to ask, and ticks for the chair', async () => {
    const rig = await table(({ world }) => {
      world.object(ARL, 'a');
    });
    expect(screen.getByText('Arlen keeps 1 paragraph open: ask what would meet it')).toBeTruthy();
    const open = rig.opinion.register.getSnapshot()?.counts.open ?? 0;
    expect(open).toBeGreaterThan(1);
    await rig.press('Tick them for a call');
    await rig.press(`Call for objections on ${open} paragraphs`);
    expect(rig.sent).toMatchObject([{ do: 'call' }]);
  });
});

describe('a drafting group', () => {
  const row = (name: string) => screen.getByRole('rowheader', { name: new RegExp(`^${name.replace(')', '\\)')}`) }).textContent;

  it('8.12 gets a paragraph from the chair, who is told of it before calling, and no step proposes that call', async () => {
    const rig = await table();
    rig.goTo('a');
    await rig.more();
    await rig.press('Refer to a drafting group');
    const form = within(screen.getByRole('form', { name: 'Refer to a drafting group: “noting a)”' }));
    await rig.user.click(form.getByRole('button', { name: 'Refer to a drafting group' }));
    expect(rig.sent).toEqual([]);
    await rig.user.type(form.getByLabelText('Drafting group'), 'Friends of the chair');
    fireEvent.change(form.getByLabelText('Back by the end of'), { target: { value: '2999-01-02' } });
    await rig.user.click(form.getByRole('button', { name: 'Refer to a drafting group' }));
    const until = new Date('2999-01-02T23:59:59').getTime();
    expect(rig.sent).toEqual([{ do: 'refer', blocks: ['a'], group: 'Friends of the chair', until }]);
    await rig.says('status', 'The chair refers “noting a)” to a drafting group.');
    expect(row('noting a)')).toContain('With a drafting group');
    expect(screen.getByText(/^noting a\): With a drafting group: Friends of the chair · Back by 2 January 2999$/)).toBeTruthy();
    expect(screen.getByText(/^Still with a drafting group: “noting a\)”\./)).toBeTruthy();
    const open = rig.opinion.register.getSnapshot()?.counts.open ?? 0;
    expect(screen.getByText(`${open - 1} paragraphs have nothing against them: call them together?`)).toBeTruthy();
    fireEvent.click(screen.getByLabelText('Only what is with a drafting group'));
    expect(within(screen.getByRole('grid')).getAllByRole('rowheader')).toHaveLength(1);
    await rig.press('Call for objections');
    expect(rig.sent.at(-1)).toMatchObject({ do: 'call', targets: [{ block: 'a' }] });
    await rig.press('Take back from the drafting group');
    await rig.says('status', 'The chair takes “noting a)” back from the drafting group.');
    expect(row('noting a)')).not.toContain('drafting group');
    expect(within(screen.getByRole('grid')).getAllByRole('rowheader').length).toBeGreaterThan(1);
  });
});

describe('the sitting', () => {
  it('is suspended, resumed and closed beside the table by whoever presides', async () => {
    await table((rig) => {
      const tables = [{ opinion: 'o', meeting: 'ieg-1' }];
      rig.forum = seen({ ...FORUM, tables, presiding: { ...FORUM.presiding, seat: CHAIR.seat } });
    });
    const asked = answering({ 'GET /api/opinions': [], 'POST /api/forum/commands': { seq: 10 } });
    fireEvent.click(screen.getByRole('button', { name: 'Suspend the sitting' }));
    expect(screen.getByRole('button', { name: 'Close the sitting' })).toBeTruthy();
    fireEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Suspend the sitting' }));
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ body: { command: { do: 'suspend-sitting', meeting: 'ieg-1' } } }));
  });
});
