/** O2: a configuration that is not understood, or would be unsafe, starts nothing; one line names the variable. */
import { describe, expect, it } from 'vitest';
import { DEMO_OVERRIDE, readConfig } from '../../server/config.ts';
import { assertLimits, LIMITS } from '../../server/limits.ts';

type Env = Readonly<Record<string, string>>;

const OIDC: Env = {
  NEMCON_OIDC_ISSUER: 'https://sign-in.example/realms/union',
  NEMCON_OIDC_CLIENT_ID: 'nemcon',
  NEMCON_OIDC_CLIENT_SECRET: 'long and secret',
  NEMCON_OIDC_SEAT_CLAIM: 'seat',
};

const WHSEC = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

const BROKEN: readonly (readonly [variable: string, env: Env, args?: readonly string[]])[] = [
  ['NEMCON_STORE', { NEMCON_STORE: '' }],
  ['NEMCON_STORE', { NEMCON_STORE: 'sqlite:' }],
  ['NEMCON_STORE', { NEMCON_STORE: 'sqlite' }],
  ['NEMCON_STORE', { NEMCON_STORE: '/var/lib/x' }],
  ['NEMCON_STORE', { NEMCON_STORE: 'sqlite:a\0b' }],
  ['NEMCON_STORE', { NEMCON_STORE: 'redis:' }],
  ['NEMCON_STORE', { NEMCON_STORE: 'redis://' }],
  ['NEMCON_STORE', { NEMCON_STORE: 'postgres://host' }],
  ['NEMCON_STORE', { NEMCON_STORE: 'memory' }],
  ['NEMCON_COPY', { NEMCON_COPY: '/var/lib/copy' }],
  ['NEMCON_COPY', { NEMCON_COPY: '', NEMCON_STORE: 'redis://host' }],
  ['NEMCON_ADDRESS', { NEMCON_ADDRESS: '' }],
  ['NEMCON_ADDRESS', { NEMCON_ADDRESS: 'localhost' }],
  ['NEMCON_ADDRESS', { NEMCON_ADDRESS: '256.0.0.1' }],
  ['NEMCON_ADDRESS', { NEMCON_ADDRESS: '0.0.0.0' }, ['demo']],
  ['NEMCON_ADDRESS', { NEMCON_ADDRESS: '::', NEMCON_DEMO: '1', NEMCON_ORIGIN: 'https://forum.example' }],
  ['NEMCON_ADDRESS', { NEMCON_ADDRESS: '10.0.0.1', NEMCON_DEMO: '1', NEMCON_ORIGIN: 'https://forum.example' }],
  ['NEMCON_PORT', { NEMCON_PORT: '' }],
  ['NEMCON_PORT', { NEMCON_PORT: '0' }],
  ['NEMCON_PORT', { NEMCON_PORT: '-1' }],
  ['NEMCON_PORT', { NEMCON_PORT: '65536' }],
  ['NEMCON_PORT', { NEMCON_PORT: '80.5' }],
  ['NEMCON_PORT', { NEMCON_PORT: '0x50' }],
  ['NEMCON_PORT', { NEMCON_PORT: 'NaN' }],
  ['NEMCON_PORT', { NEMCON_PORT: ' 80' }],
  ['NEMCON_PORT', { NEMCON_PORT: '1e3' }],
  ['NEMCON_ORIGIN', { NEMCON_ADDRESS: '0.0.0.0' }],
  ['NEMCON_ORIGIN', { NEMCON_ORIGIN: '' }],
  ['NEMCON_ORIGIN', { NEMCON_ORIGIN: '*' }],
  ['NEMCON_ORIGIN', { NEMCON_ORIGIN: 'forum.example' }],
  ['NEMCON_ORIGIN', { NEMCON_ORIGIN: 'https://forum.example/' }],
  ['NEMCON_ORIGIN', { NEMCON_ORIGIN: 'https://Forum.example' }],
  ['NEMCON_ORIGIN', { NEMCON_ORIGIN: 'https://forum.example:443' }],
  ['NEMCON_ORIGIN', { NEMCON_ORIGIN: 'https://user@forum.example' }],
  ['NEMCON_ORIGIN', { NEMCON_ORIGIN: 'http://forum.example' }],
  ['NEMCON_ORIGIN', { NEMCON_ORIGIN: 'http://127.0.0.1.forum.example' }],
  ['NEMCON_ORIGIN', { NEMCON_ORIGIN: 'ftp://forum.example' }],
  ['NEMCON_ORIGIN', { NEMCON_ORIGIN: 'https://a.example, https://b.example' }],
  ['NEMCON_ORIGIN', { NEMCON_ORIGIN: 'https://a.example,' }],
  ['NEMCON_ORIGIN', { NEMCON_ORIGIN: 'https://a.example,http://localhost:4280' }],
  ['NEMCON_DEMO', { NEMCON_DEMO: '' }],
  ['NEMCON_DEMO', { NEMCON_DEMO: 'true' }],
  ['NEMCON_DEMO', { NEMCON_DEMO: '2' }],
  ['NEMCON_DEMO_FORUM', { NEMCON_DEMO_FORUM: 'wtpf-27', NEMCON_DEMO: '1' }],
  ['NEMCON_DEMO_FORUM', { NEMCON_DEMO_FORUM: 'report' }],
  ['NEMCON_DEMO_OVERRIDE', { NEMCON_DEMO_OVERRIDE: '' }],
  ['NEMCON_DEMO_OVERRIDE', { NEMCON_DEMO_OVERRIDE: '1', NEMCON_DEMO: '1' }],
  ['NEMCON_DEMO_OVERRIDE', { NEMCON_DEMO_OVERRIDE: DEMO_OVERRIDE }],
  ['NEMCON_TRUST_PROXY', { NEMCON_TRUST_PROXY: 'true' }],
  ['NEMCON_TRUST_PROXY', { NEMCON_TRUST_PROXY: '9' }],
  ['NEMCON_LOG_LEVEL', { NEMCON_LOG_LEVEL: 'verbose' }],
  ['NEMCON_LOG_LEVEL', { NEMCON_LOG_LEVEL: 'INFO' }],
  ['NEMCON_SESSION_HOURS', { NEMCON_SESSION_HOURS: '0' }],
  ['NEMCON_SESSION_HOURS', { NEMCON_SESSION_HOURS: '99999999999999999999' }],
  ['NEMCON_SESSION_IDLE_HOURS', { NEMCON_SESSION_IDLE_HOURS: 'forever' }],
  ['NEMCON_SESSION_IDLE_HOURS', { NEMCON_SESSION_IDLE_HOURS: '48', NEMCON_SESSION_HOURS: '24' }],
  ['NEMCON_TOKEN_DAYS', { NEMCON_TOKEN_DAYS: '-5' }],
  ['NEMCON_ACTS_PER_MINUTE', { NEMCON_ACTS_PER_MINUTE: '0' }],
  ['NEMCON_FORUM', { NEMCON_FORUM: '   ' }],
  ['NEMCON_FORUM', { NEMCON_FORUM: 'x'.repeat(121) }],
  ['NEMCON_OIDC_ISSUER', { ...OIDC, NEMCON_OIDC_ISSUER: 'http://sign-in.example' }],
  ['NEMCON_OIDC_ISSUER', { ...OIDC, NEMCON_OIDC_ISSUER: 'sign-in.example' }],
  ['NEMCON_OIDC_ISSUER', { ...OIDC, NEMCON_OIDC_ISSUER: 'https://user@sign-in.example' }],
  ['NEMCON_OIDC_ISSUER', { ...OIDC, NEMCON_OIDC_ISSUER: 'https://sign-in.example?tenant=1' }],
  ['NEMCON_OIDC_ISSUER', OIDC, ['demo']],
  ['NEMCON_OIDC_CLIENT_ID', { NEMCON_OIDC_CLIENT_ID: 'nemcon' }],
  [
    'NEMCON_OIDC_CLIENT_ID',
    { NEMCON_OIDC_ISSUER: 'https://sign-in.example', NEMCON_OIDC_CLIENT_SECRET: 'x', NEMCON_OIDC_SEAT_CLAIM: 'seat' },
  ],
  [
    'NEMCON_OIDC_CLIENT_SECRET',
    { NEMCON_OIDC_ISSUER: 'https://sign-in.example', NEMCON_OIDC_CLIENT_ID: 'x', NEMCON_OIDC_SEAT_CLAIM: 'seat' },
  ],
  ['NEMCON_OIDC_CLIENT_SECRET', { ...OIDC, NEMCON_OIDC_CLIENT_SECRET: ' ' }],
  ['NEMCON_OIDC_SCOPE', { ...OIDC, NEMCON_OIDC_SCOPE: 'profile email' }],
  ['NEMCON_OIDC_SEAT_CLAIM', { ...OIDC, NEMCON_OIDC_SEAT_CLAIM: '' }],
  ['NEMCON_OIDC_SEAT_CLAIM', { NEMCON_OIDC_ISSUER: 'https://sign-in.example', NEMCON_OIDC_CLIENT_ID: 'x', NEMCON_OIDC_CLIENT_SECRET: 'y' }],
  ['NEMCON_OIDC_FUNCTION_CLAIM', { ...OIDC, NEMCON_OIDC_FUNCTION_CLAIM: 'role' }],
  ['NEMCON_OIDC_BY_EMAIL', { ...OIDC, NEMCON_OIDC_BY_EMAIL: 'yes' }],
  ['NEMCON_SMTP', { NEMCON_SMTP: 'mail.example:25', NEMCON_MAIL_FROM: 'forum@union.example' }],
  ['NEMCON_SMTP', { NEMCON_SMTP: 'http://mail.example', NEMCON_MAIL_FROM: 'forum@union.example' }],
  ['NEMCON_SMTP', { NEMCON_SMTP: 'smtp://mail.example/path', NEMCON_MAIL_FROM: 'forum@union.example' }],
  ['NEMCON_SMTP', { NEMCON_SMTP: 'smtp://mail.example?pool=1', NEMCON_MAIL_FROM: 'forum@union.example' }],
  ['NEMCON_SMTP', { NEMCON_SMTP: 'smtp://user@mail.example', NEMCON_MAIL_FROM: 'forum@union.example' }],
  ['NEMCON_MAIL_FROM', { NEMCON_SMTP: 'smtp://mail.example' }],
  ['NEMCON_MAIL_FROM', { NEMCON_MAIL_FROM: 'forum@union.example' }],
  ['NEMCON_MAIL_FROM', { NEMCON_SMTP: 'smtp://mail.example', NEMCON_MAIL_FROM: 'Forum' }],
  ['NEMCON_MAIL_FROM', { NEMCON_SMTP: 'smtp://mail.example', NEMCON_MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' }],
  ['NEMCON_METRICS_PORT', { NEMCON_METRICS_PORT: '0' }],
  ['NEMCON_METRICS_PORT', { NEMCON_METRICS_PORT: '65536' }],
  ['NEMCON_METRICS_PORT', { NEMCON_METRICS_PORT: 'on' }],
  ['NEMCON_METRICS_ADDRESS', { NEMCON_METRICS_PORT: '9464', NEMCON_METRICS_ADDRESS: 'localhost' }],
  ['NEMCON_METRICS_ADDRESS', { NEMCON_METRICS_ADDRESS: '127.0.0.1' }],
  ['NEMCON_WEBHOOKS', { NEMCON_WEBHOOKS: '' }],
  ['NEMCON_WEBHOOKS', { NEMCON_WEBHOOKS: 'https://desk.example/hook' }],
  ['NEMCON_WEBHOOKS', { NEMCON_WEBHOOKS: 'https://desk.example/hook short' }],
  ['NEMCON_WEBHOOKS', { NEMCON_WEBHOOKS: `https://desk.example/hook whsec_${'A'.repeat(31)}` }],
  ['NEMCON_WEBHOOKS', { NEMCON_WEBHOOKS: `http://desk.example/hook ${WHSEC}` }],
  ['NEMCON_WEBHOOKS', { NEMCON_WEBHOOKS: `file:///hook ${WHSEC}` }],
  ['NEMCON_WEBHOOKS', { NEMCON_WEBHOOKS: `https://user:word@desk.example/hook ${WHSEC}` }],
  ['NEMCON_WEBHOOKS', { NEMCON_WEBHOOKS: `https://desk.example/hook ${WHSEC};` }],
  ['NEMCON_WEBHOOKS', { NEMCON_WEBHOOKS: `https://desk.example/hook ${WHSEC}; https://desk.example/hook ${WHSEC}` }],
  ['NEMCON_METRICS_TOKEN', { NEMCON_METRICS_TOKEN: 'a-token-of-a-certain-length' }],
  ['NEMCON_METRICS_TOKEN', { NEMCON_METRICS_PORT: '9464', NEMCON_METRICS_TOKEN: 'short' }],
  ['NEMCON_METRICS_TOKEN', { NEMCON_METRICS_PORT: '9464', NEMCON_METRICS_ADDRESS: '0.0.0.0' }],
  ['NEMCON_STEP_UP', { NEMCON_STEP_UP: '' }],
  ['NEMCON_STEP_UP', { NEMCON_STEP_UP: 'adopt, declare' }],
  ['NEMCON_STEP_UP', { NEMCON_STEP_UP: 'raise-objection' }],
  ['NEMCON_STEP_UP', { NEMCON_STEP_UP: 'adopt' }, ['demo']],
  ['NEMCON_STEP_UP_MINUTES', { NEMCON_STEP_UP_MINUTES: '0' }],
  ['NEMCON_STEP_UP_MINUTES', { NEMCON_STEP_UP_MINUTES: '1441' }],
  ['NEMCON_ORIGINS', { NEMCON_ORIGINS: 'https://forum.example' }],
  ['NEMCON_SECRET', { NEMCON_SECRET: 'changeme' }],
  ['NEMCON___proto__', { NEMCON___proto__: '1' }],
];

describe('O2 configuration', () => {
  it('is tried with at least 40 broken ones', () => {
    expect(BROKEN.length).toBeGreaterThanOrEqual(40);
  });

  it.each(BROKEN.map(([variable, env, args = []]) => ({ variable, env, args })))('refuses $variable in $env', ({ variable, env, args }) => {
    const read = readConfig(env, args);
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.reason).toMatch(new RegExp(`^${variable}: .+`));
    expect(read.reason).not.toContain('\n');
  });

  it('starts with nothing set: on loopback, with SQLite, without demo', () => {
    const read = readConfig({ PATH: '/bin', NEMCON_TEST: 'pr', NEMCON_SEED: '1' });
    expect(read).toMatchObject({
      ok: true,
      value: {
        store: 'sqlite:data/forum',
        dataDir: 'data/forum',
        address: '127.0.0.1',
        demo: false,
        secure: false,
        trustProxy: 0,
        origins: ['http://127.0.0.1:4280', 'http://localhost:4280'],
      },
    });
    if (read.ok) expect(Object.values(read.value)).not.toContain(Number.NaN);
  });

  it('takes what production needs', () => {
    const env = {
      NEMCON_ADDRESS: '0.0.0.0',
      NEMCON_ORIGIN: 'https://a.example,https://b.example:8443',
      NEMCON_STORE: 'rediss://:secret@host:6379/1',
    };
    expect(readConfig(env)).toMatchObject({
      ok: true,
      value: { secure: true, dataDir: null, origins: ['https://a.example', 'https://b.example:8443'] },
    });
  });

  it('takes a provider, called by its host where it has no name', () => {
    expect(readConfig(OIDC)).toMatchObject({
      ok: true,
      value: {
        provider: { name: 'sign-in.example', insecure: false, scope: 'openid profile email', opens: { seatClaim: 'seat', byEmail: false } },
      },
    });
    const near = readConfig({ ...OIDC, NEMCON_OIDC_ISSUER: 'http://127.0.0.1:9000' });
    expect(near).toMatchObject({ ok: true, value: { provider: { insecure: true } } });
    expect(readConfig({})).toMatchObject({ ok: true, value: { provider: null } });
  });

  it('takes a mail server, with TLS unless it is on this machine', () => {
    const mailOf = (NEMCON_SMTP: string) => {
      const read = readConfig({ NEMCON_SMTP, NEMCON_MAIL_FROM: 'The Forum <forum@union.example>' });
      return read.ok ? read.value.mail : read.reason;
    };
    const from = { name: 'The Forum', address: 'forum@union.example' };
    expect(mailOf('smtp://u:p%40ss@mail.example')).toEqual({
      host: 'mail.example',
      port: 587,
      tls: 'upgraded',
      user: 'u',
      password: 'p@ss',
      from,
    });
    expect(mailOf('smtps://mail.example')).toMatchObject({ port: 465, tls: 'at-once', user: null });
    expect(mailOf('smtp://127.0.0.1:2525')).toMatchObject({ port: 2525, tls: 'none' });
    expect(readConfig({})).toMatchObject({ ok: true, value: { mail: null } });
  });

  it('O6 counts nothing unless a port is set, and lets nobody else on the network read it without a token', () => {
    const metricsOf = (env: Env) => {
      const read = readConfig(env);
      return read.ok ? read.value.metrics : read.reason;
    };
    const token = 'a-token-of-a-certain-length';
    expect(metricsOf({})).toBeNull();
    expect(metricsOf({ NEMCON_METRICS_PORT: '9464' })).toEqual({ address: '127.0.0.1', port: 9464, token: null });
    expect(metricsOf({ NEMCON_METRICS_PORT: '9464', NEMCON_METRICS_ADDRESS: '::' })).toMatch(/^NEMCON_METRICS_TOKEN: needed/);
    expect(metricsOf({ NEMCON_METRICS_PORT: '9464', NEMCON_METRICS_ADDRESS: '::', NEMCON_METRICS_TOKEN: token })).toMatchObject({ token });
  });

  it('wants a fresh sign-in for acts of the gavel, other ones if told so, and none in the demo', () => {
    const listed = (env: Env, args: readonly string[] = []) => {
      const read = readConfig(env, args);
      return read.ok ? [...read.value.stepUp.commands] : read.reason;
    };
    expect(listed({})).toEqual(['declare', 'undo', 'reopen', 'adopt', 'close-without-adoption']);
    expect(listed({ NEMCON_STEP_UP: 'adopt,call' })).toEqual(['adopt', 'call']);
    expect(listed({ NEMCON_STEP_UP: 'none' })).toEqual([]);
    expect(listed({}, ['demo'])).toEqual([]);
  });

  it('starts the demo by word or variable only, with a store of its own', () => {
    expect(readConfig({}, ['demo'])).toMatchObject({ ok: true, value: { demo: true, store: 'sqlite:data/demo' } });
    expect(readConfig({ NEMCON_DEMO: '1' })).toMatchObject({ ok: true, value: { demo: true } });
    const other = { demoForum: 'wtpf-26', store: 'sqlite:data/demo-wtpf-26' };
    expect(readConfig({ NEMCON_DEMO_FORUM: 'wtpf-26' }, ['demo'])).toMatchObject({ ok: true, value: other });
    expect(readConfig({ NEMCON_DEMO: '0' }, ['serve'])).toMatchObject({ ok: true, value: { demo: false } });
  });

  it('lets the demo out of this machine only when told in so many words', () => {
    const env = { NEMCON_ADDRESS: '0.0.0.0', NEMCON_ORIGIN: 'http://192.0.2.7:4280', NEMCON_DEMO_OVERRIDE: DEMO_OVERRIDE };
    expect(readConfig(env, ['demo'])).toMatchObject({ ok: true, value: { demo: true } });
  });
});

describe('limits', () => {
  it('are all positive whole numbers, and one that is not stops the start', () => {
    expect(() => assertLimits()).not.toThrow();
    for (const wrong of [Number.NaN, 0, -1, 1.5, Number.POSITIVE_INFINITY])
      expect(() => assertLimits({ ...LIMITS, jsonBytes: wrong })).toThrow('jsonBytes');
  });
});
