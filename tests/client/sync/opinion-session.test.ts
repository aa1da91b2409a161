// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { insertBlock } from '../../../client/editor/commands.ts';
import { CLOSE } from '../../../shared/wire/close.ts';
import { deniedFrame, ownFrame } from '../../../shared/wire/frame.ts';
import { MESSAGE } from '../../../shared/wire/message.ts';
import { FakeServer, settle } from '../support/fake-server.ts';
import { id } from '../support/ids.ts';
import { paragraphOf } from '../support/registers.ts';
import { openPage, type Page } from '../support/sessions.ts';
import { numbered } from '../support/texts.ts';

const pages: Page[] = [];
afterEach(() => {
  pages.splice(0).forEach(({ session }) => void session.destroy());
  localStorage.clear();
  document.body.replaceChildren();
});

const PARAGRAPHS = [1, 2, 3].map((n) => paragraphOf(id(n), { label: `${n}` }));
const server = (): FakeServer => new FakeServer(numbered(3), { paragraphs: PARAGRAPHS });

async function page(room: FakeServer, options: Parameters<typeof openPage>[1] = {}): Promise<Page> {
  const opened = await openPage(room, options);
  pages.push(opened);
  return opened;
}

const state = ({ session }: Page): string => session.sync.getSnapshot().state;
const handedBack = ({ session }: Page): readonly string[] => session.handedBack.getSnapshot().map(({ mine }) => mine);

it('asks as an extended client, shows the text and says that all is recorded', async () => {
  const room = server();
  const here = await page(room);
  expect(room.urls).toEqual(['ws://test/collab/op-1?dx=1&schema=1']);
  expect(here.shown).toEqual(['text of number 1', 'text of number 2', 'text of number 3']);
  expect(state(here)).toBe('recorded');
  expect(here.session.register.getSnapshot()?.seq).toBe(1);
  expect(here.view.dom.children[0]?.getAttribute('data-label')).toBe('1');
});

it('writes nothing by itself', async () => {
  const room = server();
  const before = room.register.seq;
  await page(room);
  expect(room.register.seq).toBe(before);
});

it('two pages see each other type, and each hears when its words are recorded', async () => {
  const room = server();
  const [one, two] = [await page(room), await page(room)];
  one.type(id(1), 0, 'A');
  two.type(id(1), 16, 'B');
  await settle();
  expect(room.words[0]).toBe('Atext of number 1B');
  expect(one.shown).toEqual(room.words);
  expect(two.shown).toEqual(room.words);
  expect(one.session.sync.getSnapshot()).toMatchObject({ state: 'recorded', at: one.clock.now() });
});

it('D6: words are not recorded while the store stalls, and said so within 5 s', async () => {
  const room = server();
  const here = await page(room);
  room.stalled = true;
  here.type(id(1), 0, 'A');
  await here.pass(1000);
  expect(state(here)).toBe('sending');
  await here.pass(4000);
  expect(here.session.sync.getSnapshot()).toMatchObject({ state: 'not-recorded', changes: 1 });
  room.release();
  await settle();
  expect(state(here)).toBe('recorded');
});

it('D7: what was typed without a connection is recorded after it, whatever others typed', async () => {
  const room = server();
  const here = await page(room);
  room.close(1006);
  expect(state(here)).toBe('reconnecting');
  here.type(id(1), 0, 'A');
  here.type(id(2), 0, 'B');
  room.type(0, 16, ' REMOTE');
  await here.pass(1000);
  expect(room.words).toEqual(['Atext of number 1 REMOTE', 'Btext of number 2', 'text of number 3']);
  expect(here.shown).toEqual(room.words);
  expect(state(here)).toBe('recorded');
});

it('an acknowledgement that got lost does not double anything', async () => {
  const room = server();
  const here = await page(room);
  room.stalled = true;
  here.type(id(1), 0, 'A');
  await settle();
  room.close(CLOSE.storage);
  room.release();
  await here.pass(1000);
  expect(room.words[0]).toBe('Atext of number 1');
  expect(here.shown).toEqual(room.words);
  expect(state(here)).toBe('recorded');
});

