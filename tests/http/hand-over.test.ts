/** D7, D8: what a delegation hands over. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { HistoryFolding } from '../../server/room/past/growth.ts';
import { CAPACITIES } from '../../shared/opinion/vocabulary.ts';
import { CHAIR, OTHER_STATE, type SessionStage, STATE, sessionStage } from '../forum/session.ts';
import { type } from '../support/blocks.ts';
import { until } from '../support/until.ts';
import { part } from './part.ts';
import { seatOf } from './stage.ts';

let stage: SessionStage;
const PATH = '/delegation/hand-over';
const REASON = 'Because our law says otherwise.';
const OTHER_REASON = 'Because ours says so.';

const page = async (seat: string, query = ''): Promise<string> => {
  const { text } = await stage.as(await stage.signIn(seat), 'get', `${PATH}${query}`);
  return text.replaceAll(/nonce="[^"]+"/g, '');
};
beforeAll(async () => {
  stage = await sessionStage();
  await stage.acts(STATE, { do: 'raise-objection', ...(await stage.paragraph('a)')), reason: REASON });
  await stage.acts(OTHER_STATE, { do: 'raise-objection', ...(await stage.paragraph('b)')), reason: OTHER_REASON });
  await stage.acts(STATE, { do: 'ask-time', ...(await stage.paragraph('b)')), until: stage.clock.now() + 3 * 86_400_000 });
  const targets = [await stage.paragraph('1'), await stage.paragraph('2')];
  await stage.acts(CHAIR, { do: 'call', targets });
  stage.clock.advance(16_000);
  for (const target of targets) await stage.acts(CHAIR, { do: 'declare', target });
  await stage.acts(CHAIR, { do: 'reopen', block: targets[0]?.block ?? '', cause: 'correction', reason: 'Look again.' });
  await stage.acts(CHAIR, { do: 'call', targets: [await stage.paragraph('a)')] });
  const editor = await stage.connect(STATE, stage.opinion);
  await editor.synced;
  await editor.edit((doc) => type(doc, targets[0]?.block ?? '', 'nearly '));
  const office = await stage.signIn(seatOf('secretariat'));
  const deadline = { deadline: 'contributions', kind: 'contributions', names: { en: 'Contributions' }, meeting: null } as const;
  await stage.forum(office, { do: 'set-deadline', ...deadline, at: Date.UTC(2026, 1, 1, 23), decision: null });
});
afterAll(() => stage.close());

/** While it waits, time passes. */
async function patiently<Answer>(asked: PromiseLike<Answer>): Promise<Answer> {
  let come = false;
  const answer = Promise.resolve(asked).finally(() => {
    come = true;
  });
  await until('an answer', () => {
    stage.clock.advance(2_000);
    return come;
  });
  return answer;
}

