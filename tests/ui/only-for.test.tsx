// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { Contribute } from '../../client/pages/contribute/contribute.tsx';
import { Documents } from '../../client/pages/documents/documents.tsx';
import { Office } from '../../client/pages/office/office.tsx';
import { NewOpinion } from '../../client/pages/read/new-opinion.tsx';
import type { Actor } from '../../shared/opinion/actor.ts';
import { ARL, CHAIR, OFFICE, READER } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  window.history.replaceState(null, '', '/');
});

const PAGES: readonly (readonly [path: string, page: ReactElement, others: readonly Actor[], whose: RegExp])[] = [
  ['/office', <Office key="o" section={undefined} />, [ARL, CHAIR, READER], /^This is the secretariat’s desk/],
  ['/new', <NewOpinion key="n" />, [ARL, CHAIR, READER], /^Draft opinions are entered by the secretariat/],
  ['/documents/new', <Documents key="d" />, [ARL, READER], /by the secretariat and the chair\.$/],
  ['/contribute', <Contribute key="c" />, [CHAIR, READER], /^Contributions are filed by delegations/],
];

it.each(PAGES)('%s says to others whose it is and where they can go, and asks for nothing', (path, page, others, whose) => {
  for (const actor of others) {
    const asked = answering({});
    window.history.replaceState(null, '', path);
    render(<Around actor={actor}>{page}</Around>);
    expect(screen.getByText(whose)).toBeTruthy();
    const ways = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
    expect(ways).toEqual([...(actor === ARL ? ['/contribute'] : []), '/docket', '/documents', '/']);
    expect([asked, screen.queryByRole('textbox'), screen.queryByRole('button')]).toEqual([[], null, null]);
    cleanup();
  }
});

it('opens for those whose it is', async () => {
  answering({ 'GET /api/documents': [], 'GET /api/opinions': [], 'GET /api/forum': { meetings: [] } });
  window.history.replaceState(null, '', '/documents/new');
  for (const actor of [CHAIR, OFFICE]) {
    render(
      <Around actor={actor}>
        <Documents />
      </Around>,
    );
    expect(await screen.findByRole('button', { name: 'Register' })).toBeTruthy();
    cleanup();
  }
});
