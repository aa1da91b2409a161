/**
 * One way through the house in WebKit: in, to a text, typed and pasted until it is recorded, and read by who follows. Nothing is composed
 * here: the driver has no command for it.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { patient } from '../support/patient.ts';
import { ServerProcess } from '../support/server-process.ts';
import { KEY, WebKit } from '../support/webkit.ts';

const OPINION = 'community-networks';
const OPEN = '.ProseMirror p[data-kind=operative-item]:not(.closed)';

let server: ServerProcess;
let writer: WebKit;
let follower: WebKit;
beforeAll(async () => {
  server = await ServerProcess.start();
  writer = await WebKit.launch();
  follower = await WebKit.launch();
});
afterAll(async () => {
  await follower?.close();
  await writer?.close();
  await server?.close();
});

async function signIn(person: WebKit, entity: RegExp): Promise<void> {
  await person.goto(server.origin);
  await person.click('.seat', entity);
  await person.shows(`a[href="/o/${OPINION}"]`);
}

it('signs in, types and pastes what is recorded, and who follows reads it', { timeout: patient(120_000) }, async () => {
  await signIn(follower, /^BRU/);
  await follower.goto(`${server.origin}/live/${OPINION}?lang=en`);
  await follower.shows('#line', /^Live$/);

  await signIn(writer, /^ARL/);
  await writer.goto(`${server.origin}/o/${OPINION}`);
  await writer.click(OPEN);
  await writer.press('Typed');
  await writer.shows(OPEN, /Typed/);
  await writer.shows('[data-sync=recorded]', /Recorded \d/);
  await follower.shows('#text', /Typed/);

  for (const _ of 'Typed') await writer.press(KEY.left, KEY.shift);
  await writer.press('c', KEY.control);
  await writer.press(KEY.right);
  await writer.press('v', KEY.control);
  await follower.shows('#text', /TypedTyped/);
  await writer.shows('[data-sync=recorded]', /Recorded \d/);
  expect([await writer.troubles(), await follower.troubles()]).toEqual([[], []]);
});
