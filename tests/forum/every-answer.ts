/** What somebody can fetch: every address there is, byte by byte, so that two moments can be compared. */
import type { Readable } from 'node:stream';
import type request from 'supertest';
import { tableOfRoutes } from '../../server/http/table.ts';
import type { Stage } from '../http/stage.ts';
import { IEG_1 } from './world.ts';

/** By who asks what; `ids` of opinions that there are or not. Whoever has no cookie is nobody. `cut` takes out of a body what is not meant. */
export async function everyAnswer(
  stage: Stage,
  seats: readonly string[],
  cookies: ReadonlyMap<string, string>,
  ids: readonly string[],
  cut: (body: string) => string = (body) => body,
): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>();
  const paths = tableOfRoutes(stage.app.tools).flatMap(({ method, path, answers }) => {
    // what streams say while a session goes on, and where it ends: tests/live/page.test.ts
    if (method !== 'get' || answers[200] === 'text/event-stream') return [];
    // whether the loop of this process keeps up, which on a busy machine it does not
    if (path === '/livez') return [];
    return path.includes(':id') ? ids.map((id) => path.replace(':id', id)) : [path.replace(':meeting', IEG_1.meeting)];
  });
  const more = [`/api/documents?find=${encodeURIComponent('Draft')}`, '/', '/nothing', '/collab/x'];
  const lookAs = async (seat: string): Promise<void> => {
    for (const path of [...paths, ...more])
      for (const accept of acceptable(path)) {
        const asked = stage.as(cookies.get(seat) ?? '', 'get', path).set({ Accept: accept, 'Accept-Encoding': 'identity' });
        const answer = await asked.buffer(true).parse(asText);
        const nonce = /'nonce-([^']+)'/.exec(answer.headers['content-security-policy'] ?? '')?.[1] ?? '-';
        const body = cut(answer.body);
        const { date: _, 'content-length': length, ...headers } = answer.headers;
        const size = Number(length) - Buffer.byteLength(answer.body, 'latin1') + Buffer.byteLength(body, 'latin1');
        seen.set(`${seat} ${accept} ${path}`, JSON.stringify([answer.status, headers, size, body]).replaceAll(nonce, 'NONCE'));
      }
  };
  await Promise.all(seats.map(lookAs));
  return seen;
}

/** Not packed: every page bears a nonce of its own, and its packed size tells nothing of the rest. */
const acceptable = (path: string): readonly string[] =>
  path.endsWith('/text') ? ['application/json', 'text/html', 'text/plain'] : [path.startsWith('/api/') ? 'application/json' : 'text/html'];

function asText(answer: request.Response, done: (fault: Error | null, text: string) => void): void {
  if (answer.headers['content-type']?.startsWith('text/event-stream') === true) {
    // it has no end
    done(null, '');
    (answer as unknown as Readable).destroy();
    return;
  }
  let text = '';
  answer.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  answer.on('end', () => done(null, text));
}

/** What was asked, where the answer is another. */
export const differing = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] =>
  [...one].flatMap(([what, answer]) => (other.get(what) === answer ? [] : [what]));
