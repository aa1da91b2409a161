/**
 * H41: every answer in which the words of two States have names, times every policy on telling them and every kind of reader, held
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

/** Where another policy has the same outcome it is looked at in the one answer that all others follow. */
type Looked = 'all' | 'first';

const POLICIES: readonly (readonly [Asked, readonly ('own' | 'both' | 'none')[], Looked])[] = [
  [{ authorsFor: 'own', authorsFrom: 'now' }, OWN, 'all'],
  [{ authorsFor: 'states', authorsFrom: 'now' }, STATES, 'all'],
  [{ authorsFrom: 'now' }, STATES, 'first'],
  [{ authorsFor: 'seats', authorsFrom: 'now' }, ALL, 'all'],
  // nothing is adopted or reported here
  [{ authorsFor: 'seats', authorsFrom: 'adoption' }, NONE, 'all'],
  [{ authorsFor: 'seats', authorsFrom: 'report' }, NONE, 'first'],
  [{ authorsFor: 'seats' }, NONE, 'first'],
];

const ENTITY = { [STATE]: 'e-member-state', [OTHER_STATE]: 'bru' };
const CODES = { 'e-member-state': /e-member-state|E-MEMBER/i, bru: /\bbru(?:ma)?\b/i };

const matches = (text: string, sign: RegExp): string => [...text.matchAll(sign)].map(([, found]) => found).join('\n');

/** Where each answer says of words whose they are. */
const ANSWERS: Readonly<Record<string, (read: string, bytes: Buffer) => string>> = {
  '/api/opinions/:id/authors': (read) => read,
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
  '/o/:id/steps?at=:first': (read) => matches(read, /<bdi class="whose"[^>]*title="([^"]*)"/g),
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
  /** Log positions: of what each of them did. */
  readonly first: number;
  readonly last: number;
}

/** A step tells of what one of them did. */
const ALONE: Readonly<Record<string, string>> = { '/o/:id/steps?at=:first': 'e-member-state', '/o/:id/steps?at=:last': 'bru' };

/** Words of which the reader is not told end with a sign, and words for the ear, where others stand beside: in the story always those of the room. */
const UNTOLD: Readonly<Record<string, { readonly sign: RegExp; readonly under: readonly string[] }>> = {
  '/api/opinions/:id/changes/text?since=tabled': { sign: /^\?$/m, under: ['own'] },
  '/o/:id/since?since=tabled': { sign: /^somebody who is not named here$/m, under: ['own'] },
  '/o/:id/story/:block': { sign: /^somebody who is not named here$/m, under: ['own', 'none'] },
};

/** An opinion under that policy, in which one State has written words and the other has taken out some and written others. */
async function written(asked: Asked): Promise<Written> {
  const id = await stage.createOpinion();
  const { policy } = await stage.register(CHAIR, id);
  expect((await stage.command(CHAIR, id, { do: 'set-policy', policy: { ...policy, ...asked } })).status).toBe(200);
  const block = (await stage.register(STATE, id)).paragraphs.find(({ label }) => label === 'a)')?.id ?? '';
  const done: number[] = [];
  for (const [seat, words] of [
    [STATE, ' and that it lasts,'],
    [OTHER_STATE, ' for all who live there,'],
  ] as const) {
    const editor = await stage.connect(seat, id);
    await editor.synced;
    const { seq } = await editor.edit((doc) =>
      doc.transact(() => {
        if (seat === OTHER_STATE) erase(doc, block, 0, 5);
        type(doc, block, words);
      }),
    );
    editor.close();
    done.push(seq);
  }
  const [first = 0, last = 0] = done;
  return { id, block, first, last };
}

describe('whose words are whose', () => {
  it.each(POLICIES)(
    'H41, H44 and H60 is told under %o to those alone whom the table names, in every answer',
    async (asked, told, looked) => {
      const answers = Object.entries(ANSWERS).slice(0, looked === 'all' ? undefined : 1);
      const { id, block, first, last } = await written(asked);
      for (const [place, seat] of READERS.entries()) {
        const may = told[place] ?? 'none';
        for (const [path, names] of answers) {
          const at = path.replace(':id', id).replace(':block', block).replace(':first', String(first)).replace(':last', String(last));
          const headers = { cookie: cookies.get(seat) ?? '', 'accept-language': 'en' };
          const { status, text, bytes } = await http(`http://127.0.0.1:${portOf(stage.app.httpServer)}${at}`, { headers });
          expect([path, status]).toEqual([path, 200]);
          const found = names(text, bytes);
          const untold = UNTOLD[path];
          if (untold !== undefined) expect([path, seat, untold.sign.test(found)]).toEqual([path, seat, untold.under.includes(may)]);
          for (const [author, sign] of Object.entries(CODES)) {
            const isThere = (ALONE[path] ?? author) === author;
            const isTold = isThere && (may === 'both' || (may === 'own' && Reflect.get(ENTITY, seat) === author));
            expect([path, seat, author, sign.test(found)]).toEqual([path, seat, author, isTold]);
          }
        }
        // whoever opened the screen of the room, on it stands what everybody with a seat is told
        if (looked === 'first') continue;
        const { text } = await http(`http://127.0.0.1:${portOf(stage.app.httpServer)}/o/${id}/story/${block}?for=room&lang=en`, {
          headers: { cookie: cookies.get(seat) ?? '' },
        });
        const found = ANSWERS['/o/:id/story/:block']?.(text, Buffer.from(text)) ?? '';
        const isWhole = told.every((one) => one === 'both');
        expect(['for=room', seat, UNTOLD['/o/:id/story/:block']?.sign.test(found)]).toEqual(['for=room', seat, !isWhole]);
        for (const [author, sign] of Object.entries(CODES)) {
          expect(['for=room', seat, author, sign.test(found)]).toEqual(['for=room', seat, author, isWhole]);
        }
      }
    },
  );
});
