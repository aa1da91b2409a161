/** The thread in which Word files are made: at a thousand paragraphs one takes most of a second. One text, one file, by number. */
import { parentPort } from 'node:worker_threads';
import { assert } from '../../shared/lib/assert.ts';
import { wordFile } from './word-file.ts';
import type { Asked, Made } from './word-thread.ts';

const port = parentPort;
assert(port, 'runs as a worker');

port.on('message', async ({ number, text }: Asked) => {
  const answer: Made = await wordFile(text).then(
    (bytes) => ({ number, bytes }),
    (error: unknown) => ({ number, fault: String(error) }),
  );
  port.postMessage(answer, 'bytes' in answer ? [answer.bytes.buffer] : []);
});
