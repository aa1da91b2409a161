/** D1-D8: the day sheet as it is printed, by whoever asks for it. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { HistoryFolding } from '../../server/room/past/growth.ts';
import { CHAIR, OTHER_STATE, type SessionStage, STATE, sessionStage } from '../forum/session.ts';
import { IEG_1, POLICY } from '../forum/world.ts';
import { type } from '../support/blocks.ts';
import { type HttpAnswer, http } from '../support/http.ts';
import { portOf } from '../support/port.ts';
import { part } from './part.ts';
import { seatOf } from './stage.ts';

let stage: SessionStage;
const MEETING = IEG_1.meeting;
const DAY_MS = 86_400_000;
const SHEET = `/meetings/${MEETING}/day-sheet`;
const SECOND_DAY = `${SHEET}?day=2026-01-06`;
const GROUP = 'Friends of the chair';
const REASON = 'Because our law says otherwise.';
const STATEMENT = 'We recall what was said at the last Forum.';
const ASIDE = 'It is for each State to say.';
const BRUMA = 'Bruma';

const fetched = async (path: string, seat: string | null): Promise<HttpAnswer> =>
  http(`http://127.0.0.1:${portOf(stage.app.httpServer)}${path}`, {
    headers: { accept: 'text/html', ...(seat === null ? {} : { cookie: await stage.signIn(seat) }) },
  });
const open = (access: 'public' | 'members', publicNames = false): Promise<void> =>
  stage.asks(CHAIR, { do: 'set-meeting-policy', meeting: MEETING, policy: { ...POLICY, access, publicNames } });
const sheet = async (path: string, seat: string | null): Promise<string> =>
  (await fetched(path, seat)).text.replaceAll(/nonce="[^"]+"/g, '');
beforeAll(async () => {
  stage = await sessionStage();
  await stage.asks(CHAIR, { do: 'take-up', meeting: MEETING, opinion: stage.opinion });
  const items = [
    { item: 'drafts', title: 'Draft opinions', opinions: [stage.opinion] },
    { item: 'closing', title: 'Closing words', opinions: [] },
  ];
  await stage.asks(CHAIR, { do: 'set-agenda', meeting: MEETING, items });
  await stage.asks(CHAIR, { do: 'close-sitting', meeting: MEETING });
  stage.clock.sleep(DAY_MS);
  await stage.asks(CHAIR, { do: 'open-sitting', meeting: MEETING });
  await stage.asks(CHAIR, { do: 'take-item', meeting: MEETING, at: { item: 'drafts', opinion: stage.opinion } });
  await stage.acts(OTHER_STATE, { do: 'raise-objection', ...(await stage.paragraph('a)')), reason: REASON });
  await stage.acts(CHAIR, { do: 'refer', blocks: [(await stage.paragraph('a)')).block], group: GROUP, until: Date.UTC(2026, 0, 9, 12) });
  await stage.acts(OTHER_STATE, { do: 'make-statement', block: null, kind: 'statement', statement: STATEMENT });
  await stage.acts(OTHER_STATE, { do: 'dissociate', blocks: [(await stage.paragraph('a)')).block], reason: ASIDE });
  const editor = await stage.connect(STATE, stage.opinion);
  await editor.synced;
  const { block } = await stage.paragraph('b)');
  await editor.edit((doc) => type(doc, block, 'very '));
  const targets = [await stage.paragraph('1'), await stage.paragraph('2')];
  await stage.acts(CHAIR, { do: 'call', targets });
  stage.clock.advance(16_000);
  for (const target of targets) await stage.acts(CHAIR, { do: 'declare', target });
  await stage.acts(OTHER_STATE, { do: 'raise-objection', ...(await stage.paragraph('2')) });
});
afterAll(() => stage.close());
afterEach(() => void vi.restoreAllMocks());

describe('the day sheet', () => {
  it('D1 tells what was decided, said and changed on the day, who alone can lift what holds, and what is next', async () => {
    const page = await sheet(SECOND_DAY, seatOf('observer'));
    expect(page).toContain('On the table: Draft opinions');
    expect(part(page, 'Decisions')).toContain('Consensus reached on “is of the view 1”.');
    expect(part(page, 'Positions raised and withdrawn')).toContain(`${BRUMA} objects to “considering a)”.`);
    expect(part(page, 'Positions raised and withdrawn')).toContain(REASON);
    const record = part(page, 'For the record');
    for (const words of [`${BRUMA} speaks for the record.`, STATEMENT, `${BRUMA} dissociates itself from “considering a)”.`, ASIDE])
      expect(record).toContain(words);
    expect(part(page, 'Positions raised and withdrawn')).not.toContain(STATEMENT);
    expect(part(page, 'What changed in the text')).toMatch(/considering b\): changed.*<ins>.*very .*<\/ins>/s);
    expect(part(page, 'What stands in the way, and who alone can lift it')).toContain(`Only ${BRUMA} can withdraw it.`);
    expect(part(page, 'Decisions')).toMatch(new RegExp(`The chair refers “considering a\\)” to a drafting group\\..*${GROUP}`));
    const away = `“considering a)” · With a drafting group: ${GROUP} · Back by 9 January 2026`;
    expect(part(page, 'With drafting groups')).toContain(away);
    expect(part(page, 'Agenda items not taken up yet')).toContain('Closing words');
    expect(part(page, 'Agenda items not taken up yet')).not.toContain('Draft opinions');
  });

  it('D1 a sitting has one too, and one that was not held has none', async () => {
    expect(await sheet(`${SHEET}?sitting=2`, STATE)).toContain('Consensus reached on “is of the view 1”.');
    expect(part(await sheet(`${SHEET}?sitting=1`, STATE), 'Decisions')).toContain('None');
    expect((await fetched(`${SHEET}?sitting=9`, STATE)).status).toBe(404);
    expect((await fetched('/meetings/nowhere/day-sheet', STATE)).status).toBe(404);
  });

  it('D2 a day is one where the meeting is, and its sheet stays as it was; one that is not over says as of when', async () => {
    const first = await sheet(`${SHEET}?day=2026-01-05`, STATE);
    expect(first).toContain('The whole text is new.');
    expect(first).not.toContain(REASON);
    expect(first).not.toContain('This period is not over');
    const second = await sheet(SECOND_DAY, STATE);
    expect(second).toContain('This period is not over: as of 6 Jan 2026, 10:00');
    // 23:30 in Geneva is 22:30 UTC: still this day; 00:30 is the next
    stage.clock.sleep(13.5 * 3_600_000);
    await stage.acts(OTHER_STATE, { do: 'reserve', ...(await stage.paragraph('2')) });
    stage.clock.sleep(3_600_000);
    await stage.acts(STATE, { do: 'reserve', ...(await stage.paragraph('2')) });
    const over = await sheet(SECOND_DAY, STATE);
    expect(over).toContain(`${BRUMA} has a reservation on “is of the view 2”.`);
    expect(over).not.toContain('e-member-state has a reservation');
    expect(await sheet(`${SHEET}?day=2026-01-07`, STATE)).toContain('e-member-state has a reservation');
    expect(await sheet(`${SHEET}?day=2026-01-05`, STATE)).toBe(first);
  });

  it('D3 a declaration that does not stand at the end of the time is told and marked', async () => {
    const decisions = part(await sheet(SECOND_DAY, STATE), 'Decisions');
    expect(decisions).toMatch(/Consensus reached on “is of the view 2”\. <span class="fell">\(no longer stands\)/);
    expect(decisions).toContain('“is of the view 2” is reopened.');
    expect(decisions).toMatch(/Consensus reached on “is of the view 1”\.<\/li>/);
  });

  it('D4 the part of a State comes first: the own one of a Member State, or the one that is named', async () => {
    const own = await sheet(SECOND_DAY, OTHER_STATE);
    expect(own.indexOf(`For ${BRUMA}`)).toBeGreaterThan(0);
    expect(own.indexOf(`For ${BRUMA}`)).toBeLessThan(own.indexOf('Course of the meeting'));
    expect(part(own, 'Its positions that stand')).toContain(`${BRUMA} objects to “considering a)”.`);
    expect(await sheet(SECOND_DAY, seatOf('observer'))).not.toContain('class="for"');
    expect(await sheet(`${SECOND_DAY}&state=bru`, CHAIR)).toContain(`For ${BRUMA}`);
    expect(await sheet(`${SECOND_DAY}&state=e-academia`, CHAIR)).not.toContain('class="for"');
  });

  it('D5 whoever has no seat gets counts where the meeting is held in public, names of what is said once they are released, and elsewhere nothing', async () => {
    for (const path of [SECOND_DAY, '/meetings/nowhere/day-sheet', '/meetings/No%20id/day-sheet']) {
      const { status, text } = await fetched(path, null);
      expect([path, status]).toEqual([path, 401]);
      expect(text).toContain('You are signed out. Sign in again.');
    }
    await open('public');
    const counts = await sheet(SECOND_DAY, null);
    expect(part(counts, 'Positions raised and withdrawn')).toContain('considering a): 1 objection');
    expect((await fetched(`${SHEET}?day=2026-01-03`, null)).status).toBe(404);
    expect(part(counts, 'What stands in the way, and who alone can lift it')).toContain('considering a): 1 objection');
    expect(part(counts, 'Decisions')).toContain('Consensus reached on “is of the view 1”.');
    for (const secret of [BRUMA, 'BRU', REASON, STATEMENT, ASIDE, GROUP, 'Test Person']) expect(counts).not.toContain(secret);
    await open('public', true);
    expect(await sheet(SECOND_DAY, null)).toBe(counts);
    const later = await stage.acts(OTHER_STATE, { do: 'raise-objection', ...(await stage.paragraph('1')), reason: 'Only now.' });
    await stage.acts(OTHER_STATE, { do: 'make-statement', block: null, kind: 'statement', statement: 'Only now, too.' });
    const third = `${SHEET}?day=2026-01-07`;
    const objection = (await stage.register(OTHER_STATE, stage.opinion)).paragraphs.flatMap(({ positions }) => positions);
    const before = objection.find(({ entity, kind, seq }) => entity === 'bru' && kind === 'objection' && seq < later);
    await stage.acts(OTHER_STATE, { do: 'withdraw', position: before?.id ?? '', statement: REASON });
    const named = await sheet(third, null);
    expect(part(named, 'Positions raised and withdrawn')).toContain(`${BRUMA} objects to “is of the view 1”.`);
    expect(part(named, 'Positions raised and withdrawn')).toContain('Only now.');
    expect(part(named, 'Positions raised and withdrawn')).toMatch(/: .*1 position withdrawn/);
    expect(part(named, 'For the record')).toContain('Only now, too.');
    expect(part(named, 'What stands in the way, and who alone can lift it')).toContain(`Only ${BRUMA} can withdraw it.`);
    for (const secret of [REASON, STATEMENT, ASIDE, GROUP, 'Test Person', `${BRUMA} withdraws`]) expect(named).not.toContain(secret);
    expect(named.match(new RegExp(`${BRUMA} objects`, 'g'))).toHaveLength(2);
    await open('public');
    expect(await sheet(SECOND_DAY, null)).toBe(counts);
    expect(await sheet(third, null)).not.toContain(BRUMA);
    await open('members');
    expect((await fetched(SECOND_DAY, null)).status).toBe(401);
  });

  it('D8 is a page without a script, in the language that is asked for', async () => {
    for (const [lang, title, dir] of [
      ['fr', 'Feuille du jour', 'ltr'],
      ['ar', 'نشرة يوم', 'rtl'],
      ['zh', '当日简报', 'ltr'],
      ['ru', 'Листок дня', 'ltr'],
      ['es', 'Hoja del día', 'ltr'],
    ]) {
      const page = await sheet(`${SECOND_DAY}&lang=${lang}`, STATE);
      expect(page).toContain(`<html lang="${lang}" dir="${dir}">`);
      expect(page).toContain(title);
      expect(page).not.toContain('<script');
    }
  });

  it('D9 H49 tells whoever has to wait how far it is folded, and comes by itself', async () => {
    await open('public');
    const { history } = stage.app.tools;
    for (const what of ['moment', 'meanwhile'] as const) {
      const folding = vi.spyOn(history, what).mockRejectedValue(new HistoryFolding('history', 12_345, 50_000));
      for (const seat of [STATE, null]) {
        const { status, headers, text } = await fetched(SECOND_DAY, seat);
        expect([status, headers['retry-after']]).toEqual([503, '3']);
        expect(text).toContain('<meta http-equiv="refresh" content="3">');
        expect(text).toContain('up to position 12,345 of 50,000.');
        expect(text).not.toContain('Back to the text');
      }
      folding.mockRestore();
    }
    const asked = [vi.spyOn(history, 'moment'), vi.spyOn(history, 'meanwhile')];
    for (const seat of [STATE, null]) expect((await fetched(SECOND_DAY, seat)).status).toBe(200);
    for (const one of asked) {
      // there is one opinion; each waits in the line of whoever asks
      expect(one.mock.calls.map(([by]) => by === null)).toEqual([false, true]);
    }
    await open('members');
  });
});