it('diverged: a new document with a new client id, own words put back or handed back', async () => {
  const room = server();
  const here = await page(room);
  const former = here.view;
  room.stalled = true;
  here.type(id(1), 0, 'A');
  here.type(id(2), 0, 'B');
  await settle();
  room.away = true;
  room.close(CLOSE.diverged);
  room.type(1, 16, ' REMOTE');
  await settle();
  expect(here.view).toBe(former);
  room.away = room.stalled = false;
  await here.pass(1000);
  expect(here.view).not.toBe(former);
  expect(room.words).toEqual(['Atext of number 1', 'text of number 2 REMOTE', 'text of number 3']);
  expect(here.shown).toEqual(room.words);
  expect(handedBack(here)).toEqual(['Btext of number 2']);
  expect(state(here)).toBe('recorded');
});

it('while the new document is on its way what is not recorded is not called recorded', async () => {
  const room = server();
  const here = await page(room);
  room.stalled = true;
  here.type(id(1), 0, 'A');
  await settle();
  room.away = true;
  room.close(CLOSE.diverged);
  await here.pass(20_000);
  expect(here.session.sync.getSnapshot()).toMatchObject({ state: 'reconnecting', changes: 1 });
  here.type(id(1), 1, 'B');
  expect(here.shown[0]).toBe('ABtext of number 1');
});

it('paragraphs made and removed here come along into the new document', async () => {
  const room = server();
  const here = await page(room);
  room.stalled = true;
  here.session.goTo(id(1));
  here.session.run(insertBlock('operative-item'));
  here.view.dispatch(here.view.state.tr.insertText('new'));
  const { doc, tr } = here.view.state;
  here.view.dispatch(tr.delete(doc.content.size - doc.child(3).nodeSize, doc.content.size));
  await settle();
  room.stalled = false;
  room.close(CLOSE.diverged);
  await settle();
  expect(room.words).toEqual(['text of number 1', 'new', 'text of number 2']);
  expect(here.shown).toEqual(room.words);
});

it('a refused mass deletion is not tried again', async () => {
  const room = server();
  const here = await page(room);
  room.stalled = true;
  here.view.dispatch(here.view.state.tr.delete(0, here.view.state.doc.content.size));
  await settle();
  room.stalled = false;
  room.close(CLOSE.massDeletion);
  await settle();
  expect(room.words).toHaveLength(3);
  expect(here.shown).toEqual(room.words);
});

it('stops making new documents after three in a minute, and goes on after half a minute', async () => {
  const room = server();
  const here = await page(room);
  for (let n = 0; n < 4; n++) {
    room.close(CLOSE.diverged);
    await settle();
  }
  expect(room.connected).toBe(0);
  expect(state(here)).toBe('reconnecting');
  await here.pass(30_000);
  expect(room.connected).toBe(1);
  expect(state(here)).toBe('recorded');
});

it('a text that is not the server’s is replaced when it has been quiet', async () => {
  const room = server();
  const here = await page(room);
  const former = here.view;
  await here.pass(5000);
  expect(here.view).toBe(former);
  room.tellHead('another hash');
  await settle();
  await here.pass(1999);
  await here.pass(1);
  expect(here.view).toBe(former);
  await here.pass(2000);
  expect(here.view).not.toBe(former);
});

it('does not compare while something is not recorded', async () => {
  const room = server();
  const here = await page(room);
  const former = here.view;
  room.stalled = true;
  here.type(id(1), 0, 'A');
  room.tellHead('another hash');
  await settle();
  await here.pass(9000);
  expect(here.view).toBe(former);
});

it.each([
  [CLOSE.signedOut, 'ended'],
  [CLOSE.noRight, 'ended'],
  [CLOSE.malformed, 'ended'],
  [CLOSE.otherSchema, 'reload'],
])('close code %i ends it: %s, the text stays readable and is not editable', async (code, shown) => {
  const room = server();
  const here = await page(room);
  room.close(code);
  await here.pass(60_000);
  expect(state(here)).toBe(shown);
  expect(room.urls).toHaveLength(1);
  expect(here.shown).toHaveLength(3);
  expect(here.view.editable).toBe(false);
});

it.each([
  [401, { state: 'ended', why: 'signedOut' }],
  [403, { state: 'ended', why: 'noRight' }],
  [404, { state: 'ended', why: 'notFound' }],
])('a door that stays shut is asked why: %i ends it', async (status, shown) => {
  const room = server();
  const here = await page(room, { fetch: async () => new Response('{}', { status }) });
  room.away = true;
  room.close(1006);
  await here.pass(1000);
  expect(here.session.sync.getSnapshot()).toMatchObject(shown);
  const attempts = room.urls.length;
  await here.pass(60_000);
  expect(room.urls).toHaveLength(attempts);
});

