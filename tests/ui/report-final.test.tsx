// @vitest-environment happy-dom
/** 11.5: above the text of the report, where its last draft is marked as final and where it is opened again. */
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import { ARL, HERE, OFFICE, World } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const written = (): World => new World(undefined, { kind: 'report', policy: { ...DEFAULT_POLICY, editing: 'pen-holder' } });

/** The report as it reads in `world`, whose last draft reads as the report did when the rig was made. */
function rigOf(actor: typeof OFFICE, world = written()): DeskRig {
  const rig = new DeskRig(actor, world);
  const draft = world.state.textHash;
  const content = { in: 'opinion', opinion: 'report', at: 2, textHash: draft, docHash: world.state.docHash };
  const document = { id: 'r-1', first: 'r-1', kind: 'R', meeting: null, number: 'WTPF/R/1', title: 'Report', at: 0, content };
  world.here = { ...HERE, draft };
  rig.answers = { 'GET /api/documents': [document] };
  return rig;
}

describe('the bar of the report', () => {
  it('11.5 asks before the last draft is final, then says since when, and offers nothing that writes', async () => {
    const rig = rigOf(OFFICE);
    await rig.show();
    await rig.user.click(await screen.findByRole('button', { name: 'Mark draft 1 as final' }));
    const dialog = within(screen.getByRole('alertdialog'));
    expect(dialog.getByText(/nobody can write in the report and no further draft is numbered/)).toBeTruthy();
    await rig.user.click(dialog.getByRole('button', { name: 'Mark draft 1 as final' }));
    expect(rig.sent).toEqual([{ do: 'finish-report', textHash: rig.world.state.textHash }]);
    expect(screen.getByText(/^Final since .*: the text can no longer be changed/)).toBeTruthy();
    expect(screen.getByText(/This is the final draft of the report\./)).toBeTruthy();
    for (const name of [/^Publish draft/, 'Suggest changes', 'Format']) expect(screen.queryByRole('button', { name })).toBeNull();
    expect(screen.queryByText(/Consensus has been declared/)).toBeNull();
    await rig.press('Reopen the report');
    const again = within(screen.getByRole('dialog'));
    await rig.user.type(again.getByLabelText('Reason'), 'A figure was wrong.');
    await rig.user.click(again.getByRole('button', { name: 'Reopen the report' }));
    expect(rig.sent.at(-1)).toEqual({ do: 'reopen-report', reason: 'A figure was wrong.' });
    expect(screen.getByText(/^Reopened .*: A figure was wrong\.$/)).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Publish draft 2/ })).toBeTruthy();
  });

  it('11.5 says that the text is to be numbered first, and shows an expert how it stands and no button', async () => {
    const rig = rigOf(OFFICE);
    rig.world.edit('a', 'that sites fall silent at night');
    await rig.show();
    await rig.user.click(await screen.findByRole('button', { name: 'Mark draft 1 as final' }));
    expect(screen.getAllByText(/Publish it as a draft first/).length).toBeGreaterThan(0);
    expect([rig.sent, screen.queryByRole('alertdialog')]).toEqual([[], null]);
    cleanup();
    const reader = rigOf(ARL);
    reader.world.must(OFFICE, { do: 'finish-report', textHash: reader.world.state.textHash ?? '' });
    await reader.show();
    expect(await screen.findByText(/^Final since/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Reopen the report|as final/ })).toBeNull();
  });
});
