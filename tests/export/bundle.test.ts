/** The thread of Word files starts from the source (every other test here) and, built, from the file beside the bundle. */
import { expect, it } from 'vitest';
import { wordFile } from '../../server/export/word-file.ts';
import { wordText } from '../../server/export/word-reading.ts';
import { projectFile, runBuilt } from '../support/built.ts';
import { FORUM, HASHES, readingOf } from './paper.ts';

it('works as the two modules that the build makes, and loads what writes XML in the thread alone', async () => {
  const text = wordText(await readingOf(), HASHES, 'marked', FORUM);
  const main = `
    import { WordThread } from ${JSON.stringify(projectFile('server/export/word-thread.ts'))};
    const thread = new WordThread();
    process.stdout.write(Buffer.from(await thread.make(${JSON.stringify(text)})).toString('base64'));
    await thread.close();`;
  const { stdout, outputs } = await runBuilt(main, { 'word-worker': 'server/export/word-worker.ts' });
  const imports = (name: string): readonly string[] =>
    Object.entries(outputs).flatMap(([path, output]) => (path.endsWith(name) ? output.imports.map((one) => one.path) : []));
  expect([imports('/main.js').includes('docx'), imports('/word-worker.js').includes('docx')]).toEqual([false, true]);
  expect(stdout).toBe(Buffer.from(await wordFile(text)).toString('base64'));
});
