/**
 * The only reader of the environment. It fails closed: a value that is not understood, a variable that does not exist, or a combination
 * that would be unsafe stops the start with one line that names the variable. There is no default secret.
 */
import { isIP } from 'node:net';
import { z } from 'zod';
import { TEMPLATES, type TemplateId } from '../shared/forum/template.ts';
import { no, ok, type Result } from '../shared/lib/result.ts';
import { combineProvider, type ProviderConfig, providerVariables } from './auth/provider-config.ts';
import { combineStepUp, type StepUpConfig, stepUpVariables } from './auth/step-up.ts';
import { LIMITS } from './limits.ts';
import { isRedis } from './log/open.ts';
import { combineMail, type MailConfig, mailVariables } from './mail/mail-config.ts';
import { combineMetrics, type MetricsConfig, metricsVariables } from './metrics/metrics-config.ts';
import { withSecretFiles } from './secret-files.ts';
import { combineWebhooks, type Hook, webhookVariables } from './webhooks/webhooks-config.ts';

export interface Config {
  /** `sqlite:<directory>`, `redis://…`, or `memory:`, which forgets everything and is for tests. */
  readonly store: string;
  /** The directory of a SQLite store. */
  readonly dataDir: string | null;
  /** The directory of this server's own copy of a Redis that several share; null: it keeps none. */
  readonly copyDir: string | null;
  readonly address: string;
  readonly port: number;
  /** Exact origins of the pages that may act; the first is the one printed in links. */
  readonly origins: readonly [string, ...string[]];
  /** Are all of them https? Then the cookie has the `__Host-` prefix. */
  readonly secure: boolean;
  readonly demo: boolean;
  /** Whose timetable the demo has. */
  readonly demoForum: TemplateId;
  /** How many proxies in front are ours; their `X-Forwarded-For` is believed, nobody else's. */
  readonly trustProxy: number;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  readonly sessionIdleMs: number;
  readonly sessionMs: number;
  readonly tokenMs: number;
  readonly actsPerMinute: number;
  /** Name given to the forum when it is created. */
  readonly forumName: string;
  /** Through whom people sign in besides invitations; null: nobody. */
  readonly provider: ProviderConfig | null;
  /** Acts for which a sign-in must be fresh. */
  readonly stepUp: StepUpConfig;
  /** By which notices go out; null: none does. */
  readonly mail: MailConfig | null;
  /** Where what is counted can be read; null: nobody counts. */
  readonly metrics: MetricsConfig | null;
  /** Where what happens is told to other programs. */
  readonly webhooks: readonly Hook[];
}

/** Lets the demo, where anybody may be anybody, listen beyond this machine. */
export const DEMO_OVERRIDE = 'anybody-may-be-anybody';

const HOUR = 3_600_000;
/** Variables of the test runner, not ours to judge. */
const FOREIGN = new Set(['NEMCON_TEST', 'NEMCON_SEED']);

const whole = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(low).max(high));

const store = z
  .string()
  .refine((value) => /^sqlite:[^\0]+$/.test(value) || value === 'memory:' || (/^rediss?:\/\/./.test(value) && URL.canParse(value)), {
    message: 'must be sqlite:<directory>, redis://… or memory:',
  });

const origin = z.string().refine((value) => {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return url.origin === value && (url.protocol === 'https:' || url.protocol === 'http:');
}, 'must be exact origins such as https://forum.example, separated by commas');

const variables = z.object({
  NEMCON_STORE: store.optional(),
  NEMCON_COPY: z
    .string()
    .regex(/^[^\0]+$/, 'must be a directory')
    .optional(),
  NEMCON_ADDRESS: z
    .string()
    .refine((value) => isIP(value) !== 0, 'must be an IP address')
    .default('127.0.0.1'),
  NEMCON_PORT: whole(1, 65_535).default(4280),
  NEMCON_ORIGIN: z
    .string()
    .transform((value) => value.split(','))
    .pipe(z.tuple([origin], origin))
    .optional(),
  NEMCON_DEMO: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  NEMCON_DEMO_OVERRIDE: z.literal(DEMO_OVERRIDE, `must be ${DEMO_OVERRIDE} or unset`).optional(),
  NEMCON_DEMO_FORUM: z.enum(TEMPLATES, `must be ${TEMPLATES.join(' or ')}`).optional(),
  NEMCON_TRUST_PROXY: whole(0, 8).default(0),
  NEMCON_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  NEMCON_SESSION_IDLE_HOURS: whole(1, 24 * 30).default(24 * 7),
  NEMCON_SESSION_HOURS: whole(1, 24 * 90).default(24 * 30),
  NEMCON_TOKEN_DAYS: whole(1, 365).default(90),
  NEMCON_ACTS_PER_MINUTE: whole(1, 100_000).default(LIMITS.actsPerMinute),
  NEMCON_FORUM: z.string().trim().min(1).max(120).default('Forum'),
  ...providerVariables,
  ...stepUpVariables,
  ...mailVariables,
  ...metricsVariables,
  ...webhookVariables,
});

