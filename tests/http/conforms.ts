/**
 * Holds what a route answered, and what it took, against the description of the API. In the whole run it is noted which routes that was done
 * to (scripts/test.mjs), so that none goes undescribed.
 */
import { appendFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Response } from 'supertest';
import { z } from 'zod';
import { openApi } from '../../server/http/openapi.ts';
import type { Route } from '../../server/http/route.ts';

export type Conforms = (method: Route['method'], path: string, sent: unknown, answer: Response) => void;

/** Where the whole run notes it. */
const NOTED = process.env.CONFORMED;
const noted = new Set<string>();

/** `wanted`: it answers JSON; `judged`: it did, and that was as described. Once in each process. */
function note(what: 'wanted' | 'judged', { method, path }: Pick<Route, 'method' | 'path'>): void {
  const line = `${what} ${method} ${path}\n`;
  if (NOTED === undefined || noted.has(line)) return;
  noted.add(line);
  appendFileSync(NOTED, line);
}

let made: { readonly conforms: Conforms; readonly routes: number } | null = null;

/** Throws, with what is wrong where. The table describes the same whatever its tools are: made once in each process. */
export function conforming(routes: readonly Route[]): Conforms {
  made ??= { conforms: describedBy(routes), routes: routes.length };
  if (made.routes !== routes.length) throw new Error('another table of routes than the first of this process');
  return made.conforms;
}

function describedBy(routes: readonly Route[]): Conforms {
  const document = openApi(routes);
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(document, 'api');
  const compiled = new Map<string, ValidateFunction>();
  const judge = (what: string, pointer: readonly string[], value: unknown): void => {
    const ref = `api#/${pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
    const validate = compiled.get(ref) ?? ajv.compile({ $ref: ref });
    compiled.set(ref, validate);
    if (!validate(value))
      throw new Error(`${what} is not as it is described: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(value)}`);
  };
  const known = routes.map(({ method, path }) => ({
    method,
    path,
    described: path.replaceAll(/:(\w+)/g, '{$1}'),
    matches: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`),
  }));
  for (const route of routes) if (Object.values(route.answers).some((one) => holdsSchema(one))) note('wanted', route);
  return (method, asked, sent, answer) => {
    const path = asked.split('?')[0] ?? '';
    const route = known.find((one) => one.method === method && one.matches.test(path));
    if (route === undefined) return;
    const operation = document.paths[route.described]?.[method];
    const status = operation?.responses[answer.status] === undefined ? 'default' : String(answer.status);
    const [type = ''] = String(answer.headers['content-type'] ?? '').split(';');
    const described = operation?.responses[status]?.content ?? {};
    const at = ['paths', route.described, method];
    const what = `${method} ${path} ${answer.status}`;
    if (Object.keys(described).length > 0 && type !== '' && described[type] === undefined && !(type in { 'text/html': 1 }))
      throw new Error(`${what} is ${type}, described is ${Object.keys(described).join(' or ')}`);
    if (/json$/.test(type) && described[type] !== undefined && described[type].schema.type !== 'string') {
      judge(what, [...at, 'responses', status, 'content', type, 'schema'], bodyOf(answer));
      if (answer.status < 300) note('judged', route);
    }
    if (
      answer.status < 300 &&
      typeof sent === 'object' &&
      sent !== null &&
      operation?.requestBody?.content['application/json'] !== undefined
    )
      judge(`the body of ${what}`, [...at, 'requestBody', 'content', 'application/json', 'schema'], sent);
  };
}

const holdsSchema = (answer: Route['answers'][number]): boolean =>
  answer instanceof z.ZodType || (Array.isArray(answer) && answer.some((one) => one instanceof z.ZodType));

/** As it was sent, where a test asked for the bytes. */
const bodyOf = ({ body }: Response): unknown => (typeof body === 'string' || Buffer.isBuffer(body) ? JSON.parse(body.toString()) : body);
