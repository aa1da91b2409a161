/** O5: what few need is in memory only where it is needed: what the built server loads at its start holds none of it. */
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { SERVER_BUNDLE } from '../../scripts/server-bundle.mjs';
import { loaded } from '../support/bundle.ts';

/** Packages and parts of ours, by where their files lie. */
const LATER = [
  'node_modules/redis/',
  'node_modules/@redis/',
  'node_modules/nodemailer/',
  'node_modules/openid-client/',
  'node_modules/docx/',
  'node_modules/prom-client/',
  'server/demo/',
  'server/carry-store.ts',
  'server/commands.ts',
  'server/metrics/metrics.ts',
  'server/nodes/linked-nodes.ts',
  'server/webhooks/webhooks.ts',
  'shared/i18n/compiled/en/',
  'shared/i18n/compiled/ar/',
];

it('O5 the server starts without what is for one store, one provider, one command, one language or the demo alone', async () => {
  const { metafile, outputFiles } = await build({ ...SERVER_BUNDLE, write: false, metafile: true });
  const all = Object.keys(metafile.inputs);
  expect(LATER.filter((part) => !all.some((input) => input.includes(part)))).toEqual([]);
  const atStart = loaded(metafile.outputs, '/main.js');
  expect(LATER.filter((part) => atStart.some((input) => input.includes(part)))).toEqual([]);
  // one letter beyond Latin-1 makes the engine keep a whole file in two bytes a letter
  const wide = outputFiles.filter(({ path, text }) => path.endsWith('.js') && /[\u0100-\uffff]/.test(text));
  expect(wide.map(({ path }) => path)).toEqual([]);
});
