/** An opinion on which the hostile updates of the fixtures mean something. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import * as Y from 'yjs';
import type { CollabClient } from '../support/collab-client.ts';
import type { HttpClient } from '../support/http-client.ts';
import { itemOf, type Stage } from './stage.ts';

export interface Fixture {
  readonly name: string;
  readonly hex: string;
  readonly expect: { readonly refused?: string; readonly remedy?: 'close' | 'reset' | 'resync'; readonly healed?: readonly string[] };
}

const FIXTURES = new URL('../fixtures/hostile/updates.json', import.meta.url);
const { base, updates: all }: { readonly base: string; readonly updates: readonly Fixture[] } = JSON.parse(readFileSync(FIXTURES, 'utf8'));
export const updates = all;
export const bytesOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
/** The second paragraph of the ground. */
export const CLOSED = 'b000000002';

/** Three paragraphs of one delegation, the second of them closed by a call; the witness stays connected. */
export async function ground(
  stage: Stage,
  chair: HttpClient,
  author: HttpClient,
): Promise<{ readonly opinion: string; readonly witness: CollabClient }> {
  const opinion = await stage.opinion(1);
  const witness = stage.editor(author, opinion);
  await witness.synced;
  await witness.edit((doc) => Y.applyUpdate(doc, bytesOf(base)));
  const { hash } = await itemOf(chair, opinion, CLOSED);
  expect((await chair.command(opinion, { do: 'call', targets: [{ block: CLOSED, hash }] })).status).toBe(200);
  return { opinion, witness };
}
