import { describe, expect, it } from 'vitest';
import { createLogger } from '../../server/logger.ts';

describe('the log of the server', () => {
  it('O4 withholds secrets, names and wording, up to two levels down', () => {
    const lines: string[] = [];
    const logger = createLogger('info', { write: (line) => lines.push(line) });
    const secret = {
      person: 'Zora Quist',
      cookie: 'c00kie',
      authorization: 'Bearer t0ken',
      token: 't0ken',
      reason: 'why',
      text: 'wording',
      body: 'b0dy',
    };
    logger.info({ ...secret, seat: 's1' }, 'one');
    logger.info({ req: { headers: secret, seat: 's1' } }, 'two');
    const all = lines.join('');
    for (const word of ['Quist', 'c00kie', 't0ken', '"why"', 'wording', 'b0dy']) expect(all).not.toContain(word);
    expect(all.match(/"s1"/g)).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 30, msg: 'one', person: '[withheld]' });
  });
});
