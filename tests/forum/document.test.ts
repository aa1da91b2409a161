import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { documentNumber, type Registered } from '../../shared/forum/document.ts';
import { isFoundBy } from '../../shared/forum/find-document.ts';
import { REPORT } from '../../shared/forum/report.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { CAPACITIES } from '../../shared/opinion/vocabulary.ts';
import { seatOf, startStage } from '../http/stage.ts';
import { actor, base, code, IEG_1, run } from './world.ts';

const PAPER = {
  do: 'register-document',
  kind: 'DT',
  meeting: 'ieg-1',
  of: null,
  title: 'Resilience of rural sites',
  language: 'en',
  source: 'arl',
  aliases: [],
  content: { in: 'elsewhere' },
} as const;

const office = actor(OFFICE_SEAT);
const last = ({ documents }: ForumState): Registered => {
  const found = [...documents.values()].at(-1);
  if (found === undefined) throw new Error('no document');
  return found;
};
const registered = (state: ForumState, change: Partial<Parameters<typeof run>[1]> = {}): ForumState =>
  run(state, { ...PAPER, ...change } as typeof PAPER, office);
const edition = (state: ForumState, document: string, as: 'revision' | 'addendum' | 'corrigendum'): ForumState =>
  run(state, { ...PAPER, of: { document, as } }, office);
const numbers = ({ documents }: ForumState): readonly string[] => [...documents.values()].map((one) => documentNumber(one));

