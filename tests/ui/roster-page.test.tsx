// @vitest-environment happy-dom
/** From a table to badges: import with a preview, links for many, what is printed, groups. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ForumContext } from '../../client/pages/forum.tsx';
import { Badges } from '../../client/pages/office/badges.tsx';
import { Groups } from '../../client/pages/office/groups.tsx';
import { Links } from '../../client/pages/office/links.tsx';
import { Import } from '../../client/pages/office/roster/import.tsx';
import { readTable } from '../../client/pages/office/roster/table.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { ShownForum } from '../../shared/wire/forum.ts';
import { ARL, OFFICE } from '../opinion/world.ts';
import { answering, bodyOf } from './support/api.ts';
import { Around } from './support/around.tsx';

const user = userEvent.setup();
const show = (page: ReactNode, actor: Actor = OFFICE) => render(<Around actor={actor}>{page}</Around>);

const ENTITIES = [
  { id: 'arl', code: 'ARL', names: { en: 'Arlen' }, capacity: 'member-state', dismissed: false },
  { id: 'bru', code: 'BRU', names: { en: 'Bruma' }, capacity: 'member-state', dismissed: false },
];
const seat = (id: string, entity: string, more: object = {}) => ({
  ...{ seat: id, entity, functions: [], remote: false, open: true, name: null, contact: null },
  ...more,
});
const SEATS = [
  seat('a1', 'arl', { functions: ['head'], name: '=A. Orsel', contact: 'orsel@example.org' }),
  seat('a2', 'arl', { name: 'L. Minde' }),
  seat('b1', 'bru', { functions: ['pen-holder'] }),
];
const link = (id: string) => ({ id: `i-${id}`, seat: id, url: `https://forum.example/invite#${id}`, expiresAt: Date.UTC(2030, 4, 17) });

beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= () => {};
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('an import', () => {
  const TABLE =
    'delegation;name;e-mail;colour\r\nARL;=A. Orsel;orsel@example.org;red\r\nBRU;B. Castane;castane@example.org;\r\nnobody;C;;\r\n';
  const choose = async (text: string, more: Readonly<Record<string, unknown>> = {}) => {
    const asked = answering({ 'GET /api/seats': SEATS, 'GET /api/entities': ENTITIES, ...more });
    show(<Import />);
    await user.upload(screen.getByLabelText(/^Table/), new File([text], 'people.csv', { type: 'text/csv' }));
    return asked;
  };

  it('shows what would happen, line by line, errors first, and asks nothing of the forum before it is confirmed', async () => {
    const asked = await choose(TABLE);
    const rows = await screen.findAllByRole('listitem');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'nobody (1 line)',
      expect.stringMatching(/^Cline 4 · nobody.*delegation \(nobody\): no participant has this code or name.*not imported$/),
      expect.stringMatching(/^B. Castaneline 3 · BRUopens a seat$/),
      expect.stringMatching(/^=A. Orselline 2 · ARLthere already$/),
    ]);
    expect(screen.getByRole('status').textContent).toBe('1 seat to open · 0 to change · 1 there already · 1 line with an error');
    expect(screen.getByText('These columns are ignored: colour')).toBeTruthy();
    expect(asked.every(({ what }) => what.startsWith('GET'))).toBe(true);
  });

  it('does what was shown, and says of each line what became of it; pressed again it asks with the same ids', async () => {
    const asked = await choose(TABLE, { 'POST /api/forum/commands/all': [503, { code: 'storage' }] });
    const confirm = await screen.findByRole('button', { name: 'Import 1 line' });
    await user.click(confirm);
    await user.click(confirm);
    const [first, second] = asked.filter(({ what }) => what.startsWith('POST')).map(({ body }) => body);
    expect(first).toEqual(second);
    expect(first).toMatchObject([
      { name: 'B. Castane', contact: 'castane@example.org', command: { do: 'open-seat', entity: 'bru', functions: [], remote: false } },
    ]);
  });

  it('tells of a line that the forum refused', async () => {
    await choose(TABLE, { 'POST /api/forum/commands/all': [{ code: 'entity-dismissed' }] });
    await user.click(await screen.findByRole('button', { name: 'Import 1 line' }));
    expect(await screen.findByText('This participant no longer takes part.')).toBeTruthy();
    expect(screen.getByRole('status').textContent).toBe('0 lines were imported.');
  });

  it('F1.14 admits the bodies that were ticked with their seats, as they were called', async () => {
    const asked = await choose('delegation,name\nRivernet Ltd,C\nSouth & Sons,D\n', {
      'POST /api/forum/commands/all': [{ seq: 7 }, { seq: 8 }],
    });
    await user.click(await screen.findByRole('checkbox', { name: 'Rivernet Ltd (1 line)' }));
    await user.clear(screen.getByLabelText(/^Code/));
    expect(screen.getByRole('button', { name: 'Import 1 line · Admit 1' }).getAttribute('aria-disabled')).toBe('true');
    await user.type(screen.getByLabelText(/^Code/), 'river');
    await user.selectOptions(screen.getByLabelText('Capacity'), 'Associate');
    await user.click(screen.getByRole('button', { name: 'Import 1 line · Admit 1' }));
    expect(bodyOf(asked, 'POST /api/forum/commands/all')).toMatchObject([
      { command: { do: 'admit-entity', id: 'river', code: 'RIVER', names: { en: 'Rivernet Ltd' }, capacity: 'associate' } },
      { name: 'C', command: { do: 'open-seat', entity: 'river' } },
    ]);
    expect(screen.getByRole('status').textContent).toBe('1 line was imported.');
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('F1.13 says what becomes of a seat before it does, and tells of what is missing', async () => {
    const asked = await choose('seat,delegation,name,e-mail,functions\na1,ARL,=A. Orsel,orsel@example.org,"deputy, focal-point"\n');
    await screen.findByText('functions: head of delegation becomes deputy head of delegation and focal point');
    expect(screen.getByText('2 open seats are not in this table and stay as they are.')).toBeTruthy();
    expect(asked.every(({ what }) => what.startsWith('GET'))).toBe(true);
  });

  it('F1.13 says when a seat would be handed over', async () => {
    await choose('seat,delegation,name,e-mail\na1,ARL,N. Ferrol,ferrol@example.org\n');
    expect(await screen.findByText('hands a seat over')).toBeTruthy();
    expect(screen.getByText('name: =A. Orsel becomes N. Ferrol')).toBeTruthy();
  });

  it('has nothing to do where all is there already, and says so', async () => {
    const asked = await choose('delegation,name\nARL,L. Minde\n');
    await user.click(await screen.findByRole('button', { name: 'Import 0 lines' }));
    expect(screen.getAllByText('There is nothing to import.').length).toBeGreaterThan(0);
    expect(asked.every(({ what }) => what.startsWith('GET'))).toBe(true);
  });

  it('says what it lacks, and why a file cannot be read', async () => {
    await choose('name\nA\n');
    expect((await screen.findByRole('alert')).textContent).toBe('Required columns are missing: delegation');
    cleanup();
    await choose('delegation,name\nARL,"open\n');
    expect(await screen.findByText(/^Quotation marks are not closed/)).toBeTruthy();
  });
});

describe('the list of participants', () => {
  it('F1.13 is taken away as a table, with the seats as they are now', async () => {
    const asked = answering({ 'GET /api/seats': SEATS });
    show(<Import />);
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${saved.push(blob as Blob)}`);
    await user.click(screen.getByRole('button', { name: 'Save as text (CSV)' }));
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    expect(await saved[0]?.text()).toContain(`"a1","member-state","ARL","'=A. Orsel","orsel@example.org","head","no",""\r\n`);
    await user.click(screen.getByRole('button', { name: 'Save as a spreadsheet (xlsx)' }));
    await vi.waitFor(() => expect(saved).toHaveLength(2));
    const read = await readTable(new Uint8Array((await saved[1]?.arrayBuffer()) ?? new ArrayBuffer()));
    expect(read).toMatchObject({
      ok: true,
      value: { rows: [{}, { cells: ['a1', 'member-state', 'ARL', '=A. Orsel', 'orsel@example.org', 'head', 'no'] }, {}, {}] },
    });
    expect(asked.map(({ what }) => what)).toEqual(['GET /api/seats', 'GET /api/seats']);
  });
});

describe('links for many', () => {
  const invite = async (actor: Actor) => {
    const asked = answering({
      'GET /api/seats': SEATS,
      'GET /api/invitations': [{ id: 'old', seat: 'a2', createdAt: 0, expiresAt: Date.UTC(2030, 0, 1) }],
      'POST /api/invitations/all': ['a1'].map(link),
    });
    show(<Links />, actor);
    await screen.findByLabelText('ARL: L. Minde · link waiting');
    return asked;
  };

  it('are made for the ticked seats, shown once, and saved with guarded cells', async () => {
    const asked = await invite(OFFICE);
    await user.click(screen.getByRole('button', { name: 'Make 0 links' }));
    expect(asked.every(({ what }) => what.startsWith('GET'))).toBe(true);
    await user.click(screen.getByLabelText('ARL: =A. Orsel'));
    await user.click(screen.getByRole('button', { name: 'Make 1 link' }));
    expect(bodyOf(asked, 'POST /api/invitations/all')).toEqual({ seats: ['a1'], hours: 168 });
    expect(await screen.findAllByText(link('a1').url)).toHaveLength(2); // in the list, and on the badge that is printed
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${saved.push(blob as Blob)}`);
    await user.click(screen.getByRole('button', { name: 'Save as a table (CSV)' }));
    const text = await saved[0]?.text();
    expect(text).toContain(`"ARL","'=A. Orsel","orsel@example.org","head","${link('a1').url}","2030-05-17T00:00:00.000Z"\r\n`);
  });

  it('are offered for all that have none', async () => {
    const asked = await invite(OFFICE);
    await user.click(screen.getByRole('button', { name: /^Tick all/ }));
    await user.click(screen.getByRole('button', { name: 'Make 2 links' }));
    expect(bodyOf(asked, 'POST /api/invitations/all')).toEqual({ seats: ['a1', 'b1'], hours: 168 });
  });

  it('are offered to a focal point for the seats that are its to keep', async () => {
    await invite({ ...ARL, functions: ['focal-point'] });
    expect(screen.getByLabelText('ARL: =A. Orsel')).toBeTruthy();
    expect(screen.queryByLabelText(/^BRU/)).toBeNull();
  });
});

describe('badges', () => {
  it('say who, for whom, with which function and in which capacity, by word and shape', async () => {
    answering({ 'GET /api/seats': [...SEATS, seat('gone', 'arl', { open: false })] });
    const print = vi.fn();
    vi.stubGlobal('print', print);
    show(<Badges />);
    const badges = await screen.findAllByRole('article');
    expect(badges).toHaveLength(3);
    const [first] = badges;
    expect(first?.textContent).toBe(' Member State=A. OrselArlenhead of delegation');
    expect(first?.querySelector('svg.member-state')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Print' }));
    expect(print).toHaveBeenCalledOnce();
    await user.selectOptions(screen.getByLabelText('Capacity'), 'Academia');
    expect(screen.queryAllByRole('article')).toEqual([]);
    expect(screen.getAllByText('There is nobody to print a badge for.').length).toBeGreaterThan(0);
  });
});

describe('groups', () => {
  const GROUP = { group: 'north', code: 'NORTH', names: { en: 'Northern group' }, members: ['arl', 'bru'] };
  const open = (groups: readonly object[]) => {
    const forum = { groups } as unknown as ShownForum;
    const asked = answering({ 'POST /api/forum/commands': { seq: 9 } });
    show(
      <ForumContext value={{ forum, trouble: null, lost: null, now: 0, refetch: () => Promise.resolve() }}>
        <Groups />
      </ForumContext>,
    );
    return asked;
  };

  it('are formed of participants', async () => {
    const asked = open([]);
    expect(screen.getByText('No group has been formed.')).toBeTruthy();
    await user.click(screen.getByText('Form a group'));
    await user.type(screen.getByLabelText(/^Code/), 'south');
    await user.type(screen.getByLabelText(/^Name \(English\)/), 'Southern group');
    await user.click(screen.getByLabelText('Cordova'));
    await user.click(screen.getByRole('button', { name: 'Form a group' }));
    expect(bodyOf(asked, 'POST /api/forum/commands')).toMatchObject({
      command: { do: 'form-group', group: 'south', code: 'SOUTH', names: { en: 'Southern group' }, members: ['cor'] },
    });
  });

  it('change and are dissolved', async () => {
    const asked = open([GROUP]);
    const group = within(screen.getByText('Northern group').closest('details') as HTMLElement);
    expect(group.getByText('2 members')).toBeTruthy();
    expect(group.getByText('Arlen and Bruma')).toBeTruthy();
    await user.click(group.getByText('Change: Northern group'));
    await user.click(group.getByLabelText('Bruma'));
    await user.click(group.getByRole('button', { name: 'Save' }));
    expect(asked.at(-1)?.body).toMatchObject({ command: { do: 'change-group', group: 'north', members: ['arl'] } });
    await user.click(group.getByRole('button', { name: 'Dissolve: Northern group' }));
    await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Dissolve' }));
    expect(asked.at(-1)?.body).toMatchObject({ command: { do: 'dissolve-group', group: 'north' } });
  });
});