it('a server that is away is tried again and again', async () => {
  const room = server();
  const here = await page(room, {
    fetch: async () => {
      throw new TypeError('network');
    },
  });
  room.away = true;
  room.close(1006);
  for (let n = 0; n < 10; n++) await here.pass(30_000);
  expect(state(here)).toBe('reconnecting');
  room.away = false;
  await here.pass(30_000);
  expect(state(here)).toBe('recorded');
});

it('wording that was healed away is handed back, kept over a reload and gone when dismissed', async () => {
  const room = server();
  const here = await page(room);
  room.heal(id(2), 'my words');
  await settle();
  expect(here.session.handedBack.getSnapshot()).toMatchObject([{ block: id(2), why: 'closed:text', mine: 'my words' }]);
  const again = await page(room);
  expect(handedBack(again)).toEqual(['my words']);
  again.session.handedBack.dismiss(again.session.handedBack.getSnapshot()[0]?.key ?? 0);
  expect(handedBack(await page(room))).toEqual([]);
});

it('closed paragraphs follow the register', async () => {
  const room = server();
  const here = await page(room);
  room.closeBlocks(id(2));
  await settle();
  here.type(id(2), 0, 'A');
  expect(here.shown[1]).toBe('text of number 2');
  room.closeBlocks();
  await settle();
  here.type(id(2), 0, 'A');
  expect(here.shown[1]).toBe('Atext of number 2');
});

it('a register patch that was missed is made good by asking', async () => {
  const room = server();
  const here = await page(room);
  room.tellRegister({ title: 'Renamed' }, { gap: 3 });
  await settle();
  expect(here.session.register.getSnapshot()).toMatchObject({ title: 'Renamed', seq: room.register.seq });
});

it('where asking fails too, a new connection brings the register', async () => {
  const room = server();
  const here = await page(room, { fetch: async () => new Response('', { status: 500 }) });
  room.tellRegister({ title: 'Renamed' }, { gap: 3 });
  await settle();
  expect(state(here)).toBe('reconnecting');
  await here.pass(1000);
  expect(here.session.register.getSnapshot()).toMatchObject({ title: 'Renamed' });
  expect(state(here)).toBe('recorded');
});

it('nothing is editable under a call for adoption, nor after adoption', async () => {
  const room = server();
  const here = await page(room);
  expect(here.view.editable).toBe(true);
  const call = { seq: 9, openedAt: 0, minSeconds: 15, ripeAt: 0, ripe: false, deadline: null };
  room.tellRegister({ adoptionCall: call });
  await settle();
  expect(here.view.editable).toBe(false);
  room.tellRegister({ adoptionCall: null });
  await settle();
  expect(here.view.editable).toBe(true);
  room.tellRegister({ phase: 'adopted' });
  await settle();
  expect(here.view.editable).toBe(false);
});

it('words that come too late for the adopted text are handed back', async () => {
  const room = server();
  const here = await page(room);
  room.stalled = true;
  here.type(id(1), 0, 'late ');
  await settle();
  room.tellRegister({ phase: 'adopted' });
  await settle();
  expect(here.shown[0]).toBe('text of number 1');
  expect(handedBack(here)).toEqual(['late text of number 1']);
  expect(state(here)).toBe('recorded');
});

it('words that are refused for want of a right are handed back', async () => {
  const room = server();
  const here = await page(room);
  room.stalled = true;
  here.type(id(1), 0, 'A');
  room.register = { ...room.register, policy: { ...room.register.policy, editing: 'pen-holder' } };
  room.say(deniedFrame('read-only'));
  await settle();
  expect(handedBack(here)).toEqual(['Atext of number 1']);
  expect(here.shown).toEqual(room.words);
});

it('a reader says nothing, and follows', async () => {
  const room = server();
  const here = await page(room, { seat: { id: 'seat-9', entity: 'obs', capacity: 'observer', functions: [] } });
  expect(here.view.editable).toBe(false);
  room.type(0, 0, 'REMOTE ');
  await settle();
  expect(here.shown[0]).toBe('REMOTE text of number 1');
  expect(state(here)).toBe('recorded');
});

