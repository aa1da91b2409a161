/**
 * What is counted of this server, in the form that Prometheus reads. Numbers alone: no person, seat, opinion or word is in a name or a label,
 * and labels take their values from closed lists. Loaded only where a port for metrics is set.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { told } from '../told.ts';

/** What there is now, without restricted sessions. */
export interface Census {
  readonly clients: number;
  readonly followers: number;
  readonly rooms: number;
  readonly waiting: number;
  /** Of webhooks, by the host that the operator has configured. */
  readonly addresses: readonly { readonly name: string; readonly behindSeconds: number; readonly waiting: number }[];
}

export interface Counted {
  readonly version: string;
  /** `sqlite`, `redis` or `memory`. */
  readonly store: string;
  census(): Census;
  /** As `/readyz` answers. */
  ready(): Promise<Readonly<Record<string, boolean>>>;
}

/** A disk commits in less than a millisecond, and a person notices a tenth of a second. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Of answers, in few steps: each row of the table of routes has them all, and a reading is made between two turns of the loop. */
const ANSWER_SECONDS = [0.025, 0.1, 0.5, 2.5];

/** Of Node's own: one for each connection, those of restricted sessions too (O7). */
const COUNTS_CONNECTIONS = /^(?:nodejs_active_.*|process_open_fds)$/;

/** There from the first look on: the rise from nothing to one is none to Prometheus, and alerts ask for rises. */
const ALERTED = ['storage', 'halted', 'too-many'];
const MAILED = ['accepted', 'refused', 'failed'];
const UPGRADES_REFUSED = [401, 403, 404, 503];

export class Metrics {
  readonly #registry = new Registry();
  readonly #forget: readonly (() => void)[];

  constructor({ version, store, census, ready }: Counted) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    for (const { name } of this.#registry.getMetricsAsArray()) if (COUNTS_CONNECTIONS.test(name)) this.#registry.removeSingleMetric(name);
    const gauge = (name: string, help: string, of: () => number): void => {
      new Gauge({
        name,
        help,
        registers,
        collect: function () {
          this.set(of());
        },
      });
    };
    const histogram = (name: string, help: string) => new Histogram({ name, help, registers, buckets: SECONDS });

    new Gauge({ name: 'nemcon_info', help: 'Which version runs, on what kind of store.', registers, labelNames: ['version', 'store'] }).set(
      { version, store },
      1,
    );
    gauge('nemcon_clients', 'Connections to the texts of opinions.', () => census().clients);
    gauge('nemcon_followers', 'Streams of those who follow a text.', () => census().followers);
    gauge('nemcon_rooms', 'Opinions that are in memory.', () => census().rooms);
    gauge('nemcon_queue', 'Jobs that wait in the queues of opinions.', () => census().waiting);
    new Gauge({
      name: 'nemcon_ready',
      help: 'Whether each condition of readiness holds: 1 or 0.',
      registers,
      labelNames: ['check'],
      async collect() {
        for (const [check, holds] of Object.entries(await ready())) this.set({ check }, holds ? 1 : 0);
      },
    });

    const acts = new Counter({
      name: 'nemcon_acts_total',
      help: 'Acts recorded by this node, by kind of log.',
      registers,
      labelNames: ['log'],
    });
    const updates = new Counter({ name: 'nemcon_updates_total', help: 'Messages with text recorded by this node.', registers });
    const refusals = new Counter({ name: 'nemcon_refusals_total', help: 'What was refused, by code.', registers, labelNames: ['code'] });
    for (const code of ALERTED) refusals.inc({ code }, 0);
    const upgrades = new Counter({
      name: 'nemcon_upgrades_refused_total',
      help: 'WebSockets that were refused before they began, by status of HTTP.',
      registers,
      labelNames: ['status'],
    });
    for (const status of UPGRADES_REFUSED) upgrades.inc({ status }, 0);
    const mails = new Counter({
      name: 'nemcon_mails_total',
      help: 'Attempts to hand notices and confirmations to the mail server.',
      registers,
      labelNames: ['outcome'],
    });
    for (const outcome of MAILED) mails.inc({ outcome }, 0);
    const webhooks = new Counter({
      name: 'nemcon_webhooks_total',
      help: 'Attempts to tell other programs.',
      registers,
      labelNames: ['outcome'],
    });
    for (const outcome of ['sent', 'failed', 'given-up']) webhooks.inc({ outcome }, 0);
    const byAddress = (name: string, help: string, of: (address: Census['addresses'][number]) => number): void => {
      new Gauge({
        name,
        help,
        registers,
        labelNames: ['address'],
        collect() {
          for (const address of census().addresses) this.set({ address: address.name }, of(address));
        },
      });
    };
    byAddress('nemcon_webhooks_behind_seconds', 'How long ago the oldest that is being told there happened.', (one) => one.behindSeconds);
    byAddress('nemcon_webhooks_waiting', 'Logs of which something is being told there, or tried again.', (one) => one.waiting);
    const append = histogram('nemcon_append_seconds', 'From handing entries to the store until they were durable.');
    const commit = histogram('nemcon_commit_seconds', 'One commit of the store, with its fsync or WAITAOF.');
    const roundTrip = histogram('nemcon_redis_round_trip_seconds', 'To Redis and back, without its disk.');
    const answers = new Histogram({
      name: 'nemcon_http_seconds',
      help: 'From the head of a request until its answer was handed on, by row of the table of routes; streams are left out.',
      registers,
      buckets: ANSWER_SECONDS,
      labelNames: ['method', 'route', 'status'],
    });
    this.#forget = [
      told.act.hear((log) => acts.inc({ log })),
      told.updates.hear((count) => updates.inc(count)),
      told.refusal.hear((code) => refusals.inc({ code })),
      told.answer.hear(({ seconds, ...row }) => answers.observe(row, seconds)),
      told.upgrade.hear((status) => upgrades.inc({ status })),
      told.mail.hear((outcome) => mails.inc({ outcome })),
      told.webhook.hear((outcome) => webhooks.inc({ outcome })),
      told.append.hear((seconds) => append.observe(seconds)),
      told.commit.hear((seconds) => commit.observe(seconds)),
      told.roundTrip.hear((seconds) => roundTrip.observe(seconds)),
    ];
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  close(): void {
    for (const forget of this.#forget) forget();
    this.#registry.clear();
  }
}
