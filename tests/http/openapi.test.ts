/** The description of the API is one that tools can use, and says what the routes do: the stage holds every answer of these tests against it. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { openApi } from '../../server/http/openapi.ts';
import { tableOfRoutes } from '../../server/http/table.ts';
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
