/** The OpenAPI document, made from the table of routes: the schemas that judge requests are the ones that describe them. */
import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { problem } from '../../shared/wire/problem.ts';
import type { Route, Who } from './route.ts';

export type OpenApi = ReturnType<OpenApiGeneratorV31['generateDocument']>;

const WHO: Readonly<Record<Who, string>> = {
  all: 'For everybody.',
  demo: 'For everybody, in the demo only.',
  'signed-in': 'For those who have a seat.',
  'seat-keeper': 'For the secretariat, and for focal points as far as their delegation goes.',
  secretariat: 'For the secretariat.',
};

export function openApi(routes: readonly Route[]): OpenApi {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: '__Host-nemcon' });
  registry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  for (const route of routes) registry.registerPath(described(route));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'nemcon',
      version: '1',
      description:
        'Drafting opinions by consensus. The text itself travels in frames, over a WebSocket or the routes under /collab; see docs/protocol.md.',
    },
  });
}

function described({ method, path, who, what, params, query, body, sent, answers }: Route): RouteConfig {
  const responses: RouteConfig['responses'] = {
    ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, response(answer)])),
    default: { description: 'Anything else', content: { 'application/problem+json': { schema: problem } } },
  };
  return {
    method,
    path: path.replaceAll(/:(\w+)/g, '{$1}'),
    summary: what,
    description: WHO[who],
    security: who === 'all' || who === 'demo' ? [] : [{ session: [] }, { token: [] }],
    request: {
      ...(params instanceof z.ZodObject && fields(params) > 0 ? { params } : {}),
      ...(query instanceof z.ZodObject && fields(query) > 0 ? { query } : {}),
      ...(body === null ? {} : { body: { required: true, content: { [MEDIA[sent]]: { schema: sent === 'bytes' ? BYTES : body } } } }),
    },
    responses,
  };
}

const BYTES = { type: 'string', format: 'binary' } as const;
const MEDIA: Readonly<Record<Route['sent'], string>> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  bytes: 'application/octet-stream',
};

const fields = (object: z.ZodObject): number => Object.keys(object.shape).length;

function response(answer: z.ZodType | string | null): RouteConfig['responses'][string] {
  if (answer === null) return { description: 'Done' };
  if (typeof answer === 'string') return { description: 'Done', content: { [answer]: { schema: { type: 'string' } } } };
  return { description: 'Done', content: { 'application/json': { schema: answer } } };
}
