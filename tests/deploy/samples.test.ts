/** The samples of how a server is run: as far as they can be read without the programs that read them. */
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { readConfig } from '../../server/config.ts';
import { LIMITS } from '../../server/limits.ts';
import { SECRETS } from '../../server/secret-files.ts';
import { FILE_LIMITS } from '../../shared/forum/attachment.ts';
import { files, read } from '../law/sources.ts';

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** Every document of a file of YAML; what it says that it should not is thrown. */
function documents(path: string): readonly Value[] {
  return parseAllDocuments(read(path), { customTags: [{ tag: '!reset', collection: 'seq' }] }).map((one) => {
    for (const wrong of [...one.errors, ...one.warnings]) throw wrong;
    return one.toJS();
  });
}

/** What lies at a way through maps and lists. */
function at(value: Value | undefined, ...way: readonly (string | number)[]): Value | undefined {
  return way.reduce<Value | undefined>(
    (here, key) => (typeof here === 'object' && here !== null ? Reflect.get(here, key) : undefined),
    value,
  );
}

const KUBERNETES = documents('deploy/kubernetes.yaml');
const object = (kind: string): Value | undefined => KUBERNETES.find((one) => at(one, 'kind') === kind);
const container = at(object('Deployment'), 'spec', 'template', 'spec', 'containers', 0);
const seconds = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1]);

/** Settings of a sample, where files with secrets stand for what is in them. */
function configured(env: Readonly<Record<string, string>>) {
  const secret: Readonly<Record<string, string>> = {
    NEMCON_STORE: 'redis://nemcon@redis',
    NEMCON_METRICS_TOKEN: 'a-token-of-a-certain-length',
  };
  return readConfig(
    Object.fromEntries(
      Object.entries(env).map(([name, value]) => (name.endsWith('_FILE') ? [name.slice(0, -5), secret[name.slice(0, -5)]] : [name, value])),
    ),
  );
}