/** `args` are the command-line words after `main.js`; the reason is one line for the person who starts the server. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, args: readonly string[] = []): Result<Config, string> {
  const given = withSecretFiles(env);
  if (!given.ok) return given;
  const ours = Object.fromEntries(Object.entries(given.value).filter(([name]) => name.startsWith('NEMCON_') && !FOREIGN.has(name)));
  const unknown = Object.keys(ours).find((name) => !(name in variables.shape));
  if (unknown !== undefined) return no(`${unknown}: there is no such variable`);
  const parsed = variables.safeParse(ours);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return no(`${String(issue?.path[0])}: ${issue?.message}`);
  }
  return combine(parsed.data, args.includes('demo'));
}

function combine(value: z.output<typeof variables>, demoAsked: boolean): Result<Config, string> {
  const demo = demoAsked || value.NEMCON_DEMO === '1';
  const overridden = value.NEMCON_DEMO_OVERRIDE !== undefined;
  const local = isLoopback(value.NEMCON_ADDRESS);
  if (overridden && !demo) return no('NEMCON_DEMO_OVERRIDE: only with the demo');
  const demoForum = value.NEMCON_DEMO_FORUM ?? 'report';
  if (value.NEMCON_DEMO_FORUM !== undefined && !demo) return no('NEMCON_DEMO_FORUM: only with the demo');
  if (demo && !local && !overridden) return no('NEMCON_ADDRESS: the demo, where anybody may be anybody, listens on loopback only');
  if (!local && value.NEMCON_ORIGIN === undefined) return no('NEMCON_ORIGIN: needed where the address is not loopback');
  const origins = value.NEMCON_ORIGIN ?? loopbackOrigins(value.NEMCON_PORT);
  const open = origins.find((one) => one.startsWith('http:') && !isLoopback(new URL(one).hostname));
  if (open !== undefined && !overridden) return no(`NEMCON_ORIGIN: ${open} must be https`);
  const secure = origins.every((one) => one.startsWith('https:'));
  if (!secure && origins.some((one) => one.startsWith('https:'))) return no('NEMCON_ORIGIN: must not mix http and https');
  if (value.NEMCON_SESSION_IDLE_HOURS > value.NEMCON_SESSION_HOURS)
    return no('NEMCON_SESSION_IDLE_HOURS: must not exceed NEMCON_SESSION_HOURS');
  const provider = combineProvider(value, isLoopback);
  if (!provider.ok) return provider;
  const stepUp = combineStepUp(value, demo);
  if (!stepUp.ok) return stepUp;
  const mail = combineMail(value, isLoopback);
  if (!mail.ok) return mail;
  const metrics = combineMetrics(value, isLoopback);
  if (!metrics.ok) return metrics;
  const webhooks = combineWebhooks(value, isLoopback);
  if (!webhooks.ok) return webhooks;
  if (demo && provider.value !== null) return no('NEMCON_OIDC_ISSUER: the demo, where anybody may be anybody, has no provider');
  const { NEMCON_COPY: copyDir = null } = value;
  const demoStore = demoForum === 'report' ? 'sqlite:data/demo' : `sqlite:data/demo-${demoForum}`;
  const store = value.NEMCON_STORE ?? (demo ? demoStore : 'sqlite:data/forum');
  if (copyDir !== null && !isRedis(store)) return no('NEMCON_COPY: only with a Redis, which several servers share');
  return ok({
    store,
    copyDir,
    dataDir: store.startsWith('sqlite:') ? store.slice('sqlite:'.length) : null,
    address: value.NEMCON_ADDRESS,
    port: value.NEMCON_PORT,
    origins,
    secure,
    demo,
    demoForum,
    trustProxy: value.NEMCON_TRUST_PROXY,
    logLevel: value.NEMCON_LOG_LEVEL,
    sessionIdleMs: value.NEMCON_SESSION_IDLE_HOURS * HOUR,
    sessionMs: value.NEMCON_SESSION_HOURS * HOUR,
    tokenMs: value.NEMCON_TOKEN_DAYS * 24 * HOUR,
    actsPerMinute: value.NEMCON_ACTS_PER_MINUTE,
    forumName: value.NEMCON_FORUM,
    provider: provider.value,
    stepUp: stepUp.value,
    mail: mail.value,
    metrics: metrics.value,
    webhooks: webhooks.value,
  });
}

const loopbackOrigins = (port: number): [string, ...string[]] => [`http://127.0.0.1:${port}`, `http://localhost:${port}`];

const isLoopback = (host: string): boolean =>
  /^127\.\d+\.\d+\.\d+$/.test(host) || host === '::1' || host === '[::1]' || host === 'localhost';
