/** Pages on a server of the test's own, closed and forgotten after each test. */
import { afterEach } from 'vitest';
import { FakeServer } from './fake-server.ts';
import { id } from './ids.ts';
import { paragraphOf } from './registers.ts';
import { openPage, type Page } from './sessions.ts';
import { numbered } from './texts.ts';

const pages: Page[] = [];

/** Call once at the top of a test file. */
export const closePagesAfterEach = (): void =>
  void afterEach(() => {
    pages.splice(0).forEach(({ session }) => void session.destroy());
    localStorage.clear();
    document.body.replaceChildren();
  });

const PARAGRAPHS = [1, 2, 3].map((n) => paragraphOf(id(n), { label: `${n}` }));
export const server = (): FakeServer => new FakeServer(numbered(3), { paragraphs: PARAGRAPHS });

export async function page(room: FakeServer, options: Parameters<typeof openPage>[1] = {}): Promise<Page> {
  const opened = await openPage(room, options);
  pages.push(opened);
  return opened;
}

export const state = ({ session }: Page): string => session.sync.getSnapshot().state;
export const handedBack = ({ session }: Page): readonly string[] => session.handedBack.getSnapshot().map(({ mine }) => mine);
