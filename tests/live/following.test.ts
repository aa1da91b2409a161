/** L1-L9: who follows, what they get, and that it is what the log holds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAPACITIES } from '../../shared/opinion/vocabulary.ts';
import { CHAIR, OTHER_STATE, STATE } from '../forum/session.ts';
import { seatOf } from '../http/stage.ts';
import { addBlock, suggest, type } from '../support/blocks.ts';
import { idOf } from './short-ids.ts';
import { changeOf, type LiveStage, liveStage, MEETING } from './stage.ts';

let stage: LiveStage;
let page: string;
let stream: string;
beforeAll(async () => {
  stage = await liveStage();
  page = `/live/${stage.opinion}`;
  stream = `/api${page}`;
});
afterAll(() => stage.close());

const WORDS = 'that access matters;';
const tick = (): void => stage.clock.advance(1_000);

describe('who follows', () => {
  it('L1 whoever has a seat; nobody else where the meeting is not held in public: there every address reads like that of none', async () => {
    await stage.open('members');
    for (const capacity of CAPACITIES) {
      const { status, text } = await stage.page(page, seatOf(capacity));
      expect([capacity, status, text.includes(WORDS)]).toEqual([capacity, 200, true]);
    }
    const outside = await Promise.all([page, '/live/onothere', '/live/No%20id'].map((path) => stage.page(path, null)));
    expect(outside.map(({ status }) => status)).toEqual([401, 401, 401]);
    const plain = (text: string, id: string): string => text.replaceAll(`/live/${id}`, '/live/');
    expect(plain(outside[0]?.text ?? '', stage.opinion)).toBe(plain(outside[1]?.text ?? '', 'onothere'));
    expect(outside[0]?.text).toContain('Only those taking part');
    for (const path of [stream, '/api/live/onothere', `/api/live/m/${MEETING}`, '/api/live/m/none']) {
      const closed = await stage.page(path, null);
      expect([path, closed.status, JSON.parse(closed.text).code]).toEqual([path, 401, 'signed-out']);
    }
    expect((await stage.page('/live/onothere', STATE)).status).toBe(404);
    expect((await stage.page('/api/live/onothere', STATE)).status).toBe(404);
  });

  it('L1 everybody where it is; and no longer, at once, when it is not any more', async () => {
    await stage.open('public');
    const follower = await stage.follow(stream, null);
    await follower.of('t');
    expect((await stage.page(page, null)).text).toContain(WORDS);
    expect((await stage.page(`/live/m/${MEETING}`, null)).text).toContain(WORDS);
    await stage.open('members');
    tick();
    await follower.of('go');
    await follower.closed;
    expect((await stage.page(page, null)).status).toBe(401);
  });

  it('L1 a seat that is closed follows no longer', async () => {
    const seat = seatOf('observer');
    const follower = await stage.follow(stream, seat);
    await follower.of('t');
    await stage.asks('server', { do: 'close-seat', seat });
    await follower.of('go');
    await follower.closed;
  });

  it('L2 the public sees how many object and not who or why, until names are released; members see both', async () => {
    await stage.open('public');
    const where = await stage.paragraph();
    const raised = await stage.command(STATE, stage.opinion, { do: 'raise-objection', ...where, reason: 'Ourreason' });
    expect(raised.status).toBe(200);
    const hidden = /E-MEMBER-STA|e-member-state|Ourreason/;
    const open = await stage.page(page, null);
    expect(open.text).toContain('1 objection');
    expect(open.text).not.toMatch(hidden);
    expect((await stage.page(page, OTHER_STATE)).text).toMatch(/1 objection E-MEMBER-STA/);

    const follower = await stage.follow(stream, null);
    await follower.of('message');
    expect(follower.text).not.toMatch(hidden);
    await stage.command(OTHER_STATE, stage.opinion, { do: 'raise-objection', ...where, reason: 'Ourreason' });
    tick();
    const change = changeOf(await follower.of('message'));
    expect(change.s).toMatch(/^A Member State objects to .*considering a\).*\.$/);
    expect(Object.values(change.h).join()).toContain('2 objections');
    expect(follower.text).not.toMatch(/BRU|Bruma|Ourreason/);

    await stage.open('public', true);
    tick();
    await stage.command(OTHER_STATE, stage.opinion, { do: 'record-concern', ...where, reason: 'Ourreason' });
    tick();
    await follower.of('message');
    expect(follower.text).toMatch(/BRU/);
    await stage.open('public');
    tick();
    await follower.of('message');
    follower.close();
  });

  it('L2 the public is told that as much stands between the text and adoption as members are', async () => {
    await stage.open('public');
    const standing = async (seat: string | null) => /Between us and adoption: [^<]*/.exec((await stage.page(page, seat)).text)?.[0];
    expect(await standing(STATE)).toMatch(/: \d paragraphs$/);
    expect(await standing(null)).toBe(await standing(STATE));
  });

  it('L2 suggested words do not say whose they are', async () => {
    const { block } = await stage.paragraph();
    const editor = await stage.connect(STATE, stage.opinion);
    await editor.synced;
    await editor.edit((doc) => {
      suggest(doc, block, 'very ', 'e-member-state');
    });
    const members = await stage.page(page, STATE);
    expect(members.text).toContain('data-by="e-member-state"');
    const open = await stage.page(page, null);
    expect(open.text).toContain('<ins>very </ins>');
    expect(open.text).not.toContain('e-member-state');
  });
});

