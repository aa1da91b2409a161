// @vitest-environment happy-dom
/** A motion for a restricted session, and a session, are seen where one looks at all opinions, at the docket, or at a meeting. */
import { cleanup, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Docket } from '../../client/pages/docket/docket.tsx';
import { ForumContext } from '../../client/pages/forum.tsx';
import { Home } from '../../client/pages/home/home.tsx';
import { Meeting } from '../../client/pages/meeting/meeting.tsx';
import type { ShownForum } from '../../shared/wire/forum.ts';
import { GUEST } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';
import { FORUM, seen } from './support/forum.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const counts = { objected: 0, pending: 0, unsettled: 0, agreed: 0, reopened: 0, open: 1 };
const opinion = (id: string, number: string) => ({
  ...{ id, number, title: `TITLE ${number}`, language: 'en', venue: 'ieg', phase: 'drafting', seq: 3, at: 0, counts, blockers: [] },
  ...{ calls: [], focus: null, yours: [], withholdings: [], ready: { call: 0, declare: 0 }, news: null },
});
const draft = {
  ...{ draft: 'sites', number: '1', title: 'TITLE 1', topic: null, entity: 'arl', meeting: null, contribution: null, descent: null },
  ...{ seq: 1, at: 0, by: 'office', needsSupport: false, supporters: [], titles: [], mergedInto: null, ancestry: [], hasText: true },
};
const SESSION = { session: 'r1', meeting: 'ieg-1', opinions: ['sites'] } as const;

function show(page: ReactNode, ...underWay: ShownForum['underWay']): void {
  answering({
    'GET /api/consultations': [],
    'GET /api/threads/to-answer': [],
    'GET /api/opinions': [opinion('sites', '1'), opinion('cables', '2')],
    'GET /api/docket': { cutOff: null, now: 0, drafts: [draft] },
    'GET /api/documents': [],
  });
  render(
    <Around actor={GUEST}>
      <ForumContext value={seen({ ...FORUM, underWay })}>{page}</ForumContext>
    </Around>,
  );
}

describe('what is under way', () => {
  it('is said among what is on now, and at the opinion in the list', async () => {
    show(<Home />, { ...SESSION, state: 'moved' });
    const now = within(await screen.findByRole('region', { name: 'Now and next' }));
    expect((await now.findByRole('link', { name: 'Draft opinion 1' })).getAttribute('href')).toBe('/o/sites');
    expect(now.getByText('A restricted session has been moved')).toBeTruthy();
    const articles = screen.getAllByRole('article').map((one) => within(one).queryByText('A restricted session has been moved') !== null);
    expect(articles).toEqual([true, false]);
  });

  it('is said on the docket', async () => {
    show(<Docket />, { ...SESSION, state: 'running' });
    expect(await screen.findByText('In a restricted session of the Member States')).toBeTruthy();
  });

  it('is said at the meeting in which it is moved, and at no other', async () => {
    const roll = { ...SESSION, opinions: ['cables'], state: 'roll' } as const;
    show(<Meeting id="ieg-1" />, roll);
    expect((await screen.findByRole('link', { name: 'Draft opinion 2' })).getAttribute('href')).toBe('/o/cables');
    expect(screen.getByText('The roll call on a restricted session is open')).toBeTruthy();
    cleanup();
    show(<Meeting id="ieg-2" />, roll);
    expect(await screen.findByText('This meeting has taken up no opinion yet.')).toBeTruthy();
    expect(screen.queryByText('The roll call on a restricted session is open')).toBeNull();
  });
});
