/** A server with one long opinion on which much is going on: objections all over it, and others whose carets stand in it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { appendFounding } from '../../server/room/founding/opinion.ts';
import { founding } from '../../tests/support/founding.ts';
import { HttpClient } from '../../tests/support/http-client.ts';
import { ServerProcess } from '../../tests/support/server-process.ts';
import { begunStore } from '../support/begun-store.ts';
import { NEMCON } from '../support/dialect.ts';
import { Follower } from '../support/follower.ts';
import { Mover } from '../support/mover.ts';
import { blocksOf } from '../support/opinion.ts';

export const OPINION = 'long';
export const CHARS = 200;
const STATES = ['arl-head', 'bru-head', 'cor-head', 'del-head', 'esm-head'];

export interface BigOpinion {
  readonly server: ServerProcess;
  readonly close: () => Promise<void>;
}

/** `opinions`: several that are alike, where more than one is wanted. */
export async function bigOpinion(paragraphs: number, opinions: readonly string[] = [OPINION]): Promise<BigOpinion> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nemcon-browser-'));
  const store = await begunStore(dataDir);
  for (const id of opinions) await appendFounding(store, founding(id, blocksOf(paragraphs, CHARS)), Date.now());
  await store.close();
  const server = await ServerProcess.start({ dataDir });
  const close = async (): Promise<void> => {
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { server, close };
}

/** Objections of five States, evenly spread over the text. */
export async function object(origin: string, count: number, opinion = OPINION): Promise<void> {
  const people = await Promise.all(STATES.map((seat) => HttpClient.stepIn(origin, seat)));
  const { paragraphs } = await (people[0] ?? new HttpClient(origin)).register(opinion);
  const every = Math.floor(paragraphs.length / count);
  for (let raised = 0; raised < count; raised += 1) {
    const paragraph = paragraphs[raised * every + 2];
    const person = people[raised % people.length];
    if (paragraph === undefined || person === undefined) throw new Error('there is no paragraph to object to');
    const { id: block, hash } = paragraph;
    const { status, body } = await person.command(opinion, { do: 'raise-objection', block, hash, reason: 'It goes further than agreed.' });
    if (status !== 200) throw new Error(`not raised: ${status} ${JSON.stringify(body)}`);
  }
}

/** Others in the text, whose carets go through it. */
export async function carets(origin: string, count: number): Promise<readonly Mover[]> {
  const [reader = {}, ...people] = [...(await NEMCON.admit(origin, 1, false)), ...(await NEMCON.admit(origin, count, true))];
  const follower = new Follower({ url: origin, opinion: OPINION, headers: reader, keep: true });
  await follower.joined;
  const doc = new Y.Doc();
  for (const update of follower.updates) Y.applyUpdate(doc, update);
  follower.close();
  const texts = NEMCON.paragraphs(doc);
  return people.map((headers, at) => {
    const own = texts[Math.floor((at * texts.length) / count)];
    if (own === undefined) throw new Error('there is no paragraph to stand in');
    const places = Array.from({ length: 40 }, (_, index) => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(own, index)));
    return new Mover({ url: origin, opinion: OPINION, headers }, places);
  });
}