describe('samples', () => {
  it('O12 name no setting that there is not', () => {
    const known = new Set([...(read('README.md').match(/\bNEMCON_[A-Z_]+\b/g) ?? []), ...SECRETS.map((name) => `${name}_FILE`)]);
    const samples = files(/^deploy\//);
    expect(samples.length).toBeGreaterThan(7);
    for (const path of samples)
      expect([path, (read(path).match(/\bNEMCON_[A-Z_]+\b/g) ?? []).filter((name) => !known.has(name))]).toEqual([path, []]);
  });

  it('O12 give Kubernetes objects that fit together, and a server that starts', () => {
    const kinds = KUBERNETES.map((one) => at(one, 'kind'));
    expect(kinds).toEqual(['Deployment', 'Service', 'Ingress', 'PodDisruptionBudget', 'NetworkPolicy']);
    const pod = at(object('Deployment'), 'spec', 'template', 'metadata', 'labels');
    for (const labels of [
      at(object('Deployment'), 'spec', 'selector', 'matchLabels'),
      at(object('Service'), 'spec', 'selector'),
      at(object('PodDisruptionBudget'), 'spec', 'selector', 'matchLabels'),
      at(object('NetworkPolicy'), 'spec', 'podSelector', 'matchLabels'),
    ])
      expect(labels).toEqual(pod);
    const env = at(container, 'env') as readonly { readonly name: string; readonly value: string }[];
    const settings = configured(Object.fromEntries(env.map(({ name, value }) => [name, value])));
    expect(settings).toMatchObject({ ok: true, value: { secure: true, dataDir: null, metrics: { port: 9464 } } });
    // what the image sets is set here too
    const [, ofImage = ''] = /^ENV (.*)$/m.exec(read('Dockerfile')) ?? [];
    const command = at(container, 'command') as readonly string[];
    for (const [, name = ''] of ofImage.matchAll(/(NEMCON_\w+)=/g))
      if (env.some((one) => one.name === `${name}_FILE`)) expect(command.slice(0, 3)).toEqual(['env', '-u', name]);
    expect(command.slice(3)).toEqual(['node', 'dist/server/main.js']);
    const mounted = at(container, 'volumeMounts', 1, 'mountPath');
    for (const { name, value } of env) if (name.endsWith('_FILE')) expect(value.startsWith(`${String(mounted)}/`)).toBe(true);
    expect(at(container, 'livenessProbe', 'httpGet', 'path')).toBe('/livez');
    expect(at(container, 'readinessProbe', 'httpGet', 'path')).toBe('/readyz');
    expect(Number(at(container, 'readinessProbe', 'timeoutSeconds')) * 1_000).toBeGreaterThan(LIMITS.probeMs);
    const graceSeconds = at(object('Deployment'), 'spec', 'template', 'spec', 'terminationGracePeriodSeconds');
    expect(Number(graceSeconds) * 1_000).toBeGreaterThan(LIMITS.shutdownMs);
    expect(at(container, 'securityContext', 'readOnlyRootFilesystem')).toBe(true);
  });

  it('O12 give systemd a unit whose settings start a server, and time to stop', () => {
    const unit = read('deploy/nemcon.service');
    for (const line of unit.split('\n')) expect(line).toMatch(/^(?:#.*|\[[A-Z][a-z]+\]|[A-Z]\w+=.*|)$/);
    const env = [...unit.matchAll(/^Environment=(NEMCON_\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]);
    expect(readConfig(Object.fromEntries(env))).toMatchObject({ ok: true, value: { secure: true, dataDir: '/var/lib/nemcon' } });
    // the server itself writes a backup, where the command says
    expect(unit).toMatch(/^ReadWritePaths=-\/var\/backups\/nemcon$/m);
    expect(seconds(unit, /^TimeoutStopSec=(\d+)$/m) * 1_000).toBeGreaterThan(LIMITS.shutdownMs);
  });

  it.each(['deploy/nginx.conf', 'deploy/Caddyfile'])(
    'O12 %s hands on at once, and lets no connection rest longer than the server does',
    (path) => {
      const words = read(path);
      const rest = words.replaceAll(/#.*|"[^"]*"/g, '');
      expect(rest.split('{').length).toBe(rest.split('}').length);
      // Caddy hands events on at once by itself; told to flush always it goes on reading for those who have left
      if (path.endsWith('.conf')) expect(rest).toMatch(/^\s*proxy_buffering off;$/m);
      else expect(rest).not.toContain('flush_interval');
      expect(seconds(words, /keepalive(?:_timeout)? (\d+)s/) * 1_000).toBeLessThan(LIMITS.keepAliveMs);
    },
  );

  it('O12 nginx takes files, appends to the addresses it is told, and keeps an opinion on one node', () => {
    const words = read('deploy/nginx.conf');
    expect(seconds(words, /client_max_body_size (\d+)m;/) * 1024 * 1024).toBeGreaterThan(FILE_LIMITS.bytes);
    expect(words).toContain('X-Forwarded-For $proxy_add_x_forwarded_for;');
    const pattern = new RegExp((/"(~\^.*?)" \$nemcon_opinion/.exec(words)?.[1] ?? '').slice(1));
    const paths = ['/collab/one', '/collab/one/stream', '/live/one', '/api/live/one', '/answer/one/b1'];
    for (const path of [...paths, '/api/opinions/one/register', '/api/opinions/one/commands'])
      expect(pattern.exec(path)?.groups?.nemcon_opinion).toBe('one');
    for (const path of ['/', '/api/opinions', '/live/m/ieg-1', '/api/live/m/ieg-1', '/assets/x.js']) expect(pattern.test(path)).toBe(false);
    // a ring has a place for each name, and all nodes have the one name of the service
    expect(words).toMatch(/^ {2}hash \$nemcon_node;$/m);
    expect(words).toMatch(/^ {2}zone [\s\S]*^ {2}resolver [\s\S]*^ {2}server app:4280 resolve;$/m);
  });

  it('O12 two nodes stand behind a proxy alone, which has a version', () => {
    const [both] = documents('deploy/two-nodes.yml');
    expect(at(both, 'services', 'app')).toEqual({ ports: [], deploy: { replicas: 2 } });
    expect(at(both, 'services', 'proxy', 'image')).toMatch(/:\d+\.\d+\.\d+$/);
    for (const volume of at(both, 'services', 'proxy', 'volumes') as readonly string[])
      expect(volume).toMatch(/^\.\/deploy\/(?:nginx\.conf|certs):.*:ro$/);
  });
});
