/**
 * The OpenAPI document, made from the table of routes: the schemas that judge requests are the ones that describe them. OpenAPI 3.1 speaks
 * JSON Schema, which zod writes by itself; what is left is the table.
 */
import { z } from 'zod';
import { assert } from '../../shared/lib/assert.ts';
import { problem } from '../../shared/wire/problem.ts';
import { VERSION } from '../built.ts';
import type { Route, Who } from './route.ts';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

interface Media {
  readonly schema: JsonSchema;
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'path' | 'query';
    readonly required: boolean;
    readonly schema: JsonSchema;
  }[];
  readonly requestBody?: { readonly required: true; readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Readonly<Record<string, Media>> }>>;
}

export interface OpenApi {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<Route['method'], Operation>>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
}

const WHO: Readonly<Record<Who, string>> = {
  all: 'For everybody.',
  demo: 'For everybody, in the demo only.',
  'signed-in': 'For those who have a seat.',
  'seat-keeper': 'For the secretariat, and for focal points as far as their delegation goes.',
  secretariat: 'For the secretariat.',
};

const BYTES: JsonSchema = { type: 'string', format: 'binary' };
const MEDIA: Readonly<Record<Route['sent'], string>> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  bytes: 'application/octet-stream',
};

export function openApi(routes: readonly Route[]): OpenApi {
  const schemas = new Schemas();
  const paths: Record<string, Partial<Record<Route['method'], Operation>>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'nemcon',
      version: VERSION,
      description:
        'Drafting opinions by consensus. The text itself travels in frames, over a WebSocket or the routes under /collab; see docs/protocol.md.',
    },
    paths,
    components: {
      schemas: schemas.named,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-nemcon' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operation({ method, path, who, what, params, query, body, sent, answers }: Route, schemas: Schemas): Operation {
  const responses: Record<string, Operation['responses'][string]> = {};
  for (const [status, answer] of Object.entries(answers)) responses[status] = response(answer, schemas);
  responses.default = { description: 'Anything else', content: { 'application/problem+json': { schema: schemas.of(problem, 'output') } } };
  return {
    operationId: `${idOf(method, path)}${Object.values(answers).flatMap(mediaOf).includes('text/html') ? 'Page' : ''}`,
    summary: what,
    description: WHO[who],
    security: who === 'all' || who === 'demo' ? [] : [{ session: [] }, { token: [] }],
    parameters: [...parameters(params, 'path', schemas), ...parameters(query, 'query', schemas)],
    ...(body !== null && {
      requestBody: { required: true, content: { [MEDIA[sent]]: { schema: sent === 'bytes' ? BYTES : schemas.of(body, 'input') } } },
    }),
    responses,
  };
}

/** `post /api/opinions/:id/commands` is `postOpinionsByIdCommands`, of a page with `Page` behind it: it stays as long as the address does. */
function idOf(method: string, path: string): string {
  const words = path.split(/[/.-]/).filter((part) => part !== '' && part !== 'api');
  return method + words.map((part) => (part.startsWith(':') ? `By${capital(part.slice(1))}` : capital(part))).join('');
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function parameters(object: z.ZodType, where: 'path' | 'query', schemas: Schemas): Operation['parameters'] {
  if (!(object instanceof z.ZodObject)) return [];
  const { required = [] } = schemas.of(object, 'input');
  return Object.entries<z.ZodType>(object.shape).map(([name, type]) => ({
    name,
    in: where,
    required: required.includes(name),
    schema: schemas.of(type, 'input'),
  }));
}

function response(answer: Route['answers'][number], schemas: Schemas): Operation['responses'][string] {
  const content = mediaOf(answer ?? null).map((one): [string, Media] =>
    typeof one === 'string' ? [one, { schema: { type: 'string' } }] : ['application/json', { schema: schemas.of(one, 'output') }],
  );
  return content.length === 0 ? { description: 'Done' } : { description: 'Done', content: Object.fromEntries(content) };
}

const mediaOf = (answer: Route['answers'][number]): readonly (z.ZodType | string)[] =>
  answer === null ? [] : answer instanceof z.ZodType || typeof answer === 'string' ? [answer] : answer;

/** Schemas with an id stand among the components, once, and are referred to. */
class Schemas {
  readonly named: Record<string, JsonSchema> = {};

  of(type: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { $schema: _, $defs = {}, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any', override: asOpenApi });
    const text = JSON.stringify({ schema, $defs });
    const moved = JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/')) as { schema: JsonSchema; $defs: typeof $defs };
    for (const [name, one] of Object.entries(moved.$defs)) {
      const known = this.named[name];
      assert(known === undefined || JSON.stringify(known) === JSON.stringify(one), `${name} is sent as it is answered`);
      this.named[name] = one;
    }
    return moved.schema;
  }
}

/** `readOnly` means something else here: that a client does not send it. */
function asOpenApi({ jsonSchema }: { readonly jsonSchema: JsonSchema }): void {
  delete jsonSchema.readOnly;
}
