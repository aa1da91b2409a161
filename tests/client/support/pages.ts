/** Pages on a server of the test's own, closed and forgotten after each test. */
import { afterEach } from 'vitest';
import { FakeServer } from './fake-server.ts';
import { id } from './ids.ts';
import { openPage, type Page } from './open-page.ts';
import { paragraphOf } from './registers.ts';
import { numbered } from './texts.ts';

const pages: Page[] = [];

/** Call once at the top of a test file. */
export const closePagesAfterEach = (): void =>
  void afterEach(() => {
    pages.splice(0).forEach(({ opinion }) => void opinion.destroy());
    localStorage.clear();
    document.body.replaceChildren();
  });

const PARAGRAPHS = [1, 2, 3].map((n) => paragraphOf(id(n), { label: `${n}` }));
export const server = (): FakeServer => new FakeServer(numbered(3), { paragraphs: PARAGRAPHS });

/** `room`: none where its sockets are the browser's. */
export async function page(room?: FakeServer, options: Parameters<typeof openPage>[1] = {}): Promise<Page> {
  const opened = await openPage(room, options);
  pages.push(opened);
  return opened;
}

export const state = ({ opinion }: Page): string => opinion.sync.getSnapshot().state;
export const handedBack = ({ opinion }: Page): readonly string[] => opinion.handedBack.getSnapshot().map(({ mine }) => mine);
