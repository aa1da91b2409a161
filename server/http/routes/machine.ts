/** What machines ask: alive, ready, and how to talk to us. */
import { z } from 'zod';
import { json } from '../answer.ts';
import { nonceOf } from '../headers.ts';
import { CHECKS } from '../health.ts';
import { openApi } from '../openapi.ts';
import { docsPage } from '../pages/docs-page.ts';
import { openRoute, type Route } from '../route.ts';
import type { HttpTools } from '../tools.ts';

const readiness = z
  .strictObject({ ready: z.boolean(), checks: z.record(z.enum(CHECKS), z.boolean()), why: z.string().exactOptional() })
  .meta({ id: 'Readiness' });

const liveness = z.strictObject({ live: z.boolean() });

/** `all`: the whole table, these rows included, for its description. */
export function machineRoutes({ health }: HttpTools, all: () => readonly Route[]): readonly Route[] {
  return [
    openRoute({
      method: 'get',
      path: '/livez',
      who: 'all',
      what: 'The process is alive',
      answers: { 200: liveness, 503: liveness },
      handle: async () => (health.live() ? json({ live: true }) : json({ live: false }, 503)),
    }),
    openRoute({
      method: 'get',
      path: '/readyz',
      who: 'all',
      what: 'This node can record',
      answers: { 200: readiness, 503: readiness },
      async handle() {
        const checks = await health.ready();
        const ready = Object.values(checks).every(Boolean);
        const why = health.clockDoubt();
        return json({ ready, checks, ...(why !== null && { why }) }, ready ? 200 : 503);
      },
    }),
    openRoute({
      method: 'get',
      path: '/api/openapi.json',
      who: 'all',
      what: 'This table as an OpenAPI 3.1 document',
      answers: { 200: 'application/json' },
      handle: async () => json(openApi(all())),
    }),
    openRoute({
      method: 'get',
      path: '/api/docs',
      who: 'all',
      what: 'This table as a page to read',
      answers: { 200: 'text/html' },
      handle: async ({ res }) => ({ kind: 'page', type: 'text/html', body: docsPage(openApi(all()), nonceOf(res)), packable: true }),
    }),
  ];
}