it('a right that is given later lets one write', async () => {
  const room = server();
  room.register = { ...room.register, policy: { ...room.register.policy, editing: 'pen-holder' } };
  const here = await page(room);
  expect(here.view.editable).toBe(false);
  room.tellRegister({ policy: { ...room.register.policy, editing: 'co-edit' } });
  await settle();
  here.type(id(1), 0, 'A');
  await settle();
  expect(room.words[0]).toBe('Atext of number 1');
  expect(state(here)).toBe('recorded');
});

it('D7: a crashed tab leaves its words, and the next page of the same seat puts them in', async () => {
  const room = server();
  const crashed = await openPage(room);
  room.stalled = true;
  crashed.type(id(1), 0, 'A');
  crashed.type(id(3), 0, 'C');
  await crashed.pass(300);
  const left = { ...localStorage };
  crashed.session.destroy();
  room.close(1006);
  const fresh = server();
  fresh.type(2, 0, 'REMOTE ');
  for (const [name, value] of Object.entries(left)) localStorage.setItem(name, String(value));
  const here = await page(fresh);
  await settle();
  expect(fresh.words).toEqual(['Atext of number 1', 'text of number 2', 'REMOTE text of number 3']);
  expect(handedBack(here)).toEqual(['Ctext of number 3']);
  expect(Object.keys(localStorage).filter((name) => name.startsWith('nemcon.unrecorded'))).toEqual([]);
});

it('keeps nothing on the device once all is recorded', async () => {
  const room = server();
  const here = await page(room);
  room.stalled = true;
  here.type(id(1), 0, 'A');
  await here.pass(300);
  expect(localStorage.length).toBe(1);
  room.release();
  await settle();
  expect(localStorage.length).toBe(0);
});

it('asks before the tab is closed exactly while something is not recorded', async () => {
  const room = server();
  const here = await page(room);
  const asks = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(asks()).toBe(false);
  room.stalled = true;
  here.type(id(1), 0, 'A');
  expect(asks()).toBe(true);
  room.release();
  await settle();
  expect(asks()).toBe(false);
});

it('says at once when the browser goes offline and comes back with it', async () => {
  const room = server();
  const here = await page(room);
  window.dispatchEvent(new Event('offline'));
  expect(state(here)).toBe('reconnecting');
  window.dispatchEvent(new Event('online'));
  await settle();
  expect(state(here)).toBe('recorded');
});

it('tells others the paragraph and the log position here, at most every 500 ms', async () => {
  const room = server();
  const [one, two] = [await page(room), await page(room)];
  await one.pass(1000);
  const before = room.presence.length;
  for (const n of [1, 2, 3, 1, 2]) one.session.goTo(id(n));
  await settle();
  expect(room.presence.length - before).toBe(1);
  await one.pass(500);
  expect(room.presence.length - before).toBe(2);
  expect(two.session.presence.getSnapshot()).toEqual([]); // nobody without the server's stamp
});

it('shows who is here as the server stamps it', async () => {
  const room = server();
  const here = await page(room);
  const stamped = {
    seat: 's',
    entity: 'bru',
    capacity: 'member-state',
    person: 'P',
    block: id(2),
    seen: 3,
    user: { name: 'bru', color: '#5a6370' },
  };
  room.stamp(77, stamped);
  await settle();
  expect(here.session.presence.getSnapshot()).toEqual([
    { client: 77, seat: 's', entity: 'bru', capacity: 'member-state', person: 'P', block: id(2), seen: 3 },
  ]);
  room.close(1006);
  expect(here.session.presence.getSnapshot()).toEqual([]);
});

it('a message of a later build asks for a reload', async () => {
  const room = server();
  const here = await page(room);
  room.say(ownFrame(MESSAGE.beat + 1, {}));
  await settle();
  expect(state(here)).toBe('reload');
});

it('keeps the caret where it was when others type before it', async () => {
  const room = server();
  const here = await page(room);
  here.session.goTo(id(2));
  expect(here.session.focus.getSnapshot()).toBe(id(2));
  room.type(0, 0, 'REMOTE ');
  await settle();
  expect(here.session.focus.getSnapshot()).toBe(id(2));
});

it('leaves no timer of its own behind', async () => {
  const room = server();
  const here = await page(room);
  here.type(id(1), 0, 'A');
  here.session.destroy();
  pages.length = 0;
  expect(here.clock.waiting()).toBe(0);
});
