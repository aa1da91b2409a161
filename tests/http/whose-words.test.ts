/**
 * H40, H41: every answer in which the words of two States have names, times every policy on telling them and every kind of reader, held
 * against a table that people review. Who worked on a paragraph is told all the same (H3), so names are looked for where words have them.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Policy } from '../../shared/opinion/entry.ts';
import { all, opened } from '../export/opened.ts';
import { CHAIR, OTHER_STATE, type SessionStage, STATE, sessionStage } from '../forum/session.ts';
import { erase, type } from '../support/blocks.ts';
import { http } from '../support/http.ts';
import { portOf } from '../support/port.ts';
import { seatOf } from './stage.ts';

type Asked = Pick<Policy, 'authorsFor' | 'authorsFrom'>;

/** Both States worked on the words. Each is told of: its own, those of both, or of none. */
const OWN = ['own', 'own', 'none', 'none'] as const;
const STATES = ['both', 'both', 'both', 'none'] as const;
const ALL = ['both', 'both', 'both', 'both'] as const;
const NONE = ['none', 'none', 'none', 'none'] as const;

const READERS = [STATE, OTHER_STATE, seatOf('secretariat'), seatOf('observer')] as const;

const POLICIES: readonly (readonly [Asked, readonly ('own' | 'both' | 'none')[]])[] = [
  [{ authorsFor: 'own', authorsFrom: 'now' }, OWN],
  [{ authorsFor: 'states', authorsFrom: 'now' }, STATES],
  [{ authorsFrom: 'now' }, STATES],
  [{ authorsFor: 'seats', authorsFrom: 'now' }, ALL],
  // nothing is adopted or reported here
  [{ authorsFor: 'seats', authorsFrom: 'adoption' }, NONE],
  [{ authorsFor: 'seats', authorsFrom: 'report' }, NONE],
  [{ authorsFor: 'seats' }, NONE],
];

const ENTITY = { [STATE]: 'e-member-state', [OTHER_STATE]: 'bru' };
const CODES = { 'e-member-state': /e-member-state|E-MEMBER/i, bru: /\bbru(?:ma)?\b/i };

const matches = (text: string, sign: RegExp): string => [...text.matchAll(sign)].map(([, found]) => found).join('\n');

/** Where each answer says of words whose they are. */
const ANSWERS: Readonly<Record<string, (read: string, bytes: Buffer) => string>> = {
  '/api/opinions/:id/authors': (read) => JSON.stringify(JSON.parse(read).hands),
  '/api/opinions/:id/changes?since=tabled': (read) =>
    JSON.stringify(JSON.parse(read).changes.map(({ words }: { words: readonly { by?: unknown }[] }) => words.map(({ by }) => by))),
  '/api/opinions/:id/story/:block': (read) => JSON.stringify(JSON.parse(read).owned),
  '/api/opinions/:id/changes/text?since=tabled': (read) => matches(read, /(?:\+\+|--)\} \(([^)]*)\)/g),
  '/api/opinions/:id/changes/word?since=tabled': (_, bytes) =>
    ['w:ins', 'w:del']
      .flatMap((mark) => all(opened(bytes).part('word/document.xml'), mark))
      .flatMap(({ attributes }) => attributes['w:author'] ?? [])
      .join('\n'),
  '/o/:id/since?since=tabled': (read) => matches(read, /<bdi class="whose"[^>]*title="([^"]*)"/g),
  '/o/:id/steps?at=:last': (read) => matches(read, /<bdi class="whose"[^>]*title="([^"]*)"/g),
  '/o/:id/story/:block': (read) => matches(read, /<bdi class="whose"[^>]*title="([^"]*)"/g),
};

let stage: SessionStage;
const cookies = new Map<string, string>();

beforeAll(async () => {
  stage = await sessionStage();
  for (const seat of READERS) cookies.set(seat, await stage.signIn(seat));
});
afterAll(() => stage.close());

interface Written {
  readonly id: string;
  readonly block: string;
  readonly last: number;
}

/** An opinion under that policy, in which one State has written words and the other has taken out some and written others. */
async function written(asked: Asked): Promise<Written> {
  const id = await stage.createOpinion();
  const { policy } = await stage.register(CHAIR, id);
  expect((await stage.command(CHAIR, id, { do: 'set-policy', policy: { ...policy, ...asked } })).status).toBe(200);
  const block = (await stage.register(STATE, id)).paragraphs.find(({ label }) => label === 'a)')?.id ?? '';
  for (const [seat, words] of [
    [STATE, ' and that it lasts,'],
    [OTHER_STATE, ' for all who live there,'],
  ] as const) {
    const editor = await stage.connect(seat, id);
    await editor.synced;
    await editor.edit((doc) =>
      doc.transact(() => {
        if (seat === OTHER_STATE) erase(doc, block, 0, 5);
        type(doc, block, words);
      }),
    );
    editor.close();
  }
  return { id, block, last: (await stage.register(STATE, id)).seq };
}

describe('whose words are whose', () => {
  it.each(POLICIES)('H41 is told under %o to those alone whom the table names, in every answer', async (asked, told) => {
    const { id, block, last } = await written(asked);
    for (const [place, seat] of READERS.entries()) {
      const may = told[place] ?? 'none';
      for (const [path, names] of Object.entries(ANSWERS)) {
        const at = path.replace(':id', id).replace(':block', block).replace(':last', String(last));
        const headers = { cookie: cookies.get(seat) ?? '', 'accept-language': 'en' };
        const { status, text, bytes } = await http(`http://127.0.0.1:${portOf(stage.app.httpServer)}${at}`, { headers });
        expect([path, status]).toEqual([path, 200]);
        const found = names(text, bytes);
        for (const [author, sign] of Object.entries(CODES)) {
          // a step tells of what came since the one before, which was the other State's
          const isThere = author === 'bru' || !path.includes('/steps');
          const isTold = isThere && (may === 'both' || (may === 'own' && Reflect.get(ENTITY, seat) === author));
          expect([path, seat, author, sign.test(found)]).toEqual([path, seat, author, isTold]);
        }
      }
    }
  });
});