describe('what they get', () => {
  it('L3 says what is under discussion and who has the floor, to the public too', async () => {
    const follower = await stage.follow(stream, null);
    await follower.of('t');
    const { block } = await stage.paragraph();
    expect((await stage.command(CHAIR, stage.opinion, { do: 'focus', block, view: 'marked' })).status).toBe(200);
    tick();
    const focused = changeOf(await follower.of('message'));
    expect(focused.s).toContain('Under discussion: considering a)');
    expect(focused.h.state).toContain(`Under discussion: <a href="#${idOf(block)}"><bdi>considering a)</bdi></a>`);
    expect(focused.h[idOf(block)]).toContain('Under discussion');

    const items = [{ item: 'one', title: 'Drafts', opinions: [stage.opinion] }];
    await stage.asks(CHAIR, { do: 'set-agenda', meeting: MEETING, items });
    await stage.asks(CHAIR, { do: 'take-item', meeting: MEETING, at: { item: 'one', opinion: stage.opinion } });
    await stage.asks(OTHER_STATE, { do: 'ask-floor', meeting: MEETING, item: 'one', kind: 'speak', entity: null, onBehalf: null });
    const request = stage.app.tools.forum.state.seq;
    await stage.asks(CHAIR, { do: 'give-floor', meeting: MEETING, item: 'one', request });
    tick();
    expect(changeOf(await follower.of('message')).h.state).toContain('Bruma has the floor');
    await stage.asks(CHAIR, { do: 'end-floor', meeting: MEETING, item: 'one', request });
    tick();
    expect(changeOf(await follower.of('message')).h.state).not.toContain('Bruma');
  });

  it('L3 says that the meeting does not sit, to the public too, and L15 aloud when that changes', async () => {
    const follower = await stage.follow(stream, null);
    await follower.of('t');
    const turn = async (to: 'suspend-sitting' | 'resume-sitting'): Promise<readonly [string | undefined, string | undefined]> => {
      await stage.asks(CHAIR, { do: to, meeting: MEETING });
      tick();
      const { h, s } = changeOf(await follower.of('message'));
      return [/(Sitting 1[^<]*)<\/p>/.exec(h.state ?? '')?.[1], s];
    };
    expect(await turn('suspend-sitting')).toEqual(['Sitting 1 of IEG-1 is suspended.', 'Sitting 1 of IEG-1 is suspended.']);
    expect((await stage.page(page, null)).text).toContain('Sitting 1 of IEG-1 is suspended.');
    expect(await turn('resume-sitting')).toEqual([undefined, 'Sitting 1 of IEG-1 is open.']);
  });

  it('L4 what the log holds, as the paragraphs that changed, at most once a second; the same bytes for all of one language and level', async () => {
    const [one, other, french] = await Promise.all([
      stage.follow(`${stream}?lang=en`, null),
      stage.follow(`${stream}?lang=en`, null),
      stage.follow(`${stream}?lang=fr`, null),
    ]);
    for (const follower of [one, other, french]) await follower.of('t');
    const from = [one, other].map(({ text }) => text.length);
    const editor = await stage.connect(STATE, stage.opinion);
    await editor.synced;
    const { block } = await stage.paragraph();
    tick();
    await editor.edit((doc) => type(doc, block, 'x '));
    tick();
    for (const follower of [one, other, french]) await follower.of('message');
    // a beat may be among the events
    const changes = () => [one, french].map(({ events }) => events.filter(({ event }) => event === 'message').length);
    const before = changes();
    for (const word of ['y ', 'z ']) {
      await editor.edit((doc) => type(doc, block, word));
      stage.clock.advance(400);
    }
    stage.clock.advance(200);
    await french.of('message');
    const change = changeOf(await one.of('message'));
    expect(Object.keys(change.h)).toEqual([idOf(block)]);
    expect(change.h[idOf(block)]).toMatch(/[yz] .*[yz] /s);
    await other.of('message');
    expect(changes()).toEqual(before.map((count) => count + 1));
    const [first = 0, second = 0] = from;
    expect(other.text.slice(second)).toBe(one.text.slice(first));
    expect(one.text).not.toContain('marques');
  });

  it('L4 who saves data hears once in five seconds', async () => {
    const saver = await stage.follow(`${stream}?saver=1`, null);
    const other = await stage.follow(stream, null);
    await saver.of('t');
    await other.of('t');
    const before = [saver.events.length, other.events.length];
    const editor = await stage.connect(STATE, stage.opinion);
    await editor.synced;
    const { block } = await stage.paragraph();
    for (const word of ['k ', 'l ', 'm ', 'n ']) {
      await editor.edit((doc) => type(doc, block, word));
      tick();
      await other.of('message');
    }
    expect([saver.events.length, other.events.length]).toEqual([before[0], (before[1] ?? 0) + 4]);
    for (let second = 0; second < 2; second += 1) {
      tick();
      await stage.app.tools.rooms.summaries.all();
    }
    expect(changeOf(await saver.of('message')).h[idOf(block)]).toMatch(/[klmn] .*[klmn] /);
  });

  it('L15 says apart what is an agreement or an objection, and of who is not named only what Member States say', async () => {
    const [open, members] = await Promise.all([stage.follow(stream, null), stage.follow(`${stream}?say=n`, OTHER_STATE)]);
    for (const follower of [open, members]) await follower.of('t');
    const { block, hash } = await stage.paragraph();
    const heard = async (seat: string, command: Parameters<LiveStage['command']>[2]) => {
      expect((await stage.command(seat, stage.opinion, command)).status).toBe(200);
      tick();
      const { s, n } = changeOf(await open.of('message'));
      stage.clock.advance(5_000);
      const named = changeOf(await members.of('message'));
      return [s, n, named.s, named.n].map((words) => words?.replace(/ (?:on|about|to) .*/, ''));
    };
    expect(await heard(STATE, { do: 'reserve', block, hash })).toEqual([
      ...[undefined, 'A Member State has a reservation'],
      ...[undefined, 'e-member-state has a reservation'],
    ]);
    expect(await heard(seatOf('sector-member'), { do: 'record-concern', block, hash })).toEqual([
      ...[undefined, undefined],
      ...[undefined, 'e-sector-member has a concern'],
    ]);
    expect(await heard(OTHER_STATE, { do: 'raise-objection', block, hash })).toEqual([
      ...['A Member State objects', 'A Member State objects'],
      ...['Bruma objects', 'Bruma objects'],
    ]);
  });

  it('L5 goes on where it was cut off: with the paragraphs that changed meanwhile, and no others', async () => {
    const cut = await stage.follow(stream, null);
    const { id } = await cut.of('message');
    cut.close();
    const editor = await stage.connect(STATE, stage.opinion);
    await editor.synced;
    const { block } = await stage.paragraph();
    await editor.edit((doc) => type(doc, block, 'meanwhile '));
    for (const back of [
      await stage.follow(stream, null, { 'last-event-id': id ?? '' }),
      await stage.follow(`${stream}?after=${id}`, null),
    ]) {
      const change = changeOf(await back.next());
      expect(Object.keys(change.h)).toEqual([idOf(block)]);
      expect(change.o).toBeUndefined();
      back.close();
    }
    for (const unknown of ['0.0', '1', 'x', '']) {
      const whole = await stage.follow(`${stream}?after=${unknown}`, null);
      expect(changeOf(await whole.next()).o?.length).toBeGreaterThan(5);
      whole.close();
    }
    const nothing = await stage.follow(stream, null);
    const last = await nothing.of('message');
    const again = await stage.follow(`${stream}?after=${last.id}`, null);
    expect((await again.next()).event).toBe('t');
  });

  it('L5 paragraphs that come and go are in the order of the text', async () => {
    const follower = await stage.follow(stream, null);
    const { o: before = [] } = changeOf(await follower.of('message'));
    const editor = await stage.connect(STATE, stage.opinion);
    await editor.synced;
    const { block } = await stage.paragraph();
    await editor.edit((doc) => addBlock(doc, block, 'bfresh0001', 'a fresh one', 'preamble-item'));
    tick();
    const { o: after = [], h } = changeOf(await follower.of('message'));
    const place = before.indexOf(idOf(block)) + 1;
    expect(after).toEqual([...before.slice(0, place), 'bfres', ...before.slice(place)]);
    expect(h.bfres).toContain('a fresh one');
  });

  it('L6 a beat every ten seconds', async () => {
    const follower = await stage.follow(stream, null);
    const beats: number[] = [];
    for (let second = 0; second < 41; second += 1) {
      tick();
      await stage.app.tools.rooms.summaries.all();
    }
    while (beats.length < 4) beats.push(Number((await follower.of('t')).data));
    expect(beats.slice(1).map((at, i) => at - (beats[i] ?? 0))).toEqual([expect.any(Number), 10_000, 10_000]);
    expect((beats[1] ?? 0) - (beats[0] ?? 0)).toBeLessThanOrEqual(15_000);
  });

  it('L9 whoever follows the meeting is told when it is at another text', async () => {
    const follower = await stage.follow(`/api/live/m/${MEETING}?opinion=${stage.opinion}`, null);
    await follower.of('t');
    const stays = await stage.follow(stream, null);
    await stays.of('t');
    const next = await stage.createOpinion();
    const items = [{ item: 'one', title: 'Drafts', opinions: [stage.opinion, next] }];
    await stage.asks(CHAIR, { do: 'set-agenda', meeting: MEETING, items });
    await stage.asks(CHAIR, { do: 'take-item', meeting: MEETING, at: { item: 'one', opinion: next } });
    await follower.of('go');
    await follower.closed;
    expect((await stage.page(`/live/m/${MEETING}`, null)).text).toContain(`opinion=${next}&amp;lang=en`);
    const late = await stage.follow(`/api/live/m/${MEETING}?opinion=${stage.opinion}`, null);
    await late.of('go');
    expect(stays.events.some(({ event }) => event === 'go')).toBe(false);
    await stage.asks(CHAIR, { do: 'take-item', meeting: MEETING, at: { item: 'one', opinion: null } });
    const none = await stage.page(`/live/m/${MEETING}`, STATE);
    expect([none.status, none.text.includes('not considering a text at the moment'), none.text.includes('http-equiv')]).toEqual([
      200,
      true,
      true,
    ]);
  });

  it('L9 the name of a meeting leads to its page, for whoever may open that', async () => {
    await stage.open('public');
    const there = await stage.page(`/live/${MEETING}?lang=fr&reload=off`, null);
    expect([there.status, there.headers.location, there.headers['cache-control']]).toEqual([
      308,
      `/live/m/${MEETING}?lang=fr&reload=off`,
      'no-store',
    ]);
    await stage.open('members');
    const [closed, none] = [await stage.page(`/live/${MEETING}`, null), await stage.page('/live/nothing', null)];
    expect([closed.status, closed.text.replaceAll(MEETING, 'nothing')]).toEqual([401, none.text]);
    expect((await stage.page(`/live/${MEETING}`, STATE)).status).toBe(308);
    await stage.open('public');
  });
});
