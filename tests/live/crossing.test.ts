/** Objections that cross an adoption on ways that are slower than a screen: of a script, of the form without one, kept while the line was away. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Acts } from '../../client/sync/acts.ts';
import { KeptActs } from '../../client/sync/kept-acts.ts';
import { KeptWords } from '../../client/sync/kept-words.ts';
import { Raising } from '../../client/sync/raising.ts';
import type { Envelope } from '../../shared/opinion/command.ts';
import { CHAIR, STATE } from '../forum/session.ts';
import { chairOf } from './chairing.ts';
import { fieldsOf, sendForm } from './form.ts';
import { type LiveStage, liveStage } from './stage.ts';

let stage: LiveStage;
beforeAll(async () => {
  stage = await liveStage();
});
afterAll(() => stage.close());

/** Called for adoption; `block` is agreed. */
let id: string;
let block: string;
let hash: string | null;
/** What a screen of the call shows. */
let called: number;
let adopt: () => Promise<void>;
beforeEach(async () => {
  id = await stage.createOpinion();
  const chair = await chairOf(stage, id);
  await chair.call();
  await chair.callAdoption();
  const { paragraphs, seq } = await register();
  const found = paragraphs.find(({ label }) => label === 'a)');
  [block, hash, called] = [found?.id ?? '', found?.hash ?? null, seq];
  adopt = chair.adopt;
});

const register = () => stage.register(CHAIR, id);

async function closed(): Promise<void> {
  stage.clock.advance(60_000);
  await expect.poll(async () => (await register()).phase).toBe('adopted');
}

/** It is as if the chair had never adopted, and everybody reads why. */
async function crossed(): Promise<void> {
  const { phase, adopted, adoptionCall, crossed: by, late, paragraphs } = await register();
  expect([phase, adopted, adoptionCall, by?.entity, by?.block, late]).toEqual(['drafting', null, null, 'e-member-state', block, []]);
  const there = paragraphs.find((one) => one.id === block);
  expect(there).toMatchObject({ status: 'objected', positions: [{ entity: 'e-member-state' }] });
  stage.clock.advance(120_000);
  expect((await register()).phase).toBe('drafting');
}

/** It stands beside the adoption and holds nothing. */
async function late(): Promise<void> {
  const { phase, crossed: by, late: listed } = await register();
  expect([phase, by, listed.map((one) => [one.entity, one.block])]).toEqual(['adopting', null, [['e-member-state', block]]]);
  await closed();
}

const object = () => ({ do: 'raise-objection', block, hash, reason: 'too far' }) as const;

async function post(envelope: Envelope) {
  const { status, body } = await stage.as(await stage.signIn(STATE), 'post', `/api/opinions/${id}/commands`).send(envelope);
  return { status, body };
}

describe('of a script', () => {
  const objection = (seq: number): Envelope => ({ uuid: randomUUID(), v: 1, seen: { seq }, command: object() });

  it('7.14 crosses it where that was handed the call and not the adoption', async () => {
    await adopt();
    stage.clock.advance(50_000);
    expect(await post(objection(called))).toMatchObject({ status: 200 });
    await crossed();
  });

  it('7.15 is late where that was handed the adoption', async () => {
    await adopt();
    expect(await post(objection((await register()).seq))).toMatchObject({ status: 200 });
    await late();
  });

  it('7.13 1.1 is refused once the adoption has closed, whatever that was handed', async () => {
    await adopt();
    await closed();
    const { status, body } = await post(objection(called));
    expect([status, body.code]).toEqual([409, 'opinion-adopted']);
  });
});

describe('of the form without script', () => {
  const path = () => `/answer/${id}/${block}`;
  const form = async () => ({ ...fieldsOf((await stage.page(path(), STATE)).text), what: 'object', reason: 'too far' });

  it('7.14 crosses it where the page was drawn before the chair adopted', async () => {
    const drawn = await form();
    await adopt();
    stage.clock.advance(50_000);
    const { status, text } = await sendForm(stage, STATE, path(), drawn);
    expect([status, text.includes('e-member-state objects to “considering a)”.')]).toEqual([201, true]);
    await crossed();
    // sent once more it is still that one act
    expect((await sendForm(stage, STATE, path(), drawn)).text).toContain('e-member-state objects to “considering a)”.');
    expect((await register()).positions).toEqual([]);
  });

  it('7.14 crosses it also where it was refused first, and the form came back with what was typed', async () => {
    const drawn = await form();
    await adopt();
    const refused = await sendForm(stage, STATE, path(), { ...drawn, what: '' });
    expect([refused.status, fieldsOf(refused.text).seen]).toEqual([400, String(called)]);
    await sendForm(stage, STATE, path(), { ...fieldsOf(refused.text), what: 'object' });
    await crossed();
  });

  it('7.15 is late where the page says that the chair has adopted, and the answer says so', async () => {
    await adopt();
    const { status, text } = await sendForm(stage, STATE, path(), await form());
    expect([status, text.includes('after it had been shown the adoption')]).toEqual([201, true]);
    await late();
  });
});

/** A device on which things stay, without a page. */
class Device implements Storage {
  readonly #all = new Map<string, string>();
  get length(): number {
    return this.#all.size;
  }
  key = (at: number): string | null => [...this.#all.keys()][at] ?? null;
  getItem = (name: string): string | null => this.#all.get(name) ?? null;
  setItem = (name: string, value: string): void => void this.#all.set(name, value);
  removeItem = (name: string): void => void this.#all.delete(name);
  clear = (): void => this.#all.clear();
}

describe('kept while the line was away', () => {
  /** The acts of a page whose line is away until `back`; it shows the register of `seen`. */
  function page(seen: () => number, device: Device = new Device()) {
    let away = true;
    const acts = new Acts({
      opinion: id,
      seat: STATE,
      kept: new KeptWords(device, id, STATE),
      clock: stage.clock,
      sync: () => ({ state: 'reconnecting', changes: 0, since: 0, paused: false }),
      seen,
      raising: async (door) => new Raising(door, new KeptActs(device, id, STATE, 'Test Person', door.shown)),
      fetch: async (_, init) => {
        if (away) throw new TypeError('network');
        const { status, body } = await post(JSON.parse(String(init?.body)));
        return new Response(JSON.stringify(body), { status });
      },
    });
    return { acts, device, back: () => (away = false) };
  }

  it('7.14 N5 crosses it with what its screen showed, though that was long ago and the page was loaded again', async () => {
    const before = page(() => called);
    expect(await before.acts.post(object())).toEqual({ ok: false, why: 'kept' });
    await before.acts.close();
    await adopt();
    const head = (await register()).seq;
    stage.clock.advance(50_000);
    // what the new page shows is not what the State had seen when it objected
    const again = page(() => head, before.device);
    again.back();
    await again.acts.prepare();
    await again.acts.sendKept();
    expect(again.acts.raised.getSnapshot()).toEqual([]);
    await crossed();
  });

  it('7.15 N5 is late where its screen had shown that the chair has adopted', async () => {
    await adopt();
    const head = (await register()).seq;
    const { acts, back } = page(() => head);
    await acts.post(object());
    back();
    await acts.sendKept();
    await late();
  });

  it('7.13 N5 is refused, and says so, where it comes when the adoption has closed', async () => {
    const { acts, back } = page(() => called);
    await acts.post(object());
    await adopt();
    await closed();
    back();
    await acts.sendKept();
    expect(acts.raised.getSnapshot()).toMatchObject([{ no: { why: 'refused', refusal: { code: 'opinion-adopted' } } }]);
  });
});
