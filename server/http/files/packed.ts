/** A page as small as whoever asks accepts it. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Response } from 'express';

const brotli = promisify(brotliCompress);
const gz = promisify(gzip);

/** Quality 5: half of what 11 gains over it is not worth ten times the time of a request. */
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } };

/** Says on the answer how it is packed, and that it depends on what is accepted. */
export async function packed(res: Response, body: string): Promise<Buffer | string> {
  res.vary('Accept-Encoding');
  const accepted = res.req.acceptsEncodings();
  if (accepted.includes('br')) {
    res.set('Content-Encoding', 'br');
    return brotli(body, QUICK);
  }
  if (accepted.includes('gzip')) {
    res.set('Content-Encoding', 'gzip');
    return gz(body);
  }
  return body;
}
