// @vitest-environment happy-dom
/** How much each body takes part: as pictures, as tables, and as a table that is taken away. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ForumContext } from '../../client/pages/forum.tsx';
import { Figures } from '../../client/pages/office/figures/figures.tsx';
import type { ShownForum } from '../../shared/wire/forum.ts';
import type { ShownParticipation } from '../../shared/wire/participation.ts';
import { OFFICE } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';

const user = userEvent.setup();
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const body = (entity: string, more: Partial<ShownParticipation['bodies'][number]>): ShownParticipation['bodies'][number] => ({
  ...{ entity, capacity: 'member-state', dismissed: false, groups: [], seats: 1, remote: 0, languages: {}, interventions: 0, spokenMs: 0 },
  ...more,
});
const COUNTED: ShownParticipation = {
  ...{ seq: 90, at: Date.UTC(2029, 8, 3, 9) },
  bodies: [
    body('arl', { groups: ['north'], seats: 3, remote: 1, languages: { fr: 2 }, interventions: 2, spokenMs: 61_400 }),
    body('bru', { interventions: 1, spokenMs: 180_000 }),
    body('cor', { seats: 0 }),
    body('academia', { capacity: 'academia', groups: ['north'], languages: { ar: 1 }, interventions: 1, spokenMs: 5_000 }),
  ],
};
const FORUM = {
  groups: [{ group: 'north', code: 'NORTH', names: { en: 'Northern group' }, members: ['arl'] }],
  meetings: [{ meeting: 'ieg-1', names: { en: 'First meeting' } }],
} as unknown as ShownForum;

const open = async (more: Readonly<Record<string, unknown>> = {}) => {
  const asked = answering({ 'GET /api/forum/participation': COUNTED, ...more });
  render(
    <Around actor={OFFICE}>
      <ForumContext value={{ forum: FORUM, trouble: null, lost: null, now: 0, refetch: () => Promise.resolve() }}>
        <Figures />
      </ForumContext>
    </Around>,
  );
  await screen.findByText(/^As of 3 Sept 2029/);
  return asked;
};
const panel = (name: string) => within(screen.getByRole('region', { name }));
const linesOf = (name: string) =>
  within(screen.getAllByRole('region', { name }).at(-1) ?? document.body)
    .getAllByRole('row')
    .map((row) => [...row.children].map(({ textContent }) => textContent).join(' | '));

describe('participation', () => {
  it('F1.15 is a table of capacities, regions, languages and speaking time', async () => {
    await open();
    expect(linesOf('By capacity')).toEqual([
      'Capacity | Bodies | with an open seat | Open seats | remote | Statements made | Time',
      'Member States | 3 | 2 | 4 | 1 | 3 | 4:01',
      'Academia | 1 | 1 | 1 | 0 | 1 | 0:05',
      'All | 4 | 3 | 5 | 1 | 4 | 4:06',
    ]);
    expect(linesOf('Member States with an open seat, by regional group').slice(1)).toEqual([
      'Northern group | 1 | 1 | 3 | 1 | 2 | 1:01',
      'in no group | 2 | 1 | 1 | 0 | 1 | 3:00',
    ]);
    expect(linesOf('Open seats by language of the page')).toContain('Français | 2');
    expect(linesOf('Open seats by language of the page')).toContain('not chosen | 2');
    expect(linesOf('All participating bodies')).toContain('Arlen | 3 | 1 | 2 | 1:01');
  });

  it('F1.15 is a picture with a name, which says that the table says the same, the longest speaker first', async () => {
    await open();
    const picture = panel('Speaking time of Member States').getByRole('img');
    expect(picture.getAttribute('aria-label')).toBe('Speaking time of Member States, as bars. The table below says the same.');
    expect([...picture.children].map(({ textContent }) => textContent)).toEqual(['Bruma3:00', 'Arlen1:01']);
    const [longest, next] = [...picture.querySelectorAll('.bar')].map((bar) => Number(bar.getAttribute('width')));
    expect(longest).toBe(100);
    expect(next).toBeCloseTo((61 / 180) * 100);
  });

  it('F1.15 is told of one meeting, and taken away with one line for each body', async () => {
    const asked = await open({ 'GET /api/forum/participation?meeting=ieg-1': { ...COUNTED, bodies: [body('arl', {})] } });
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${saved.push(blob as Blob)}`);
    await user.click(screen.getByRole('button', { name: 'Save as text (CSV)' }));
    const text = await saved[0]?.text();
    expect(text).toContain('"ARL","Arlen","Member State","NORTH","3","1","0","2","0","0","0","0","2","61"');
    await user.selectOptions(screen.getByLabelText('Spoken in'), 'First meeting');
    await screen.findByText('No Member State has spoken.');
    expect(asked.map(({ what }) => what)).toEqual(['GET /api/forum/participation', 'GET /api/forum/participation?meeting=ieg-1']);
  });
});