describe('the hand-over page', () => {
  it('D7 has the own positions with reason, date and person, and those of nobody else', async () => {
    const html = await page(STATE);
    const own = part(html, 'Its positions that stand');
    expect(own).toContain('e-member-state objects to “considering a)”. Raised 5 Jan 2026, 09:00 UTC · by Test Person.');
    expect(own).toContain(REASON);
    for (const foreign of ['Bruma objects', OTHER_REASON]) expect(html).not.toContain(foreign);
  });

  it('D7 has what is to be answered: calls that run, and where instructions are awaited', async () => {
    const answer = part(await page(STATE), 'To be answered');
    expect(answer).toContain('The chair asks for objections to “considering a)”.');
    expect(answer).toContain('Instructions are awaited on “considering b)”: the time asked for ends on 8 Jan 2026');
    expect(part(await page(OTHER_STATE), 'To be answered')).not.toContain('Instructions');
  });

  it('D7 has what is agreed, and how words have changed since they were', async () => {
    const agreed = part(await page(STATE), 'Agreed paragraphs');
    expect(agreed).toContain('<li>“is of the view 2”</li>');
    expect(agreed).toMatch(/“is of the view 1”: changed since it was agreed on 5 Jan 2026.*<ins>.*nearly.*<\/ins>/s);
  });

  it('D9 H49 says how far the past is folded, where words that were agreed have become others', async () => {
    const folding = vi.spyOn(stage.app.tools.history, 'moment').mockRejectedValue(new HistoryFolding('history', 12_345, 50_000));
    // with hours with which nobody has asked yet
    const { status, body } = await stage.as(await stage.signIn(STATE), 'get', `${PATH}?zone=Europe/Oslo`);
    expect([status, body.code]).toEqual([503, 'past-folding']);
    folding.mockRestore();
    expect(await page(STATE)).toContain('nearly');
  });

  it('D9 reads again only the opinions in which something has happened since', async () => {
    const session = await stage.signIn(OTHER_STATE);
    const ask = () => stage.as(session, 'get', PATH);
    await ask();
    const open = vi.spyOn(stage.app.tools.rooms, 'open');
    expect((await ask()).status).toBe(200);
    expect(open).not.toHaveBeenCalled();
    await stage.acts(OTHER_STATE, { do: 'raise-objection', ...(await stage.paragraph('1')), reason: 'Not so.' });
    open.mockClear();
    expect((await ask()).text).toContain('Not so.');
    expect(open.mock.calls).toEqual([[stage.opinion]]);
    open.mockRestore();
  });

  it('D9 says how many opinions are read, and goes on meanwhile', async () => {
    const session = await stage.signIn(STATE);
    const ask = (accept: string) => stage.as(session, 'get', `${PATH}?lang=fr`).set('Accept', accept);
    const added = await stage.createOpinion();
    const { log } = stage.app.tools;
    const read = log.read.bind(log);
    let goOn = (): void => {};
    const slow = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const counting: string[] = [];
    // who acted in it is read to its end
    const reading = vi.spyOn(log, 'read').mockImplementation(async (name, after, most = 0) => {
      if (name.id === added && after === 0 && most === 2) {
        counting.push(added);
        await slow;
      }
      return read(name, after, most || undefined);
    });
    // of the other it is asked how the words were that were agreed, once for each page
    const drawn = vi.spyOn(stage.app.tools.history, 'moment');
    const inZone = async (city: string) => stage.as(session, 'get', `${PATH}?zone=Europe/${city}`);
    try {
      const asked = Promise.all([ask('*/*'), ask('text/html')]);
      await until('the other to be read', () => counting.length > 0);
      const told = await patiently(asked);
      expect(told.map(({ status, body: { progress } }) => [status, progress])).toEqual([
        [503, { of: 'opinions', done: 1, all: 2 }],
        [503, undefined],
      ]);
      expect(told[1]?.text).toContain('1 Avis sur 2 sont lus.');
      // of one delegation three are made at once; a further one is told likewise, and is not begun
      for (const city of ['Rome', 'Madrid', 'Paris']) {
        const { status, body } = await patiently(inZone(city));
        expect([city, status, body.progress]).toEqual([city, 503, { of: 'opinions', done: 0, all: 2 }]);
      }
    } finally {
      goOn();
      reading.mockRestore();
    }
    const { status, text } = await ask('*/*');
    expect([status, text.match(/<h2>/g)?.length]).toEqual([200, 3]);
    await until('two more to be made', () => drawn.mock.calls.length === 3);
    for (const [city, times] of [
      ['Rome', 3],
      ['Madrid', 3],
      ['Paris', 4],
    ] as const) {
      const shown = await inZone(city);
      expect([city, shown.status, drawn.mock.calls.length]).toEqual([city, 200, times]);
    }
    drawn.mockRestore();
    expect(counting).toEqual([added]);
  });

  it('D7 says of an opinion that there is nothing of it', async () => {
    await stage.createOpinion();
    expect(await page(STATE)).toMatch(/<h2>[^\n]*<\/h2>\n<p>None<\/p>\n<\/section>/);
  });

  it('D7 has who acted, and deadlines with the hours of whoever reads', async () => {
    const html = await page(STATE);
    expect(part(html, 'Who has acted for the delegation')).toContain('Test Person</bdi> · 2 acts, the last on 5 Jan 2026');
    expect(part(html, 'Next deadlines')).toContain('1 Feb 2026, 23:00 UTC');
    expect(part(await page(STATE, '?zone=Asia/Tokyo'), 'Next deadlines')).toContain('2 Feb 2026, 08:00');
    // nobody asks for another's
    expect(await page(STATE, '?state=bru')).toContain('"status":400');
  });

  it('D7 Y7 says that a time zone is not known, and repeats nothing of it; a language that is none is left out of account', async () => {
    const said = 'The time zone in the address of this page is not known here.';
    for (const none of ['Mars/Olympus', '', '%3Cb%3E', 'utc%00']) {
      const html = await page(STATE, `?zone=${none}`);
      expect([none, html.includes(said), html.includes('Olympus')]).toEqual([none, true, false]);
      expect(part(html, 'Next deadlines')).toContain('23:00 UTC');
    }
    for (const known of ['', '?zone=Asia/Tokyo', '?zone=UTC', '?lang=klingon']) expect(await page(STATE, known)).not.toContain(said);
    expect(await page(STATE, '?lang=klingon')).toContain('<html lang="en"');
    expect(await page(STATE, '?hours=UTC')).toContain('"status":400');
  });

  it('D7 is for Member States alone', async () => {
    for (const capacity of CAPACITIES) {
      const { status, body } = await stage.as(await stage.signIn(seatOf(capacity)), 'get', PATH);
      expect([capacity, status, body.code]).toEqual(capacity === 'member-state' ? [capacity, 200, undefined] : [capacity, 403, 'no-right']);
    }
  });

  it('D8 is a page without a script, in the language that is asked for', async () => {
    const html = await page(STATE, '?lang=ar');
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('الفقرات المتفق عليها');
    expect(html).not.toContain('<script');
  });
});