describe('documents', () => {
  it('F5.1 are registered by the secretariat and the chair, from an entity, for a meeting or for none', () => {
    expect(['chair-1', 'chair-2', OFFICE_SEAT].map((seat) => code(PAPER, seat))).toEqual([null, null, null]);
    expect(['arl-1', 'bru-1', 'riv-1'].map((seat) => code(PAPER, seat))).toEqual(['not-registrar', 'not-registrar', 'not-registrar']);
    expect(code({ ...PAPER, source: 'zzz' }, OFFICE_SEAT)).toBe('no-such-entity');
    expect(code(PAPER, OFFICE_SEAT, run(base, { do: 'dismiss-entity', id: 'arl' }))).toBe('entity-dismissed');
    expect(code({ ...PAPER, meeting: 'zzz' }, OFFICE_SEAT)).toBe('no-such-meeting');
    expect(code(PAPER, OFFICE_SEAT, run(base, { do: 'cancel-meeting', meeting: 'ieg-1', decision: null }))).toBe('meeting-cancelled');
    expect(last(registered(base))).toMatchObject({ title: PAPER.title, language: 'en', source: 'arl', by: OFFICE_SEAT, seq: base.seq + 1 });
    expect(documentNumber(last(registered(base, { meeting: null })))).toBe('WTPF/DT/1');
  });

  it('F5.11 number no draft of the report once it is final, and everything else as before', () => {
    const of = (opinion: string) => ({ in: 'opinion', opinion, at: 2, textHash: 'A'.repeat(43), docHash: 'A'.repeat(43) }) as const;
    const draft = { ...PAPER, kind: 'R', meeting: null, content: of(REPORT) } as const;
    expect([code(draft, OFFICE_SEAT), code({ ...draft, final: true }, OFFICE_SEAT)]).toEqual([null, 'report-final']);
    const first = run(base, draft, office);
    const revision = { ...draft, of: { document: last(first).document, as: 'revision' } } as const;
    expect([code(revision, OFFICE_SEAT, first), code({ ...revision, final: true }, OFFICE_SEAT, first)]).toEqual([null, 'report-final']);
    expect(code({ ...draft, final: true }, 'chair-1')).toBe('not-secretariat');
    expect(code({ ...draft, content: of('one'), final: true }, OFFICE_SEAT)).toBe(null);
    expect(last(run(base, { ...draft, final: false }, office))).not.toHaveProperty('final');
  });

  it('F5.2 get the next number of their kind in their meeting', () => {
    const second = run(base, { do: 'plan-meeting', ...IEG_1, meeting: 'ieg-2', code: 'IEG-2' });
    const state = [{}, { kind: 'C' }, {}, { meeting: 'ieg-2' }, { meeting: null }, {}].reduce(registered, second);
    expect(numbers(state)).toEqual([
      'WTPF/IEG-1/DT/1',
      'WTPF/IEG-1/C/1',
      'WTPF/IEG-1/DT/2',
      'WTPF/IEG-2/DT/1',
      'WTPF/DT/1',
      'WTPF/IEG-1/DT/3',
    ]);
    // a code that comes again in another meeting begins no second series
    const renamed = run(state, { do: 'change-meeting', ...IEG_1, code: 'IEG-1A' });
    const again = run(renamed, { do: 'change-meeting', ...IEG_1, meeting: 'ieg-2', code: 'IEG-1' });
    expect(documentNumber(last(registered(again, { meeting: 'ieg-2' })))).toBe('WTPF/IEG-1/DT/4');
    expect(documentNumber(last(registered(again)))).toBe('WTPF/IEG-1A/DT/4');
  });

  it('F5.3 have editions with the number of the document to which they belong', () => {
    const first = registered(base);
    const { document } = last(first);
    const state = registered(first);
    const parts = [
      [document, 'revision'],
      [document, 'addendum'],
      [`${document}_rev-1`, 'revision'],
      [`${document}_rev-2`, 'corrigendum'],
      [`${document}_rev-2_corr-1`, 'corrigendum'],
      [`${document}_rev-2_corr-1`, 'revision'],
      [`${document}_add-1`, 'revision'],
      [document, 'addendum'],
    ] as const;
    expect(numbers(parts.reduce((before, [of, as]) => edition(before, of, as), state)).slice(2)).toEqual([
      'WTPF/IEG-1/DT/1(Rev.1)',
      'WTPF/IEG-1/DT/1(Add.1)',
      'WTPF/IEG-1/DT/1(Rev.2)',
      'WTPF/IEG-1/DT/1(Rev.2)(Corr.1)',
      'WTPF/IEG-1/DT/1(Rev.2)(Corr.2)',
      'WTPF/IEG-1/DT/1(Rev.3)',
      'WTPF/IEG-1/DT/1(Add.1)(Rev.1)',
      'WTPF/IEG-1/DT/1(Add.2)',
    ]);
    expect(last(run(first, { ...PAPER, kind: 'C', meeting: null, of: { document, as: 'revision' } }))).toMatchObject({
      kind: 'DT',
      meeting: 'ieg-1',
      document: 'ieg-1_dt-1_rev-1',
    });
    expect(code({ ...PAPER, of: { document: 'ieg-1_dt-9', as: 'revision' } }, OFFICE_SEAT, first)).toBe('no-such-document');
    expect(code({ ...PAPER, of: { document: 'ieg-1_dt-9', as: 'revision' } }, 'arl-1', first)).toBe('not-registrar');
  });

  it('F5.4 keep the number that was printed, whatever forum and meeting are called later', () => {
    const state = registered(base);
    const profile = { name: 'F', theme: null, place: null, basis: null, prefix: 'WTPF-30', decision: null } as const;
    const renamed = run(run(state, { do: 'change-forum', ...profile }), { do: 'change-meeting', ...IEG_1, code: 'IEG-A' });
    expect(numbers(registered(renamed))).toEqual(['WTPF/IEG-1/DT/1', 'WTPF-30/IEG-A/DT/2']);
    expect((['en', 'fr', 'es', 'ru', 'zh', 'ar'] as const).map((one) => documentNumber(last(state), one).slice(-2)).join('')).toBe(
      '-E-F-S-R-C-A',
    );
  });

  it('F5.5 are found by every name, in whatever way it is written, and by title', () => {
    const { document } = last(registered(base));
    const alias = { do: 'alias-document', document, aliases: ['C13/64(Rev.1)', 'Papier de l’été'] } as const;
    expect([code(alias, 'chair-1', registered(base)), code({ ...alias, document: 'zzz' }, OFFICE_SEAT)]).toEqual([
      'not-secretariat',
      'no-such-document',
    ]);
    const one = last(run(edition(registered(base), document, 'revision'), { ...alias, document: `${document}_rev-1` }, office));
    const asked = [
      'DT/1',
      'dt 1 rev 1',
      'DT-0001',
      'wtpf/ieg-1/dt/1(Rev.1)-E',
      'ieg-1_dt-1_rev-1',
      'c13/64',
      'C13 64 rev.1',
      'été',
      'RURAL s',
      '',
    ];
    expect(asked.filter((words) => !isFoundBy(one, words))).toEqual([]);
    const other = ['DT/10', 'DT/1(Rev.2)', 'T/1', 'C13/6', 'rural towns', '64/13'];
    expect(other.filter((words) => isFoundBy(one, words))).toEqual([]);
  });

  it('F5.12 have an address when they are registered, or later, until it is taken away', () => {
    const address = 'https://www.itu.int/md/S13-WTPF13-C-0003/en';
    const state = registered(base, { address });
    const { document } = last(state);
    expect(last(state).address).toBe(address);
    const move = { do: 'address-document', document, address: 'https://example.org/' } as const;
    expect(['chair-1', OFFICE_SEAT, 'arl-1'].map((by) => code(move, by, state))).toEqual([null, null, 'not-registrar']);
    expect(code({ ...move, document: 'zzz' }, OFFICE_SEAT, state)).toBe('no-such-document');
    const moved = run(state, move, office);
    expect(last(moved)).toEqual({ ...last(state), address: move.address });
    expect(last(run(moved, { ...move, address: null }, office))).not.toHaveProperty('address');
  });
});

