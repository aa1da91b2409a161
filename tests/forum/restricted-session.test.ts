/** Restricted sessions in the whole server: who is put out, what goes on inside, and what comes back. */
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { type LogName, StorageFault, type Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { headerHash } from '../../server/record/header.ts';
import { verifyOpinion } from '../../server/record/verify.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import type { Register, ShownParagraph } from '../../shared/opinion/register.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { seatOf } from '../http/stage.ts';
import { addBlock, erase, type } from '../support/blocks.ts';
import { CHAIR, OTHER_STATE, type SessionStage, STATE, sessionStage } from './session.ts';

let stage: SessionStage;
afterEach(() => stage.close());

const paragraph = (register: Register, label: string): ShownParagraph => {
  const found = register.paragraphs.find((one) => one.label === label);
  if (found === undefined) throw new Error(`no paragraph ${label}`);
  return found;
};
const objectTo = ({ id: block, hash }: ShownParagraph) => ({ do: 'raise-objection', block, hash, reason: 'Not so.' }) as const;
const isText = (statement: Uint8Array): boolean => Buffer.from(statement).includes('"type":"text"');
const OUTSIDE = [seatOf('sector-member'), seatOf('observer'), OFFICE_SEAT, 'chair-2'];

describe('restricted sessions', () => {
  it('F9.5 everybody is put out of the opinion at once, and nobody else gets into the session', async () => {
    stage = await sessionStage();
    const before = await Promise.all([STATE, CHAIR, ...OUTSIDE].map((seat) => stage.connect(seat, stage.opinion)));
    await Promise.all(before.map(({ synced }) => synced));
    const inside = await stage.begin();
    expect(await Promise.all(before.map(({ closed }) => closed))).toEqual(before.map(() => CLOSE.restricted));
    for (const seat of [STATE, ...OUTSIDE]) expect(await (await stage.connect(seat, stage.opinion)).closed).toBe(CLOSE.restricted);
    for (const seat of OUTSIDE) {
      await expect((await stage.connect(seat, inside)).closed).rejects.toThrow('404');
      await expect(stage.register(seat, inside)).rejects.toThrow('404');
    }
    const [state, chair] = [await stage.connect(STATE, inside), await stage.connect(CHAIR, inside)];
    await Promise.all([state.synced, chair.synced]);
    await stage.asks(CHAIR, { do: 'hand-gavel', to: 'chair-2' });
    expect([CLOSE.seatChanged, CLOSE.restricted]).toContain(await chair.closed);
    await expect((await stage.connect(CHAIR, inside)).closed).rejects.toThrow('404');
    await (await stage.connect('chair-2', inside)).synced;
  });

  it('F9.1 F9.4 what is closed is not moved; what is closed after it was moved is let go of when the session begins', async () => {
    stage = await sessionStage();
    const [other, closed] = [await stage.createOpinion(), await stage.createOpinion()];
    const shut = async (id: string) => (await stage.command(CHAIR, id, { do: 'close-without-adoption', outcome: 'time-ran-out' })).status;
    const cookie = await stage.signIn(STATE);
    const move = async (...opinions: readonly string[]) => {
      const asked = { uuid: randomUUID(), meeting: 'ieg-1', opinions };
      const { status, body } = await stage.as(cookie, 'post', '/api/restricted').send(asked);
      return [status, body.code ?? body.session];
    };
    expect(await shut(closed)).toBe(200);
    expect(await move(stage.opinion, closed)).toEqual([409, 'opinion-over']);
    expect(await move(stage.opinion, 'onothere')).toEqual([404, 'not-found']);
    expect(await move(stage.opinion, other)).toEqual([201, 'r1']);
    await stage.asks(CHAIR, { do: 'open-roll', session: 'r1' });
    for (const seat of [STATE, OTHER_STATE]) await stage.asks(seat, { do: 'answer-roll', session: 'r1', answer: 'yes' });
    expect(await shut(other)).toBe(200);
    await stage.asks(CHAIR, { do: 'close-roll', session: 'r1' });
    await stage.settled();
    expect(stage.app.tools.forum.state.restricted.sessions.get('r1')).toMatchObject({ state: 'running', opinions: [stage.opinion] });
    await expect(stage.register(STATE, `r1-${other}`)).rejects.toThrow('404');
    expect((await stage.register(STATE, `r1-${stage.opinion}`)).phase).toBe('drafting');
  });

  it('F9.6 the opinion takes nothing meanwhile but the objection of a State, which those inside hear of too', async () => {
    stage = await sessionStage();
    const a = paragraph(await stage.register(STATE, stage.opinion), 'a)');
    const inside = await stage.begin();
    const on = { block: a.id, hash: a.hash };
    for (const seat of [STATE, CHAIR, seatOf('academia')])
      for (const command of [
        { do: 'support', ...on },
        { do: 'call', targets: [on] },
        { do: 'reserve', ...on },
      ] as const)
        expect((await stage.command(seat, stage.opinion, command)).body.code).toBe('restricted-session');
    expect((await stage.command(seatOf('academia'), stage.opinion, objectTo(a))).body.code).toBe('not-a-member-state');
    expect((await stage.command(STATE, stage.opinion, objectTo(a))).status).toBe(200);
    const entered = { ...objectTo(a), enteredFor: { entity: 'bru', via: 'telephone' } } as const;
    expect((await stage.command(OFFICE_SEAT, stage.opinion, entered)).status).toBe(200);
    for (const id of [stage.opinion, inside]) {
      const there = paragraph(await stage.register(STATE, id), 'a)').positions;
      expect(there.map(({ entity, enteredBy }) => [entity, enteredBy])).toEqual([
        ['e-member-state', null],
        ['bru', 'secretariat'],
      ]);
    }
    // what the screen showed of the opinion after the session began is no position of the session
    const sealed = await stage.app.tools.log.read({ kind: 'restricted', id: inside }, 0);
    const said = sealed.map(({ statement }) => Buffer.from(statement).toString());
    const opened = said.findIndex((one) => one.includes('"type":"restricted.opened"'));
    const raised = said.filter((one) => one.includes('"type":"position.raised"'));
    expect(raised.map((one) => /"seen":(\d+),"type"/.exec(one)?.[1])).toEqual([`${opened}`, `${opened}`]);
  });

  it('F9.7 inside hold the rules of every opinion, but what becomes of it as a whole is decided in the open', async () => {
    stage = await sessionStage();
    const inside = await stage.begin();
    const shown = await stage.register(STATE, inside);
    const text = { docHash: shown.docHash ?? '', textHash: shown.textHash ?? '' };
    for (const command of [
      { do: 'call-adoption', ...text },
      { do: 'adopt', ...text },
      { do: 'close-without-adoption', outcome: 'no-consensus' },
      { do: 'set-policy', policy: shown.policy },
    ] as const)
      expect((await stage.command(CHAIR, inside, command)).body.code).toBe('restricted-session');
    const a = paragraph(shown, 'a)');
    expect((await stage.command(STATE, inside, objectTo(a))).status).toBe(200);
    expect((await stage.command(CHAIR, inside, { do: 'call', targets: [{ block: a.id, hash: a.hash }] })).status).toBe(200);
    stage.clock.advance(15_000);
    const declared = await stage.command(CHAIR, inside, { do: 'declare', target: { block: a.id, hash: a.hash } });
    expect(declared.body.code).toBe('objection-stands');
  });

  it('F9.8 its result comes back as text without history and as positions, with the hash of the sealed log', async () => {
    const log = new MemoryLog();
    stage = await sessionStage(log);
    const before = await stage.register(STATE, stage.opinion);
    const [a, b] = [paragraph(before, 'a)'), paragraph(before, 'b)')];
    expect((await stage.command(OTHER_STATE, stage.opinion, objectTo(b))).status).toBe(200);
    const inside = await stage.begin();
    const editor = await stage.connect(STATE, inside);
    await editor.synced;
    await editor.edit((doc) => {
      type(doc, a.id, ' A word that nobody outside may ever read.');
      addBlock(doc, b.id, 'bfresh00001'.slice(0, 10), 'that a new paragraph has come;', 'preamble-item');
    });
    await editor.edit((doc) => {
      const words = ' A word that nobody outside may ever read.';
      erase(doc, a.id, 'that access matters;'.length, words.length);
      type(doc, a.id, ' to all', 'that access matters'.length);
    });
    const now = await stage.register(STATE, inside);
    const fresh = paragraph(now, 'c)');
    expect((await stage.command(OTHER_STATE, inside, objectTo(paragraph(now, 'a)')))).status).toBe(200);
    expect((await stage.command(STATE, inside, objectTo(fresh))).status).toBe(200);
    const standing = paragraph(now, 'b)').positions.find(({ entity }) => entity === 'bru');
    expect((await stage.command(OTHER_STATE, inside, { do: 'withdraw', position: standing?.id ?? '' })).status).toBe(200);
    await stage.end();
    expect(await editor.closed).toBe(CLOSE.restricted);

    const after = await stage.register(seatOf('observer'), stage.opinion);
    expect(after.textHash).toBe(now.textHash);
    const held = (label: string) => paragraph(after, label).positions.map(({ entity, kind, note }) => [entity, kind, note?.reason]);
    expect(['a)', 'b)', 'c)'].map(held)).toEqual([
      [['bru', 'objection', 'Not so.']],
      [['bru', 'objection', 'Not so.']],
      [['e-member-state', 'objection', 'Not so.']],
    ]);
    // what came back waits for a word of its State, what stood before does not
    const marks = ({ paragraphs }: Register) => paragraphs.flatMap(({ positions }) => positions.map((one) => one.toConfirm));
    expect(marks(after)).toEqual([true, false, true]);
    const confirm = { do: 'confirm', position: paragraph(after, 'a)').positions[0]?.id ?? '' } as const;
    expect((await stage.command(STATE, stage.opinion, confirm)).body.code).toBe('not-your-position');
    expect((await stage.command(OTHER_STATE, stage.opinion, confirm)).status).toBe(200);
    expect(marks(await stage.register(STATE, stage.opinion))).toEqual([false, false, true]);
    const opinion: LogName = { kind: 'opinion', id: stage.opinion };
    const session: LogName = { kind: 'restricted', id: inside };
    const [open, sealed] = [await log.read(opinion, 0), await log.read(session, 0)];
    expect(verifyOpinion(opinion, open).sentence).toMatch(/^VALID/);
    expect(verifyOpinion(session, sealed).sentence).toMatch(/^VALID/);
    const words = Buffer.concat(open.flatMap(({ statement, payload }) => [statement, payload ?? new Uint8Array()])).toString('latin1');
    expect(words).not.toContain('nobody outside');
    expect(words).toContain(headerHash(sealed.at(-1)?.header ?? new Uint8Array()));
    const again = await stage.connect(seatOf('academia'), stage.opinion);
    await again.synced;
  });

  it('F9.8 a text in which a letter is only stored otherwise makes no edit, and the opinion is there again', async () => {
    const log = new MemoryLog();
    stage = await sessionStage(log);
    const a = paragraph(await stage.register(STATE, stage.opinion), 'a)');
    const before = await stage.connect(STATE, stage.opinion);
    await before.synced;
    await before.edit((doc) => type(doc, a.id, '\u00e9', 0));
    const inside = await stage.begin();
    const editor = await stage.connect(STATE, inside);
    await editor.synced;
    await editor.edit((doc) => {
      erase(doc, a.id, 0, 1);
      type(doc, a.id, 'e\u0301', 0);
    });
    const { textHash } = await stage.register(STATE, inside);
    const texts = async () =>
      (await log.read({ kind: 'opinion', id: stage.opinion }, 0)).filter(({ statement }) => isText(statement)).length;
    const were = await texts();
    await stage.end();
    expect(stage.app.tools.forum.state.restricted.sessions.get('r1')?.state).toBe('published');
    expect((await stage.register(STATE, stage.opinion)).textHash).toBe(textHash);
    expect(await texts()).toBe(were);
    expect((await stage.command(STATE, stage.opinion, objectTo(paragraph(await stage.register(STATE, stage.opinion), 'a)')))).status).toBe(
      200,
    );
  });

  it('F9.8 an objection that crosses the end of the session is not refused: it stands in the opinion', async () => {
    stage = await sessionStage();
    const inside = await stage.begin();
    const b = paragraph(await stage.register(STATE, inside), 'b)');
    await stage.end();
    expect((await stage.command(STATE, inside, objectTo(b))).status).toBe(200);
    expect((await stage.command(STATE, inside, { do: 'support', block: b.id, hash: b.hash })).body.code).toBe('restricted-session');
    const after = await stage.register(seatOf('observer'), stage.opinion);
    expect(paragraph(after, 'b)').positions.map(({ entity }) => entity)).toEqual(['e-member-state']);
    expect((await stage.register(STATE, inside)).phase).toBe('drafting');
  });

  it('F9.9 a crash anywhere between the end and the result is made good at the next start, once', async () => {
    for (let cut = 0; cut < 4; cut += 1) {
      const log = new BreakingLog();
      stage = await sessionStage(log);
      const inside = await stage.begin();
      const editor = await stage.connect(STATE, inside);
      await editor.synced;
      const a = paragraph(await stage.register(STATE, inside), 'a)');
      await editor.edit((doc) => type(doc, a.id, ' More.'));
      expect((await stage.command(STATE, inside, objectTo(paragraph(await stage.register(STATE, inside), 'a)')))).status).toBe(200);
      log.breakAfter = cut + 1;
      await stage.asks(CHAIR, { do: 'end-restricted', session: 'r1' });
      await stage.settled();
      expect(stage.app.tools.forum.state.restricted.sessions.get('r1')?.state).toBe(cut < 3 ? 'ended' : 'published');
      await stage.close();
      log.breakAfter = Number.POSITIVE_INFINITY;
      stage = await sessionStage(log);
      await stage.settled();
      expect(stage.app.tools.forum.state.restricted.sessions.get('r1')?.state).toBe('published');
      const after = await stage.register(seatOf('observer'), stage.opinion);
      expect(paragraph(after, 'a)').positions).toHaveLength(1);
      const facts = await log.read({ kind: 'opinion', id: stage.opinion }, 0);
      const published = facts.filter(({ statement }) => Buffer.from(statement).includes('"type":"restricted.published"'));
      expect(published).toHaveLength(1);
      if (cut < 3) await stage.close();
    }
  });
});

/** Fails for good after so many appends more. */
class BreakingLog extends MemoryLog {
  breakAfter = Number.POSITIVE_INFINITY;

  override append(log: LogName, entries: readonly Stored[]): ReturnType<MemoryLog['append']> {
    this.breakAfter -= 1;
    if (this.breakAfter < 0) throw new StorageFault('the disk is gone');
    return super.append(log, entries);
  }

  override close(): Promise<void> {
    return Promise.resolve();
  }
}
