/** The API as a page to read: plain HTML made from the OpenAPI document, no script. */
import { escapeHtml } from '../../../shared/text/html.ts';
import type { OpenApi } from '../openapi.ts';
import { pageHtml } from './page.ts';

const CSS = `
:root { color-scheme: light dark }
body { margin: 2rem auto; max-inline-size: 60rem; padding-inline: 1rem; font: 1rem/1.5 system-ui, sans-serif }
h2 { font-family: ui-monospace, monospace; font-size: 1rem; margin-block: 2rem 0; overflow-wrap: anywhere }
p { margin-block: 0.25rem } pre { overflow-x: auto; border: 1px solid; padding: 0.5rem; font-size: 0.85rem }
summary { cursor: pointer }
`;

const METHODS = ['get', 'post', 'put', 'delete'] as const;

export function docsPage({ info, paths = {}, components }: OpenApi, nonce: string): string {
  const rows = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const { summary = '', description = '', parameters, requestBody, responses } = operation;
      return [
        `<h2>${method.toUpperCase()} ${escapeHtml(path)}</h2>`,
        `<p>${escapeHtml(summary)}. ${escapeHtml(description)}</p>`,
        ...(parameters === undefined ? [] : [folded('Parameters', parameters)]),
        ...(requestBody === undefined ? [] : [folded('Body', requestBody)]),
        folded('Answers', responses),
      ];
    }),
  );
  const body = `<main>
<h1>${escapeHtml(info.title)}</h1>
<p>${escapeHtml(info.description ?? '')}</p>
<p>A request that changes something comes from a page of this server (session cookie, exact <code>Origin</code>) or carries
<code>Authorization: Bearer</code> and no <code>Origin</code>. The same as JSON: <a href="/api/openapi.json">openapi.json</a>.</p>
${rows.join('\n')}
<h2>Schemas</h2>
${Object.entries(components?.schemas ?? {})
  .map(([name, schema]) => folded(name, schema))
  .join('\n')}
</main>`;
  return pageHtml({ language: 'en', title: `${info.title}: API`, css: CSS, body, nonce });
}

const folded = (title: string, value: unknown): string =>
  `<details><summary>${escapeHtml(title)}</summary><pre>${escapeHtml(JSON.stringify(value, null, 2))}</pre></details>`;
