/** The API as a page to read: plain HTML made from the OpenAPI document, no script. */
import { type Html, html } from '../../../shared/lib/html.ts';
import { DOCS_STYLE } from '../../built.ts';
import type { OpenApi, Operation } from '../openapi.ts';
import { pageHtml } from './page.ts';

const METHODS = ['get', 'post', 'put', 'delete'] as const;

export function docsPage({ info, paths = {}, components }: OpenApi, nonce: string): string {
  const body = html`<main>
<h1>${info.title} ${info.version}</h1>
<p>${info.description}</p>
<p>A request that changes something comes from a page of this server (session cookie, exact <code>Origin</code>) or carries
<code>Authorization: Bearer</code> and no <code>Origin</code>. The same as JSON: <a href="/api/openapi.json">openapi.json</a>.</p>
${Object.entries(paths).map(([path, item]) => METHODS.map((method) => operationHtml(method, path, item[method])))}
<h2>Schemas</h2>
${Object.entries(components?.schemas ?? {}).map(([name, schema]) => folded(name, schema))}
</main>`;
  return pageHtml({ language: 'en', title: `${info.title}: API`, css: DOCS_STYLE, body, nonce });
}

function operationHtml(method: string, path: string, operation: Operation | undefined): Html | null {
  if (operation === undefined) return null;
  const { summary = '', description = '', parameters, requestBody, responses } = operation;
  return html`<h2>${method.toUpperCase()} ${path}</h2>
<p>${summary}. ${description}</p>
${parameters !== undefined && folded('Parameters', parameters)}
${requestBody !== undefined && folded('Body', requestBody)}
${folded('Answers', responses)}
`;
}

const folded = (title: string, value: unknown): Html =>
  html`<details><summary>${title}</summary><pre>${JSON.stringify(value, null, 2)}</pre></details>\n`;
