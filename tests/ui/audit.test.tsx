// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Audit } from '../../client/pages/audit/audit.tsx';
import { ForumContext } from '../../client/pages/forum.tsx';
import { OFFICE } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';
import { FORUM, seen } from './support/forum.ts';

const user = userEvent.setup();

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const by = { seat: 'chair', entity: 'chair', capacity: 'chair', person: 'M. Tarrow' };
const opened = { seq: 9, at: 0, by, type: 'sitting.opened', fact: { type: 'sitting.opened', meeting: 'ieg-1', sitting: 2 }, named: null };
const names = { en: 'Arlen' };
const admitted = {
  seq: 8,
  at: 0,
  by: { ...by, seat: 'secretariat', entity: 'secretariat', person: null },
  type: 'entity.admitted',
  fact: { type: 'entity.admitted', id: 'arl', names },
  named: null,
};
const founded = {
  seq: 1,
  at: 0,
  by: { ...by, seat: 'server', person: null },
  type: 'forum.created',
  fact: { type: 'forum.created', name: 'Test Forum' },
  named: null,
};

describe('the log of the forum', () => {
  it('says what was done, about what, by whom, when and where; earlier entries are asked for, and kinds chosen', async () => {
    answering({
      'GET /api/forum/log?': { entries: [opened, admitted], next: 8 },
      'GET /api/forum/log?before=8': { entries: [founded], next: null },
      'GET /api/forum/log?kind=restricted': { entries: [], next: null },
    });
    render(
      <Around actor={OFFICE}>
        <ForumContext value={seen(FORUM)}>
          <Audit />
        </ForumContext>
      </Around>,
    );
    const rows = async () => (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent);
    const [first, second] = await rows();
    expect(first).toBe('Sitting opened · IEG-1 · Sitting 2M. Tarrow · chair · seat chair1 Jan 1970, 00:00 UTC · position 9');
    expect(second).toContain('Participant admitted · Arlen');
    expect(second).toContain('name not known or erased');
    await user.click(screen.getByRole('button', { name: 'Show earlier entries' }));
    expect((await rows()).at(-1)).toContain('Forum founded · Test Forumby the server');
    expect(screen.getByText('This is the beginning of the log.')).toBeTruthy();
    await user.selectOptions(screen.getByLabelText('Show'), 'restricted');
    expect(await screen.findByText('Nothing of this kind has happened.')).toBeTruthy();
  });
});
