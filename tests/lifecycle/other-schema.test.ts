// @vitest-environment happy-dom
/**
 * Y9: pages of another version. One that says so is sent away before a byte of the text is sent. One that does not say so deletes what its
 * schema does not know as soon as it has loaded (y-prosemirror#39, #258, #275); nothing of that may reach the record.
 */
import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { ySyncPlugin } from 'y-prosemirror';
import * as Y from 'yjs';
import { shownText } from '../../shared/text/block.ts';
import { ROOT, SCHEMA_VERSION } from '../../shared/text/schema.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import type { HttpClient } from '../support/http-client.ts';
import { count } from '../support/levels.ts';
import { patient } from '../support/patient.ts';
import { stockClient } from '../support/stock-client.ts';
import { until } from '../support/until.ts';
import { Stage } from '../system/stage.ts';
import { foldRecord } from './folded.ts';
import { SCHEMAS } from './foreign-schemas.ts';

const RUNS = count(10, 100, 100);

let stage: Stage;
let other: HttpClient;

beforeAll(async () => {
  stage = await Stage.set();
  other = await stage.signIn(stage.state(1));
});
afterAll(() => stage.close());

describe('Y9 a page that says which schema it has', () => {
  it.each([String(SCHEMA_VERSION - 1), String(SCHEMA_VERSION + 1), '', 'x', '1e0', '01'])(
    'Y9 is sent away before a byte of the text where it is %j',
    async (schema) => {
      const opinion = await stage.opinion(2);
      const socket = new WebSocket(`${stage.server.origin.replace('http', 'ws')}/collab/${opinion}?dx=1&schema=${schema}`, {
        headers: other.headers,
      });
      let heard = 0;
      socket.on('message', () => heard++);
      const [code] = await once(socket, 'close');
      expect([code, heard]).toEqual([CLOSE.otherSchema, 0]);
    },
  );

  it('Y9 is sent away where it does not say', async () => {
    const opinion = await stage.opinion(2);
    const socket = new WebSocket(`${stage.server.origin.replace('http', 'ws')}/collab/${opinion}?dx=1`, { headers: other.headers });
    let heard = 0;
    socket.on('message', () => heard++);
    const [code] = await once(socket, 'close');
    expect([code, heard]).toEqual([CLOSE.otherSchema, 0]);
  });
});

/** Bold words in every paragraph, so that marks matter. */
async function boldOpinion(paragraphs: number): Promise<string> {
  const opinion = await stage.opinion(paragraphs);
  const writer = stage.editor(other, opinion);
  await writer.synced;
  await writer.edit((doc) => {
    for (const block of doc.getXmlFragment(ROOT).toArray()) {
      const words = block instanceof Y.XmlElement ? block.get(0) : null;
      if (words instanceof Y.XmlText) words.format(0, 3, { strong: {} });
    }
  });
  writer.close();
  return opinion;
}

describe('Y9 a page that does not say', () => {
  it(`Y9 deletes no paragraph and no words in ${RUNS} runs`, { timeout: patient(60_000 + RUNS * 5_000) }, async () => {
    // y-prosemirror and the provider say on the console what they think of it
    const silenced = (['error', 'warn', 'log'] as const).map((level) => vi.spyOn(console, level).mockImplementation(() => {}));
    const tally: Record<string, number> = {};
    const names = Object.keys(SCHEMAS);
    for (let run = 0; run < RUNS; run++) {
      const name = names[run % names.length] ?? '';
      const schema = SCHEMAS[name];
      if (schema === undefined) throw new RangeError(name);
      const opinion = await boldOpinion(run % 3 === 0 ? 3 : 12);
      const { text: whole, entries } = await foldRecord(other, opinion);
      const before = whole.blocks().map(shownText);
      const http = await stage.signIn(stage.state(0));
      const { provider, doc, synced } = stockClient({ url: stage.server.origin, opinion, headers: http.headers });
      const closed = new Promise<number>((resolve) => provider.on('connection-close', (event) => resolve(event?.code ?? 0)));
      let wrote = 0;
      doc.on('update', (_: Uint8Array, origin: unknown) => {
        if (origin !== provider) wrote++;
      });
      // half of the editors stand there before the text comes, half are made for it
      const make = () =>
        new EditorView(document.createElement('div'), {
          state: EditorState.create({ schema, plugins: [ySyncPlugin(doc.getXmlFragment(ROOT))] }),
        });
      const early = run % 2 === 0 ? make() : null;
      await synced;
      const view = early ?? make();
      await turn(); // y-prosemirror renders in a timer of its own
      await until('the editor to have had its way', () => wrote > 0, 300).catch(() => undefined);
      const recorded = until('its words to be recorded', async () => (await foldRecord(other, opinion)).entries.length > entries.length);
      const end =
        wrote === 0 ? 'wrote nothing' : await Promise.race([closed.then((code) => `closed ${code}`), recorded.then(() => 'recorded')]);
      const after = await foldRecord(other, opinion);
      expect([name, run, end, after.text.blocks().map(shownText)]).toEqual([name, run, end, before]);
      tally[`${name}: ${end}`] = (tally[`${name}: ${end}`] ?? 0) + 1;
      view.destroy();
      provider.destroy();
    }
    for (const spy of silenced) spy.mockRestore();
    process.stdout.write(`Y9: ${JSON.stringify(tally)}\n`);
    expect(Object.keys(tally).filter((what) => what.endsWith(`closed ${CLOSE.massDeletion}`)).length).toBeGreaterThan(2);
  });
});
