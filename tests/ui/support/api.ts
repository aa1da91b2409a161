/** Answers of the API by `METHOD path`, or what makes them of what was asked; that is kept. Anything else fails the test. */
import { vi } from 'vitest';

export interface Asked {
  readonly what: string;
  readonly body: unknown;
}

export function answering(answers: Readonly<Record<string, unknown>>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', (path: string, { method = 'GET', body }: RequestInit = {}) => {
    const what = `${method} ${path}`;
    const sent: unknown = typeof body === 'string' ? JSON.parse(body) : undefined;
    asked.push({ what, body: sent });
    // one that is made may be asked for with any query
    const [plain = ''] = what.split('?');
    const name = typeof answers[plain] === 'function' ? plain : what;
    if (!Object.hasOwn(answers, name)) throw new Error(`not expected: ${what}`);
    const found = answers[name];
    const answer = typeof found === 'function' ? found(what, sent) : found;
    if (answer === 'no connection') return Promise.reject(new TypeError('failed to fetch'));
    const [status, content] = Array.isArray(answer) && typeof answer[0] === 'number' ? answer : [200, answer];
    return Promise.resolve(new Response(JSON.stringify(content), { status }));
  });
  return asked;
}

/** What was sent with the first request of that kind. */
export const bodyOf = (asked: readonly Asked[], what: string): unknown => asked.find((one) => one.what === what)?.body;