describe('documents of the server', () => {
  const paper = { kind: 'DT', meeting: null, of: null, aliases: [] };

  it('F5.12 take addresses of the web, and nothing that a page must not follow', async () => {
    const stage = await startStage();
    const cookie = await stage.signIn(OFFICE_SEAT);
    const elsewhere = { ...paper, title: 'Kept', language: 'en', content: { in: 'elsewhere' } };
    const post = (address: string) => stage.as(cookie, 'post', '/api/documents').send({ uuid: randomUUID(), ...elsewhere, address });
    const made = await post(' https://WWW.itu.int/a b ');
    expect(made.status).toBe(201);
    const { body } = await stage.as(cookie, 'get', `/api/documents/${made.body.id}`);
    expect(body.document).toMatchObject({ address: 'https://www.itu.int/a%20b', content: { in: 'elsewhere' } });
    const bad = ['javascript:alert(1)', 'ftp://a.example/', 'https://user:secret@a.example/', 'www.itu.int', 'https://', ''];
    for (const address of [...bad, 'https://a.example/\u202e', `https://a.example/${'a'.repeat(2_000)}`])
      expect([address, (await post(address)).status]).toEqual([address, 400]);
    const command = { do: 'address-document', document: made.body.id, address: 'data:text/html,x' };
    expect((await stage.as(cookie, 'post', '/api/forum/commands').send({ uuid: randomUUID(), command })).status).toBe(400);
    await stage.close();
  });

  it('F5.6 a snapshot is the text as it was, read again from the log of the opinion', async () => {
    const stage = await startStage();
    const cookie = await stage.signIn(OFFICE_SEAT);
    const opinion = await stage.createOpinion();
    const post = (more: object) => stage.as(cookie, 'post', '/api/documents').send({ uuid: randomUUID(), ...paper, ...more });
    const made = await post({ content: { in: 'opinion', opinion } });
    expect([made.status, made.body.number]).toEqual([201, 'WTPF/DT/1']);
    const text = await stage.as(cookie, 'get', `/api/opinions/${opinion}/text`);
    const room = await stage.app.tools.rooms.open(opinion);
    const chair = { person: 'Test Person', actor: () => stage.app.tools.forum.actor(seatOf('chair')) };
    const policy = {
      editing: 'suggest',
      minCallSeconds: 20,
      undoSeconds: 10,
      maxTimeDays: 28,
      silenceHours: 72,
      publicNames: false,
    } as const;
    const acted = await room?.act(chair as never, { uuid: randomUUID(), v: 1, seen: { seq: 2 }, command: { do: 'set-policy', policy } });
    expect(acted?.ok).toBe(true);
    const revised = await post({ content: { in: 'opinion', opinion }, of: { document: made.body.id, as: 'revision' } });
    expect(revised.body.number).toBe('WTPF/DT/1(Rev.1)');
    const shown = await stage.as(cookie, 'get', `/api/documents/${made.body.id}`);
    expect(shown.body.opinion).toEqual(text.body);
    expect(shown.body.document.content).toEqual({
      in: 'opinion',
      opinion,
      at: text.body.seq,
      textHash: text.body.textHash,
      docHash: text.body.docHash,
    });
    expect(shown.body).toMatchObject({
      person: 'Test Person',
      text: null,
      document: { title: 'Fostering affordable access', language: 'en' },
    });
    expect((await stage.as(cookie, 'get', '/api/documents?find=rev.1')).body.map(({ id }: { id: string }) => id)).toEqual([
      revised.body.id,
    ]);
    expect((await post({ content: { in: 'opinion', opinion: 'onothere' } })).status).toBe(404);
    const { forum } = stage.app.tools;
    const content = { in: 'opinion', opinion, at: 2, textHash: 'A'.repeat(43), docHash: 'A'.repeat(43) } as const;
    await forum.act(actor(OFFICE_SEAT), { command: { ...PAPER, meeting: null, source: 'secretariat', content }, person: null });
    expect((await stage.as(cookie, 'get', '/api/documents/dt-2')).body.opinion).toBeNull();
    await stage.close();
  });

  it('F5.7 a text that was handed in is in what can be erased, and the number stays', async () => {
    const stage = await startStage();
    const cookie = await stage.signIn(OFFICE_SEAT);
    const uuid = randomUUID();
    const handed = { uuid, ...paper, title: 'A paper', language: 'fr', content: { in: 'payload', text: 'Un mot.\n\nDeux mots.' } };
    const made = await stage.as(cookie, 'post', '/api/documents').send(handed);
    const again = await stage.as(cookie, 'post', '/api/documents').send(handed);
    expect([made.status, again.body]).toEqual([201, made.body]);
    expect((await stage.as(cookie, 'get', `/api/documents/${made.body.id}`)).body.text).toBe('Un mot.\n\nDeux mots.');
    const { log } = stage.app.tools;
    const [stored] = await log.read({ kind: 'forum', id: 'forum' }, made.body.seq - 1, 1);
    if (stored === undefined) throw new Error('nothing was recorded');
    const permanent = Buffer.from(stored.header).toString() + Buffer.from(stored.statement).toString();
    expect([permanent.includes('A paper'), permanent.includes('mots')]).toEqual([true, false]);
    await stage.close();
  });

  it('are registered by nobody else over the wire, whatever their capacity', async () => {
    const stage = await startStage();
    const body = { ...paper, title: 'A paper', language: 'en', content: { in: 'elsewhere' } };
    for (const capacity of CAPACITIES) {
      const cookie = await stage.signIn(seatOf(capacity));
      const { status } = await stage.as(cookie, 'post', '/api/documents').send({ uuid: randomUUID(), ...body });
      expect([capacity, status]).toEqual([capacity, ['chair', 'secretariat'].includes(capacity) ? 201 : 403]);
    }
    await stage.close();
  });
});
