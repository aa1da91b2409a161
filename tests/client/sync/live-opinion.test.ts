// @vitest-environment happy-dom
import { TextSelection } from 'prosemirror-state';
import { expect, it } from 'vitest';
import { undoCommand } from 'y-prosemirror';
import * as Y from 'yjs';
import { insertBlock } from '../../../client/editor/commands.ts';
import { CLOSE } from '../../../shared/wire/close.ts';
import { settle } from '../support/fake-server.ts';
import { id } from '../support/ids.ts';
import { closePagesAfterEach, handedBack, page, server, state } from '../support/pages.ts';

closePagesAfterEach();

it('asks as an extended client, shows the text and says that all is recorded', async () => {
  const room = server();
  const here = await page(room);
  expect(room.urls).toEqual(['ws://test/collab/op-1?dx=1&schema=1&as=seat-1']);
  expect(here.shown).toEqual(['text of number 1', 'text of number 2', 'text of number 3']);
  expect(state(here)).toBe('recorded');
  expect(here.opinion.register.getSnapshot()?.seq).toBe(1);
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
  expect(one.opinion.sync.getSnapshot()).toMatchObject({ state: 'recorded', at: one.clock.now() });
});

it('K7 words are not recorded while the store stalls, and said so within 5 s', async () => {
  const room = server();
  const here = await page(room);
  room.stalled = true;
  here.type(id(1), 0, 'A');
  await here.pass(1000);
  expect(state(here)).toBe('sending');
  await here.pass(4000);
  expect(here.opinion.sync.getSnapshot()).toMatchObject({ state: 'not-recorded', changes: 1 });
  room.release();
  await settle();
  expect(state(here)).toBe('recorded');
});

it('K8 what was typed without a connection is recorded after it, whatever others typed', async () => {
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

it('H74 says when it comes back at which log position its document began; a new one has nothing to undo', async () => {
  const room = server();
  const here = await page(room);
  here.type(id(1), 0, 'SECRET ');
  await settle();
  here.view.dispatch(here.view.state.tr.delete(1, 8));
  await settle();
  const said = async (code: number): Promise<string | undefined> => {
    room.close(code);
    await here.pass(1000);
    return room.urls.at(-1)?.split('&as=seat-1')[1];
  };
  expect([await said(1006), await said(1006)]).toEqual(['&begun=1', '&begun=1']);
  const { seq } = room.register;
  expect(seq).toBeGreaterThan(1);
  expect([await said(CLOSE.diverged), await said(1006)]).toEqual(['', `&begun=${seq}`]);
  undoCommand(here.view.state, here.view.dispatch);
  await settle();
  expect([here.shown[0], room.words[0]]).toEqual(['text of number 1', 'text of number 1']);
});

it('H74 K8 what was typed while away comes into the new document of a page that has to begin anew', async () => {
  const room = server();
  const here = await page(room);
  room.close(1006);
  here.type(id(1), 0, 'A');
  room.refusesDocuments = CLOSE.diverged;
  const { view } = here;
  await here.pass(1000);
  await here.pass(1000);
  expect(here.view).not.toBe(view);
  expect([here.shown[0], room.words[0], state(here)]).toEqual(['Atext of number 1', 'Atext of number 1', 'recorded']);
});

it('H74 P16 who types in a text that begins anew goes on there: the focus, the caret and all letters stay', async () => {
  const room = server();
  const here = await page(room);
  const { view } = here;
  const caretAt = (letters: number): number => view.state.doc.child(0).nodeSize + 1 + letters;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, caretAt(5), caretAt(7))));
  view.focus();
  room.refusesDocuments = CLOSE.diverged;
  room.close(CLOSE.diverged);
  here.type(id(2), 5, 'typed ');
  expect([view.hasFocus(), view.editable, view.dom.isConnected]).toEqual([true, true, true]);
  await here.pass(1000);
  expect(here.view).not.toBe(view);
  expect(document.activeElement).toBe(here.view.dom);
  const { $anchor, $head } = here.view.state.selection;
  expect([$anchor, $head].map(({ parent, parentOffset }) => [parent.attrs.id, parentOffset])).toEqual([
    [id(2), 11],
    [id(2), 13],
  ]);
  here.view.dispatch(here.view.state.tr.insertText('on'));
  await settle();
  expect(room.words).toEqual(['text of number 1', 'text typed on number 2', 'text of number 3']);
});

