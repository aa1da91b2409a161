/** Y8 over the socket: presence is what the server says of a seat, whatever its client claims. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { awarenessFrame, readMessage } from '../../shared/wire/frame.ts';
import { blockIds } from '../support/blocks.ts';
import type { HttpClient } from '../support/http-client.ts';
import { until } from '../support/until.ts';
import { bytesOf } from './ground.ts';
import { Stage } from './stage.ts';

let stage: Stage;
let attacker: HttpClient;
let honest: HttpClient;

beforeAll(async () => {
  stage = await Stage.set();
  attacker = await stage.signIn(stage.state(0));
  honest = await stage.signIn(stage.state(1));
});
afterAll(() => stage.close());

describe('Y8 presence', () => {
  it('Y8 shows who somebody is by the seat, whatever they claim, and removes nobody for another', async () => {
    const opinion = await stage.opinion(2);
    const doc = new Y.Doc();
    doc.clientID = 5; // whom the fixtures name
    const [witness, evil] = [stage.editor(honest, opinion, { doc }), stage.editor(attacker, opinion)];
    const seen = new Awareness(new Y.Doc());
    seen.setLocalState(null);
    const shown: (readonly [client: number, state: Record<string, unknown>])[] = [];
    witness.socket.on('message', (data: ArrayBuffer) => {
      const message = readMessage(new Uint8Array(data));
      if (message.type !== 'awareness') return;
      applyAwarenessUpdate(seen, message.bytes, 'server');
      shown.push(...seen.getStates().entries());
    });
    await Promise.all([witness.synced, evil.synced]);
    const [block = ''] = blockIds(doc);
    const claim = (states: Readonly<Record<number, Record<string, unknown>>>): Uint8Array => {
      const own = new Awareness(new Y.Doc());
      const clients = Object.keys(states).map(Number);
      for (const client of clients) {
        own.states.set(client, states[client] ?? {});
        own.meta.set(client, { clock: 50, lastUpdated: 0 });
      }
      const update = encodeAwarenessUpdate(own, clients);
      own.destroy();
      return awarenessFrame(update);
    };
    witness.socket.send(claim({ 5: { block } }));
    await until('the witness to be shown', () => seen.getStates().has(5));

    const chairs = {
      block,
      user: { name: 'Chair' },
      entity: 'chair',
      capacity: 'chair',
      seat: stage.chair.id,
      code: 'CHAIR',
      color: 'red',
    };
    const mine = evil.doc.clientID;
    for (const message of [
      claim({ 5: chairs, 6: chairs }),
      claim({ 5: chairs }),
      awarenessFrame(
        bytesOf('020501197b2275736572223a7b226e616d65223a224368616972227d7d0601197b2275736572223a7b226e616d65223a224368616972227d7d'),
      ),
      awarenessFrame(bytesOf('010564046e756c6c')),
      awarenessFrame(new Uint8Array(3 * 1024)),
      claim({ [mine]: { block, big: 'x'.repeat(3_000) } }),
      claim({ [mine]: chairs }),
    ]) {
      evil.socket.send(message);
    }
    await until('the attacker to be shown', () => seen.getStates().has(mine));
    const [victim, villain] = [stage.state(1), stage.state(0)];
    for (const [client, state] of shown) {
      const { entity, id: seat } = client === 5 ? victim : villain;
      expect(state).toMatchObject({ block, entity, capacity: 'member-state', seat });
      expect(JSON.stringify(state).toLowerCase()).not.toContain('chair');
    }
    expect([...seen.getStates().keys()].sort((x, y) => x - y)).toEqual([5, mine].sort((x, y) => x - y));
    seen.destroy();
    for (const one of [witness, evil]) one.close();
  });
});
