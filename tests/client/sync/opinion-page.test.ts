// @vitest-environment happy-dom
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import type { Receipt } from '../../../shared/opinion/arrival.ts';
import { deniedFrame, ownFrame } from '../../../shared/wire/frame.ts';
import { MESSAGE } from '../../../shared/wire/message.ts';
import { settle } from '../support/fake-server.ts';
import { id } from '../support/ids.ts';
import { openPage } from '../support/open-page.ts';
import { closePagesAfterEach, handedBack, page, server, state } from '../support/pages.ts';

closePagesAfterEach();

it('wording that was healed away is handed back, kept over a reload and gone when dismissed', async () => {
  const room = server();
  const here = await page(room);
  room.heal(id(2), 'my words');
  await settle();
  expect(here.opinion.handedBack.getSnapshot()).toMatchObject([{ block: id(2), why: 'closed:text', mine: 'my words' }]);
  const again = await page(room);
  expect(handedBack(again)).toEqual(['my words']);
  again.opinion.handedBack.dismiss(again.opinion.handedBack.getSnapshot()[0]?.key ?? 0);
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

it('P17 the text is drawn again where what it shows of the register has changed, and not at each keystroke that is recorded', async () => {
  const room = server();
  const here = await page(room);
  const drawn = vi.spyOn(here.view, 'setProps');
  here.type(id(1), 0, 'A');
  await settle();
  room.tellRegister({ title: 'Renamed' });
  await settle();
  expect(state(here)).toBe('recorded');
  expect(drawn).not.toHaveBeenCalled();
  room.closeBlocks(id(2));
  await settle();
  expect(drawn).toHaveBeenCalledOnce();
  expect(here.view.dom.querySelectorAll('[contenteditable=false]')).toHaveLength(1);
});

it('a register patch that was missed is made good by asking', async () => {
  const room = server();
  const here = await page(room);
  room.tellRegister({ title: 'Renamed' }, { gap: 3 });
  await settle();
  expect(here.opinion.register.getSnapshot()).toMatchObject({ title: 'Renamed', seq: room.register.seq });
});

it('where asking fails too, a new connection brings the register', async () => {
  const room = server();
  const here = await page(room, { fetch: async () => new Response('', { status: 500 }) });
  room.tellRegister({ title: 'Renamed' }, { gap: 3 });
  await settle();
  expect(state(here)).toBe('reconnecting');
  await here.pass(1000);
  expect(here.opinion.register.getSnapshot()).toMatchObject({ title: 'Renamed' });
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
  const here = await page(room, { seat: { id: 'seat-9', entity: 'obs', capacity: 'observer', functions: [], remote: false } });
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

it('K8 a crashed tab leaves its words, and the next page of the same seat puts them in', async () => {
  const room = server();
  const crashed = await openPage(room);
  room.stalled = true;
  crashed.type(id(1), 0, 'A');
  crashed.type(id(3), 0, 'C');
  await crashed.pass(300);
  const left = { ...localStorage };
  crashed.opinion.destroy();
  room.close(1006);
  const fresh = server();
  fresh.type(2, 0, 'REMOTE ');
  for (const [name, value] of Object.entries(left)) localStorage.setItem(name, String(value));
  const here = await page(fresh);
  await here.pass(1000); // nobody says that the other tab lives
  expect(fresh.words).toEqual(['Atext of number 1', 'text of number 2', 'REMOTE text of number 3']);
  expect(handedBack(here)).toEqual(['Ctext of number 3']);
  expect(Object.keys(localStorage).filter((name) => name.startsWith('nemcon.unrecorded'))).toEqual([]);
});

it('K8 a second tab of the same seat leaves the words of the first to it', async () => {
  const room = server();
  const first = await page(room);
  room.stalled = true;
  first.type(id(1), 0, 'A');
  await first.pass(300);
  const ear = new BroadcastChannel('nemcon.unrecorded.op-1.seat-1.');
  const answered = new Promise<void>((resolve) => {
    ear.onmessage = ({ data }) => String(data).startsWith('nemcon.unrecorded') && resolve();
  });
  const second = await page(room);
  await answered;
  await turn();
  await second.pass(1000);
  ear.close();
  expect(second.shown[0]).toBe('text of number 1');
  expect(localStorage.length).toBe(1);
  room.release();
  await settle();
  expect(room.words[0]).toBe('Atext of number 1');
  expect(second.shown).toEqual(room.words);
  expect(handedBack(second)).toEqual([]);
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
  for (const n of [1, 2, 3, 1, 2]) one.opinion.goTo(id(n));
  await settle();
  expect(room.presence.length - before).toBe(1);
  await one.pass(500);
  expect(room.presence.length - before).toBe(2);
  expect(two.opinion.presence.getSnapshot()).toEqual([]); // nobody without the server's stamp
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
    user: { name: 'bru', color: '#5a6370' },
  };
  room.stamp(77, stamped);
  await settle();
  expect(here.opinion.presence.getSnapshot()).toEqual([
    { client: 77, seat: 's', entity: 'bru', capacity: 'member-state', remote: false, person: 'P', block: id(2) },
  ]);
  room.close(1006);
  expect(here.opinion.presence.getSnapshot()).toEqual([]);
});

it('3.14 knows to whom the text has come as the server says, and no less when that has begun anew', async () => {
  const room = server();
  const here = await page(room);
  const told = async (whole: boolean, ...states: readonly Receipt[]): Promise<unknown> => {
    room.say(ownFrame(MESSAGE.receipts, { whole, states }));
    await settle();
    return here.opinion.presence.receipts.getSnapshot();
  };
  const [bru, cor] = [
    { entity: 'bru', shown: 3, handed: 0, follows: false },
    { entity: 'cor', shown: 0, handed: 3, follows: true },
  ];
  expect(await told(true, bru)).toEqual([bru]);
  expect(await told(false, cor)).toEqual([bru, cor]);
  expect(await told(true)).toEqual([bru, { ...cor, follows: false }]);
  expect(await told(false, { ...bru, shown: 2, handed: 4, follows: true })).toEqual([
    { ...bru, handed: 4, follows: true },
    { ...cor, follows: false },
  ]);
});

it('a message of a later build asks for a reload', async () => {
  const room = server();
  const here = await page(room);
  room.say(ownFrame(MESSAGE.threads + 1, {}));
  await settle();
  expect(state(here)).toBe('reload');
});

it('keeps the caret where it was when others type before it', async () => {
  const room = server();
  const here = await page(room);
  here.opinion.goTo(id(2));
  expect(here.opinion.focus.getSnapshot()).toBe(id(2));
  room.type(0, 0, 'REMOTE ');
  await settle();
  expect(here.opinion.focus.getSnapshot()).toBe(id(2));
});

it('leaves no timer of its own behind', async () => {
  const room = server();
  const here = await page(room);
  here.type(id(1), 0, 'A');
  here.opinion.destroy();
  expect(here.clock.waiting()).toBe(0);
});