it('P16 a text that begins anew takes the focus from nobody who is elsewhere, and its caret is behind no more letters than there are', async () => {
  const room = server();
  const here = await page(room);
  const { view } = here;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, view.state.doc.content.size - 1)));
  const beside = document.body.appendChild(document.createElement('button'));
  beside.focus();
  room.close(CLOSE.diverged);
  room.edit((text) => ((text.get(2) as Y.XmlElement).get(0) as Y.XmlText).delete(4, 12));
  await here.pass(1000);
  expect(here.view).not.toBe(view);
  expect(document.activeElement).toBe(beside);
  const { $head } = here.view.state.selection;
  expect([$head.parent.attrs.id, $head.parentOffset]).toEqual([id(3), 4]);
});

it('H74 K8 what was typed while away fits also where the paragraph had changed since the last snapshot', async () => {
  const room = server();
  room.snapshot = Y.encodeStateAsUpdate(room.doc);
  const here = await page(room);
  here.type(id(1), 0, 'known ');
  room.edit((text) => text.delete(2, 1));
  await settle();
  room.close(1006);
  here.type(id(1), 6, 'TYPED ');
  here.type(id(2), 0, 'ALSO ');
  room.refusesDocuments = CLOSE.diverged;
  await here.pass(1000);
  await here.pass(1000);
  expect(room.words).toEqual(['known TYPED text of number 1', 'ALSO text of number 2']);
  expect(here.shown).toEqual(room.words);
  expect([handedBack(here), state(here)]).toEqual([[], 'recorded']);
});

it('K8 asks twice where a page of before left words, as the text may come in parts, and once where there are none', async () => {
  const room = server();
  const before = await page(room);
  expect(room.asked).toBe(1);
  room.stalled = true;
  before.type(id(1), 0, 'TYPED ');
  before.opinion.destroy();
  room.stalled = false;
  await page(room);
  expect(room.asked).toBe(3);
});

it('stays at its paragraph in a new document, and begins where it was left, if that is still there', async () => {
  const room = server();
  const gone = await page(room, { at: 'b00000gone' });
  expect(gone.opinion.focus.getSnapshot()).toBe(id(1));
  const here = await page(room);
  expect(here.opinion.focus.getSnapshot()).toBe(id(1));
  here.opinion.goTo(id(3));
  const before = here.view;
  room.close(CLOSE.diverged);
  await here.pass(60_000);
  expect([here.view === before, here.opinion.focus.getSnapshot()]).toEqual([false, id(3)]);
  const again = await page(room, { at: id(2) });
  expect(again.opinion.focus.getSnapshot()).toBe(id(2));
});

it('hands words back whose paragraph others removed, at once where the page is about to go', async () => {
  const room = server();
  const here = await page(room);
  room.stalled = true;
  here.type(id(1), 0, 'A');
  room.edit((text) => text.delete(0, 1));
  await settle();
  expect(handedBack(here)).toEqual([]);
  window.dispatchEvent(new Event('pagehide'));
  expect(handedBack(here)).toEqual(['A']);
  await here.pass(2000);
  expect(handedBack(here)).toEqual(['A']);
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
  expect(here.opinion.sync.getSnapshot()).toMatchObject({ state: 'reconnecting', changes: 1 });
  here.type(id(1), 1, 'B');
  expect(here.shown[0]).toBe('ABtext of number 1');
});

it('paragraphs made and removed here come along into the new document', async () => {
  const room = server();
  const here = await page(room);
  room.stalled = true;
  here.opinion.goTo(id(1));
  here.opinion.run(insertBlock('operative-item'));
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

it('T16 a refused mass deletion is told and not tried again', async () => {
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
  expect(here.opinion.handedBack.getSnapshot()).toMatchObject([{ why: 'mass-deletion', block: null, mine: '' }]);
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
  expect(here.opinion.sync.getSnapshot()).toMatchObject(shown);
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
