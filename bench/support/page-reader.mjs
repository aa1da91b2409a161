/** The thread of read-page.ts. */
import { request } from 'node:http';
import { parentPort } from 'node:worker_threads';

const NEXT = /rel="next" href="([^"]+)"/;
/** The address may stand in two pieces. */
const OVERLAP = 1_000;

parentPort.on('message', ([number, url, headers]) => {
  const fail = (fault) => parentPort.postMessage([number, { fault: String(fault) }]);
  const asked = request(url, { headers }, (answer) => {
    let bytes = 0;
    let next = null;
    let before = '';
    answer.on('data', (piece) => {
      bytes += piece.length;
      if (next !== null) return;
      const here = before + piece.latin1Slice();
      next = NEXT.exec(here)?.[1]?.replaceAll('&amp;', '&') ?? null;
      before = here.slice(-OVERLAP);
    });
    answer.on('error', fail);
    answer.on('end', () => parentPort.postMessage([number, { status: answer.statusCode, bytes, next }]));
  });
  asked.on('error', fail);
  asked.end();
});
