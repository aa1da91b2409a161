/** The thread of Word files starts from the source (every other test here) and, built, from the file beside the bundle. */
import { expect, it } from 'vitest';
import { wordFile } from '../../server/export/word-file.ts';
import { wordText } from '../../server/export/word-reading.ts';
import { projectFile, runBuilt } from '../support/built.ts';
import { loaded } from '../support/bundle.ts';
import { FORUM, HASHES, readingOf } from './paper.ts';

it('works as the two modules that the build makes, and loads what writes XML in the thread alone', async () => {
  const text = await wordText(await readingOf(), HASHES, 'marked', FORUM);
  const main = `
    import { WordThread } from ${JSON.stringify(projectFile('server/export/word-thread.ts'))};
    const thread = new WordThread();
    process.stdout.write(Buffer.from(await thread.make(${JSON.stringify(text)})).toString('base64'));
    await thread.close();`;
  const { stdout, outputs } = await runBuilt(main, { 'word-worker': 'server/export/word-worker.ts' });
  const writesXml = (name: string): boolean => loaded(outputs, name).some((input) => input.includes('node_modules/docx/'));
  expect([writesXml('/main.js'), writesXml('/word-worker.js')]).toEqual([false, true]);
  expect(stdout).toBe(Buffer.from(await wordFile(text)).toString('base64'));
});
