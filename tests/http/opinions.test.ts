import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import type { Progress } from '../../shared/opinion/progress.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { progress as progressSchema, register as registerSchema } from '../../shared/wire/register.ts';
import { DRAFT, type Stage, seatOf, startStage } from './stage.ts';

let stage: Stage;
let office: string;
let state: string;
let chair: string;
let opinion: string;

beforeAll(async () => {
  stage = await startStage();
  office = await stage.signIn(OFFICE_SEAT);
  state = await stage.signIn(seatOf('member-state'));
  chair = await stage.signIn(seatOf('chair'));
  opinion = await stage.createOpinion();
});
afterAll(() => stage.close());

const registerOf = async (): Promise<Register> => (await stage.as(state, 'get', `/api/opinions/${opinion}/register`)).body;
const envelope = (command: unknown, uuid: string = randomUUID()) => ({ uuid, v: 1, seen: { seq: 2 }, command });

describe('an opinion over HTTP', () => {
  it('is read from plain text without being made', async () => {
    const before = (await stage.as(office, 'get', '/api/opinions')).body.length;
    const answer = await stage.as(office, 'post', '/api/opinions/read').send({ text: DRAFT, language: 'en' });
    expect(answer.status).toBe(200);
    expect(answer.body.title).toBe('Fostering affordable access');
    expect(answer.body.blocks.map(({ kind }: { kind: string }) => kind)).toContain('operative-item');
    expect((await stage.as(office, 'get', '/api/opinions')).body).toHaveLength(before);
  });

  it('is made from plain text, listed and readable', async () => {
    const list = (await stage.as(state, 'get', '/api/opinions')).body;
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({
      id: opinion,
      number: 'Draft Opinion 1',
      title: 'Fostering affordable access',
      phase: 'drafting',
      seq: 2,
    });
    const register = await registerOf();
    expect(registerSchema.safeParse(register)).toMatchObject({ success: true });
    const labels = register.paragraphs.filter(({ label }) => label !== '').map(({ label }) => label);
    expect(labels).toEqual(['a)', 'b)', '1', '2']);
  });

  it('is called by its number where it has no title, and refuses what an opinion cannot hold', async () => {
    const ask = (words: { readonly blocks: readonly unknown[] } | { readonly text: string }, number = 'Draft Opinion 8') =>
      stage.as(office, 'post', '/api/opinions').send({
        number,
        language: 'en',
        venue: 'ieg',
        phase: 'tabled',
        sponsor: 'e-member-state',
        source: null,
        meeting: null,
        ...words,
      });
    const text = (length: number) => ({ kind: 'text', level: 0, text: 'x'.repeat(length) });
    const untitled = await ask({ blocks: [{ kind: 'title', level: 0, text: '' }, text(3)] }, 'Draft Opinion 9');
    const taken = await ask({ blocks: [text(3)] }, 'draft opinion 9');
    expect([taken.status, taken.body.code]).toEqual([409, 'number-taken']);
    expect(untitled.status).toBe(201);
    expect((await stage.as(state, 'get', `/api/opinions/${untitled.body.id}/register`)).body.title).toBe('Draft Opinion 9');
    const tooLong = await ask({ text: `A TITLE\n\n${'x'.repeat(20_001)}` });
    expect(tooLong.body).toMatchObject({ status: 413, code: 'too-large', detail: 'a paragraph of 20001 characters; it may have 20000' });
    expect((await ask({ blocks: Array.from({ length: 11 }, () => text(19_000)) })).body).toMatchObject({ status: 413, code: 'too-large' });
  });

  it('is made once where several are made under one number in the same moment', async () => {
    const wish = { language: 'en', venue: 'ieg', phase: 'tabled', sponsor: 'e-member-state', source: null, meeting: null };
    const before = (await stage.as(office, 'get', '/api/opinions')).body.length;
    for (let round = 0; round < 5; round++) {
      const numbers = [`Race ${round}`, `race ${round}`, ` RACE  ${round} `, `Race ${round}`, `Race ${round} bis`];
      const answers = await Promise.all(
        numbers.map((number) =>
          stage.as(office, 'post', '/api/opinions').send({ ...wish, number, blocks: [{ kind: 'title', level: 0, text: number }] }),
        ),
      );
      const told = answers.map(({ status, body }) => (status === 201 ? 'made' : body.code));
      expect(told.pop()).toBe('made');
      expect(told.sort()).toEqual(['made', 'number-taken', 'number-taken', 'number-taken']);
    }
    expect((await stage.as(office, 'get', '/api/opinions')).body).toHaveLength(before + 10);
  });

  it('is made from corrected blocks', async () => {
    const answer = await stage.as(office, 'post', '/api/opinions').send({
      number: 'Draft Opinion 2',
      title: 'Another',
      language: 'fr',
      venue: 'ieg',
      phase: 'tabled',
      sponsor: 'e-member-state',
      source: 'C/12',
      meeting: null,
      blocks: [
        { kind: 'title', level: 0, text: 'Another' },
        { kind: 'text', level: 0, text: 'One paragraph.' },
      ],
    });
    expect(answer.status).toBe(201);
    const text = await stage.as(state, 'get', `/api/opinions/${answer.body.id}/text`);
    expect(text.body.blocks.map(({ runs }: { runs: { text: string }[] }) => runs.map((run) => run.text).join(''))).toEqual([
      'Another',
      'One paragraph.',
    ]);
  });

  it('is not made from text and blocks at once, from neither, or for a sponsor who is not there', async () => {
    const wish = { number: 'X', language: 'en', venue: 'forum', phase: 'drafting', sponsor: 'e-member-state', source: null, meeting: null };
    const blocks = [{ kind: 'text', level: 0, text: 'x' }];
    expect((await stage.as(office, 'post', '/api/opinions').send(wish)).status).toBe(400);
    expect((await stage.as(office, 'post', '/api/opinions').send({ ...wish, text: 'x', blocks })).status).toBe(400);
    const missing = await stage.as(office, 'post', '/api/opinions').send({ ...wish, blocks, sponsor: 'nobody' });
    expect([missing.status, missing.body.code]).toEqual([409, 'no-such-entity']);
  });

  it('gives its text as JSON, plain text and a printable page, of the same words', async () => {
    const path = `/api/opinions/${opinion}/text`;
    const json = await stage.as(state, 'get', path);
    const register = await registerOf();
    expect(json.body).toMatchObject({ seq: register.seq, textHash: register.textHash, docHash: register.docHash });
    const plain = await stage.as(state, 'get', path).set('Accept', 'text/plain');
    expect(plain.type).toBe('text/plain');
    expect(plain.text).toContain('a) that access matters;');
    const html = await stage.as(state, 'get', path).set('Accept', 'text/html');
    expect(html.type).toBe('text/html');
    expect(html.text).toContain('that access matters;');
    const print = await stage.as(state, 'get', `/o/${opinion}/print`);
    expect(print.text).toContain(String(register.textHash));
    expect(print.text).not.toMatch(/<script|\sstyle=/);
  });

  it('7.11 appends the note of a reservation to what is printed and exported', async () => {
    const { paragraphs } = await registerOf();
    const { id: block, hash } = paragraphs.find(({ label }) => label === 'a)') ?? {};
    const asked = { do: 'reserve', block, hash, reason: 'in full', appended: 'Subject to our law.' };
    expect((await stage.as(state, 'post', `/api/opinions/${opinion}/commands`).send(envelope(asked, randomUUID()))).status).toBe(200);
    const plain = await stage.as(state, 'get', `/api/opinions/${opinion}/text`).set('Accept', 'text/plain');
    expect(plain.text).toMatch(/\nNote appended to the opinion\n.*a\): Subject to our law\.\n$/);
    const print = await stage.as(state, 'get', `/o/${opinion}/print`);
    expect(print.text).toContain('Subject to our law.');
    const entered = { ...asked, appended: 'As it was entered.', enteredFor: { entity: 'e-member-state', via: 'floor' } };
    const office = await stage.signIn(seatOf('secretariat'));
    expect((await stage.as(office, 'post', `/api/opinions/${opinion}/commands`).send(envelope(entered, randomUUID()))).status).toBe(200);
    for (const path of [`/api/opinions/${opinion}/text`, `/o/${opinion}/print`]) {
      const { text } = await stage.as(state, 'get', path).set('Accept', path.endsWith('text') ? 'text/plain' : 'text/html');
      expect([text.includes('Subject to our law.'), text.includes('As it was entered.')]).toEqual([true, false]);
    }
  });

  it('9.3 takes an act once, however often it is sent, and only in one meaning', async () => {
    const { paragraphs, seq } = await registerOf();
    const target = paragraphs.find(({ label }) => label === 'a)');
    const command = { do: 'raise-objection', block: target?.id, hash: target?.hash, reason: 'not yet' };
    const uuid = randomUUID();
    const path = `/api/opinions/${opinion}/commands`;
    const first = await stage.as(state, 'post', path).send(envelope(command, uuid));
    expect([first.status, first.body]).toEqual([200, { seq: seq + 1 }]);
    const again = await stage.as(state, 'post', path).send(envelope(command, uuid));
    expect([again.status, again.body]).toEqual([200, { seq: seq + 1 }]);
    const inCapitals = await stage.as(state, 'post', path).send(envelope(command, uuid.toUpperCase()));
    expect([inCapitals.status, inCapitals.body]).toEqual([200, { seq: seq + 1 }]);
    const other = await stage.as(state, 'post', path).send(envelope({ ...command, reason: 'something else' }, uuid));
    expect([other.status, other.body.code]).toEqual([409, 'uuid-reused']);
    expect((await registerOf()).seq).toBe(seq + 1);
  });

  it('refuses an act with its code and who stands against it', async () => {
    const { paragraphs } = await registerOf();
    const target = paragraphs.find(({ label }) => label === 'a)');
    const path = `/api/opinions/${opinion}/commands`;
    const call = await stage.as(chair, 'post', path).send(envelope({ do: 'call', targets: [{ block: target?.id, hash: target?.hash }] }));
    const declare = await stage
      .as(chair, 'post', path)
      .send(envelope({ do: 'declare', target: { block: target?.id, hash: target?.hash } }));
    const refusal = [call, declare].find(({ body }) => body.code === 'objection-stands');
    expect(refusal?.status).toBe(409);
    expect(refusal?.type).toBe('application/problem+json');
    expect(refusal?.body).toMatchObject({ type: 'urn:nemcon:problem:objection-stands', status: 409, entities: ['e-member-state'] });
  });

  it('8.2 sets no minimum time of a call below 10 seconds, and says so', async () => {
    const set = (minCallSeconds: number) =>
      stage
        .as(chair, 'post', `/api/opinions/${opinion}/commands`)
        .send(envelope({ do: 'set-policy', policy: { ...DEFAULT_POLICY, minCallSeconds } }));
    const { status, body } = await set(9);
    expect({ status, code: body.code, seconds: body.seconds }).toEqual({ status: 409, code: 'policy-not-allowed', seconds: 10 });
    expect((await set(10)).status).toBe(200);
  });

  it('is readable as it was at every position, and at none beyond', async () => {
    const { seq } = await registerOf();
    for (let at = 1; at <= seq; at++) {
      const answer = await stage.as(state, 'get', `/api/opinions/${opinion}/register?at=${at}`);
      expect([answer.status, answer.body.seq]).toEqual([200, at]);
      expect((await stage.as(state, 'get', `/api/opinions/${opinion}/text?at=${at}`)).body.seq).toBe(at);
    }
    expect((await stage.as(state, 'get', `/api/opinions/${opinion}/register?at=${seq + 1}`)).status).toBe(404);
    for (const at of ['0', '-1', '1e3', '1.5', 'NaN', ''])
      expect((await stage.as(state, 'get', `/api/opinions/${opinion}/register?at=${at}`)).status).toBe(400);
  });

  it('gives its record as exact bytes, from any position', async () => {
    const answer = await stage.as(state, 'get', `/api/opinions/${opinion}/record`);
    expect(answer.type).toBe('application/x-ndjson');
    const lines = answer.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, at) => at + 1));
    const stored = await stage.app.tools.log.read({ kind: 'opinion', id: opinion }, 0);
    expect(lines.map(({ header }) => header)).toEqual(stored.map(({ header }) => Buffer.from(header).toString('base64')));
    const rest = await stage.as(state, 'get', `/api/opinions/${opinion}/record?after=2`);
    expect(rest.text.trimEnd().split('\n')).toHaveLength(stored.length - 2);
  });

  it('shows how it has come along, from where it was looked at last', async () => {
    const presented = {
      number: 'Draft Opinion 12',
      language: 'en',
      venue: 'ieg',
      phase: 'drafting',
      sponsor: 'e-member-state',
      source: null,
    };
    const made = (await stage.as(office, 'post', '/api/opinions').send({ ...presented, meeting: null, text: DRAFT })).body.id;
    const course = async (): Promise<readonly Progress[]> => (await stage.as(state, 'get', `/api/opinions/${made}/progress`)).body;
    const before = await course();
    expect(before).toHaveLength(1);
    expect(before[0]).toMatchObject({ agreed: 0, held: 0, unsettled: 0 });
    const { paragraphs } = (await stage.as(state, 'get', `/api/opinions/${made}/register`)).body as Register;
    const [{ id: block, hash } = { id: '', hash: null }] = paragraphs.filter(({ status }) => status === 'open');
    const objected = await stage.as(state, 'post', `/api/opinions/${made}/commands`).send(envelope({ do: 'raise-objection', block, hash }));
    const after = await course();
    expect(after).toMatchObject([...before, { seq: objected.body.seq, held: 1, paragraphs: before[0]?.paragraphs }]);
    expect(z.array(progressSchema).safeParse(after)).toMatchObject({ success: true });
  });

  it('slows down whoever acts without end', async () => {
    const fast = await startStage({ actsPerMinute: 5 });
    const cookie = await fast.signIn(seatOf('member-state'));
    const other = await fast.signIn(seatOf('academia'));
    const send = (who: string) => fast.as(who, 'post', '/api/opinions/none/commands').send(envelope({ do: 'open-discussion' }));
    const codes: number[] = [];
    for (let n = 0; n < 8; n++) codes.push((await send(cookie)).status);
    expect(codes).toEqual([404, 404, 404, 404, 404, 429, 429, 429]);
    expect((await send(other)).status).toBe(404);
    await fast.close();
  });
});
