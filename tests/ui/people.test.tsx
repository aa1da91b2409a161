// @vitest-environment happy-dom
/** The pages about who takes part: the secretariat's list of participants, and what a focal point sees of its delegation. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Delegation } from '../../client/pages/delegation/delegation.tsx';
import { Frame } from '../../client/pages/frame.tsx';
import { Office } from '../../client/pages/office/office.tsx';
import { lastDay, midnightAfter } from '../../client/pages/seats/until.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import { ARL, OFFICE } from '../opinion/world.ts';
import { patient } from '../support/patient.ts';
import { answering, bodyOf } from './support/api.ts';
import { Around } from './support/around.tsx';

const user = userEvent.setup();
const show = (page: ReactNode, actor: Actor) => render(<Around actor={actor}>{page}</Around>);
const seat = (id: string, entity: string, more: object = {}) => ({
  ...{ seat: id, entity, functions: [], remote: false, open: true, name: null, contact: null },
  ...more,
});
const SEATS = [
  seat('a1', 'arl', { functions: ['head'], name: 'A. Orsel', contact: 'orsel@example.org' }),
  seat('a2', 'arl', { functions: ['focal-point'], name: 'L. Minde' }),
  seat('a3', 'arl', { open: false, name: 'Gone' }),
  seat('b1', 'bru', { remote: true, until: midnightAfter('2030-05-17'), name: 'B. Castañé' }),
];
const FOCAL: Actor = { ...ARL, functions: ['focal-point'] };
const COMMAND = 'POST /api/forum/commands';

// happy-dom has no modal dialogs
beforeAll(async () => {
  // the section itself loads when it is opened
  await import('../../client/pages/office/participants.tsx');
  HTMLDialogElement.prototype.showModal ??= () => {};
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const delegation = async (name: string) => {
  const summary = await screen.findByText(name, { selector: 'summary bdi' });
  const details = summary.closest('details');
  if (details === null) throw new Error(`no ${name}`);
  return within(details);
};

describe('the participants', () => {
  const open = async (more: Readonly<Record<string, unknown>> = {}) => {
    const asked = answering({ 'GET /api/seats': SEATS, [COMMAND]: { seq: 9 }, ...more });
    show(<Office section="participants" />, OFFICE);
    await screen.findByText('A. Orsel', {}, { timeout: patient(10_000) });
    return asked;
  };

  it('stand by capacity, each with the people in its open seats', async () => {
    await open();
    const states = within(screen.getByRole('region', { name: 'Member States' }));
    const arlen = await delegation('Arlen');
    expect(states.getAllByText(/open seat/).map(({ textContent }) => textContent)).toContain('2 open seats');
    expect(arlen.getByText('A. Orsel')).toBeTruthy();
    expect(arlen.getByText(/ARL 1 · head of delegation/).textContent).toContain('orsel@example.org');
    expect(arlen.queryByText('Gone')).toBeNull();
    const bruma = await delegation('Bruma');
    expect(bruma.getByText('BRU 1 · member of the delegation · participating remotely · through 17 May 2030')).toBeTruthy();
  });

  it('are found by person and code, with and without accents, and by what is to be seen of them', async () => {
    await open();
    const shown = () => [...document.querySelectorAll('.participant > summary bdi')].map(({ textContent }) => textContent);
    const search = screen.getByLabelText(/^Search/, { selector: 'search input' });
    await user.type(search, 'castane');
    expect(shown()).toEqual(['Bruma']);
    await user.clear(search);
    await user.type(search, 'nobody at all');
    expect(shown()).toEqual([]);
    expect(screen.getByText('Nothing was found.')).toBeTruthy();
    await user.clear(search);
    await user.selectOptions(screen.getByLabelText('Show'), 'those without a seat');
    expect(shown()).toContain('Cordova');
    expect(shown()).not.toContain('Arlen');
    await user.selectOptions(screen.getByLabelText('Capacity', { selector: 'search select' }), 'Sector Members');
    expect(shown().length).toBeGreaterThan(0);
    await user.selectOptions(screen.getByLabelText('Show'), 'those who no longer take part');
    expect(shown()).toEqual([]);
    expect(screen.getByText(/Nobody is listed here/)).toBeTruthy();
  });

  it('get a seat with a person, an address, functions and a last day; a bad address is told beside it', async () => {
    const asked = await open();
    const arlen = await delegation('Arlen');
    const form = within(arlen.getByText('Open a seat: Arlen').closest('details') as HTMLElement);
    const send = () => user.click(form.getByRole('button', { name: 'Open a seat' }));
    await send();
    expect(form.getByText('required')).toBeTruthy();
    await user.type(form.getByLabelText('Name of the person'), 'N. Ferrol');
    await user.type(form.getByLabelText('E-mail address'), 'nowhere');
    await send();
    expect(form.getByText('This is not an e-mail address.')).toBeTruthy();
    expect(bodyOf(asked, COMMAND)).toBeUndefined();
    await user.type(form.getByLabelText('E-mail address'), '@example.org');
    await user.click(form.getByLabelText('adviser'));
    await user.type(form.getByLabelText('Accredited through'), '2030-05-17');
    await send();
    expect(bodyOf(asked, COMMAND)).toMatchObject({
      name: 'N. Ferrol',
      contact: 'nowhere@example.org',
      command: { do: 'open-seat', entity: 'arl', functions: ['adviser'], remote: false, until: midnightAfter('2030-05-17') },
    });
  });

  it('P10 are told by the field what the server refused, in no words of the server, and what was typed stays', async () => {
    const issues = [{ path: 'body.name', message: 'Too big: expected string to have <=200 characters', fault: 'long', most: 200 }];
    await open({ [COMMAND]: [400, { status: 400, code: 'not-understood', detail: 'body.name: Too big', issues }] });
    const arlen = await delegation('Arlen');
    const form = within(arlen.getByText('Open a seat: Arlen').closest('details') as HTMLElement);
    const name = form.getByLabelText<HTMLInputElement>('Name of the person');
    await user.type(name, 'N. Ferrol');
    await user.click(form.getByRole('button', { name: 'Open a seat' }));
    const said = await screen.findByText(/^The server did not accept this\./);
    expect(said.textContent).toMatch(/Name of the person: 200 characters at most\.$/);
    expect(document.body.textContent).not.toContain('Too big');
    expect(name.value).toBe('N. Ferrol');
  });

  it('change, and are handed over and closed, the last two with a warning', async () => {
    const asked = await open();
    const arlen = await delegation('Arlen');
    const line = within(arlen.getByText('A. Orsel').closest('li') as HTMLElement);
    const commands = () => asked.filter(({ what }) => what === COMMAND).map(({ body }) => body);
    await user.click(arlen.getByRole('button', { name: /^Change: A. Orsel/ }));
    await user.click(line.getByLabelText('participating remotely'));
    await user.click(line.getByRole('button', { name: 'Save' }));
    expect(commands().at(-1)).toMatchObject({
      name: 'A. Orsel',
      command: { do: 'change-seat', seat: 'a1', functions: ['head'], remote: true },
    });

    await user.click(arlen.getByRole('button', { name: /^Hand over: A. Orsel/ }));
    expect(arlen.getByText(/signed out at once/)).toBeTruthy();
    const name = line.getByLabelText('Name of the person');
    expect(name).toHaveProperty('value', '');
    await user.type(name, 'O. Lindqvist');
    await user.click(line.getByRole('button', { name: 'Hand over' }));
    expect(commands().at(-1)).toMatchObject({ name: 'O. Lindqvist', command: { do: 'hand-over-seat', seat: 'a1' } });

    await user.click(arlen.getByRole('button', { name: /^Close this seat: A. Orsel/ }));
    const before = commands().length;
    await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Close this seat' }));
    expect(commands()).toHaveLength(before + 1);
    expect(commands().at(-1)).toMatchObject({ command: { do: 'close-seat', seat: 'a1' } });
  });

  it('get a link that is shown once', async () => {
    const url = `https://forum.example/invite#${'a'.repeat(43)}`;
    const asked = await open({ 'POST /api/invitations': { id: 'i', seat: 'a1', url, expiresAt: 0 } });
    await user.click(screen.getByRole('button', { name: /^Make an invitation link: A. Orsel/ }));
    expect(await screen.findByText(url)).toBeTruthy();
    expect(bodyOf(asked, 'POST /api/invitations')).toEqual({ seat: 'a1', hours: 168 });
  });

  it('are admitted from the list of the Union, several at a time, and what is refused is said', async () => {
    const asked = await open({ 'POST /api/forum/commands/all': [{ seq: 9 }, { code: 'entity-exists' }] });
    await user.type(screen.getByLabelText('Search', { selector: 'details input' }), 'iceland');
    await user.click(screen.getByLabelText('Iceland'));
    await user.clear(screen.getByLabelText('Search', { selector: 'details input' }));
    await user.click(screen.getByLabelText('Japan'));
    await user.click(screen.getByRole('button', { name: 'Admit 2' }));
    expect(bodyOf(asked, 'POST /api/forum/commands/all')).toMatchObject([
      { command: { do: 'admit-entity', id: 'is', code: 'IS', names: { en: 'Iceland' }, capacity: 'member-state' } },
      { command: { do: 'admit-entity', id: 'jp', code: 'JP', names: { en: 'Japan' }, capacity: 'member-state' } },
    ]);
    expect(screen.getByText('A participant with this id or code already exists.')).toBeTruthy();
  });
});

describe('a delegation', () => {
  it('is kept by its focal point, but for seats with functions that the secretariat gives', async () => {
    answering({ 'GET /api/seats': SEATS.filter(({ entity }) => entity === 'arl'), 'GET /api/invitations': [] });
    show(<Delegation />, FOCAL);
    await screen.findByText('A. Orsel');
    expect(screen.getByRole('button', { name: /^Close this seat: A. Orsel/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Close this seat: L. Minde/ })).toBeNull();
    expect(screen.queryByText('Gone')).toBeNull();
    const form = within(screen.getByText('Open a seat: Arlen').closest('details') as HTMLElement);
    const offered = form.getAllByRole('checkbox').map((box) => box.closest('label')?.textContent);
    expect(offered).toEqual(['head of delegation', 'deputy head of delegation', 'adviser', 'participating remotely']);
    expect(screen.getByText('No invitation is waiting.')).toBeTruthy();
  });

  it('lists a link among those that wait as soon as it is made', async () => {
    const url = `https://forum.example/invite#${'a'.repeat(43)}`;
    const answers: Record<string, unknown> = {
      'GET /api/seats': SEATS.filter(({ entity }) => entity === 'arl'),
      'GET /api/invitations': [],
      'POST /api/invitations': { id: 'i', seat: 'a1', url, expiresAt: 0 },
    };
    answering(answers);
    show(<Delegation />, FOCAL);
    await screen.findByText('A. Orsel');
    answers['GET /api/invitations'] = [{ id: 'i', seat: 'a1', createdAt: 0, expiresAt: 0 }];
    await user.click(screen.getByRole('button', { name: /^Make an invitation link: A. Orsel/ }));
    expect(await screen.findByRole('button', { name: /^Revoke: ARL 1 · A. Orsel/ })).toBeTruthy();
    expect(screen.queryByText('No invitation is waiting.')).toBeNull();
  });

  it('F1.18 is taken away as a table by its focal point, with its own seats alone, as they are now', async () => {
    const asked = answering({ 'GET /api/seats': SEATS, 'GET /api/invitations': [] });
    show(<Delegation />, FOCAL);
    await screen.findByText('A. Orsel');
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${saved.push(blob as Blob)}`);
    const before = asked.filter(({ what }) => what === 'GET /api/seats').length;
    await user.click(screen.getByRole('button', { name: 'Save as text (CSV)' }));
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    expect((await saved[0]?.text())?.trim().split('\r\n')).toEqual([
      expect.stringContaining('seat'),
      '"a1","member-state","ARL","A. Orsel","orsel@example.org","head","no",""',
      '"a2","member-state","ARL","L. Minde","","focal-point","no",""',
    ]);
    expect(asked.filter(({ what }) => what === 'GET /api/seats')).toHaveLength(before + 1);
    cleanup();
    show(<Delegation />, ARL);
    await screen.findByText('A. Orsel');
    expect(screen.queryByRole('button', { name: 'Save as text (CSV)' })).toBeNull();
  });

  it('is only shown to the others of it, and its page is listed for the focal point alone', async () => {
    answering({ 'GET /api/seats': SEATS.filter(({ entity }) => entity === 'arl') });
    show(
      <Frame>
        <Delegation />
      </Frame>,
      ARL,
    );
    await screen.findByText('A. Orsel');
    expect(screen.queryByRole('button', { name: /Close this seat/ })).toBeNull();
    expect(screen.queryByRole('link', { name: 'My delegation' })).toBeNull();
    cleanup();
    show(<Frame>.</Frame>, FOCAL);
    expect(screen.getByRole('link', { name: 'My delegation' })).toBeTruthy();
  });
});

describe('a last day', () => {
  it('ends where the next begins, and is none where the calendar has no such day', () => {
    for (const day of ['2030-05-17', '2030-12-31', '2028-02-29']) expect(lastDay(midnightAfter(day) ?? 0)).toBe(day);
    expect(['2030-02-29', '2030-13-01', '17.05.2030', '', '2030-5-7'].map(midnightAfter)).toEqual([null, null, null, null, null]);
  });
});
