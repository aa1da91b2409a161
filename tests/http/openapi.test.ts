/** The description of the API is one that tools can use, and says what the routes do: the stage holds every answer of these tests against it. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { openApi } from '../../server/http/openapi.ts';
import { tableOfRoutes } from '../../server/http/table.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import { LANGUAGES } from '../../shared/opinion/vocabulary.ts';
import { sayIssues } from '../../shared/page/faulty.ts';
import { startStage } from './stage.ts';

it('every schema of the description is sound, every name is used once, every reference leads somewhere', async () => {
  const stage = await startStage();
  const document = openApi(tableOfRoutes(stage.app.tools));
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  const ids = operations.map(({ operationId }) => operationId);
  expect(ids.length).toBeGreaterThan(80);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('postOpinionsByIdCommands');
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'api');
  const refs = new Set(JSON.stringify(document).match(/#\/components\/schemas\/\w+/g));
  expect(refs.size).toBeGreaterThan(10);
  for (const ref of refs) expect(ajv.compile({ $ref: `api${ref}` })).toBeTypeOf('function');
  for (const { requestBody, responses, parameters } of operations) {
    const media = [requestBody, ...Object.values(responses)].flatMap((one) => Object.values(one?.content ?? {}));
    for (const { schema } of [...media, ...parameters])
      expect(ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')))).toBeTypeOf('function');
  }
  await stage.close();
});

it('what may be left out is not required', async () => {
  const stage = await startStage();
  const { paths } = openApi(tableOfRoutes(stage.app.tools));
  const body = paths['/api/opinions']?.post?.requestBody?.content['application/json']?.schema;
  expect(body?.required).toContain('number');
  expect(body?.required).not.toContain('uuid');
  await stage.close();
});

/** Typed by nobody, or in a form that says by itself what is wrong; a day and a State are chosen, a quotation is cut. */
const UNTYPED = ['after', 'goal', 'html', 'meeting', 'query', 'quote', 'schema', 'since'];

it('P10 whatever a person types for a program to send has a name as its form calls it, if it can be too long', async () => {
  const stage = await startStage();
  const { paths, components } = openApi(tableOfRoutes(stage.app.tools));
  const limited = new Set<string>();
  const look = (schema: unknown, name: string, ways: readonly unknown[] = []): void => {
    if (typeof schema !== 'object' || schema === null || ways.includes(schema)) return;
    const { $ref, type, maxLength, properties = {}, anyOf = [], oneOf = [], allOf = [], items } = schema as Schema;
    if (type === 'string' && maxLength !== undefined) limited.add(name);
    const inside = [...ways, schema];
    if ($ref !== undefined) look(components.schemas[$ref.replace(/.*\//, '')], name, inside);
    for (const [key, value] of Object.entries(properties)) look(value, LANGUAGES.some((one) => one === key) ? name : key, inside);
    for (const one of [...anyOf, ...oneOf, ...allOf, items]) look(one, name, inside);
  };
  for (const path of Object.values(paths))
    for (const { parameters, requestBody } of Object.values(path)) {
      for (const one of parameters) if (one.in === 'query') look(one.schema, one.name);
      look(requestBody?.content['application/json']?.schema, '');
    }
  expect(limited.size).toBeGreaterThan(20);
  const text = createText('en', await loadCatalogue('en'), 'UTC');
  const told = (name: string): boolean =>
    sayIssues(text, [{ path: `body.${name}`, fault: 'long', most: 5, message: '' }]) !== text.t('error.input');
  expect([...limited].filter((name) => !told(name)).toSorted()).toEqual(UNTYPED);
  await stage.close();
});

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly anyOf?: readonly unknown[];
  readonly oneOf?: readonly unknown[];
  readonly allOf?: readonly unknown[];
  readonly items?: unknown;
}
