/** A form on a page that runs no script, as a browser sends it. */
import { ORIGIN, type Stage } from '../http/stage.ts';
import { type HttpAnswer, http } from '../support/http.ts';
import { portOf } from '../support/port.ts';

export const fieldsOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"\/?>/g)].map(([, name = '', value = '']) => [name, value]),
  );

/** What a page says first, of what was sent and not recorded. */
export const saidWrong = (html: string): string => /role="alert">.*?<\/svg>(.*?)<\/p>/s.exec(html)?.[1] ?? '';

/** `origin`: what the browser says of the page that it stood on. */
export async function sendForm(
  stage: Pick<Stage, 'app' | 'signIn'>,
  seat: string,
  path: string,
  fields: Readonly<Record<string, string>>,
  origin: string | null = ORIGIN,
): Promise<HttpAnswer> {
  const headers = {
    cookie: await stage.signIn(seat),
    'content-type': 'application/x-www-form-urlencoded',
    ...(origin !== null && { origin }),
  };
  const url = `http://127.0.0.1:${portOf(stage.app.httpServer)}${path}`;
  return http(url, { method: 'POST', headers, body: new URLSearchParams(fields).toString() });
}
