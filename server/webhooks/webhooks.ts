/**
 * Tells other programs what the logs say has happened. Nobody who acts waits for it: it reads what is durable by then, now and then and soon
 * after something was done. Of several nodes one sends; where that cannot be told more than one does, and the ids show it.
 */
import { LIMITS } from '../limits.ts';
import { Courier, type CourierTools } from './courier.ts';
import type { Hook } from './webhooks-config.ts';

export class Webhooks {
  readonly #tools: CourierTools;
  readonly #couriers: readonly Courier[];
  readonly #rounds = new Map<Courier, Promise<void>>();
  #cancel: () => void = () => {};
  #soon: (() => void) | null = null;
  #closed = false;

  constructor(hooks: readonly Hook[], tools: CourierTools) {
    this.#tools = tools;
    this.#couriers = hooks.map((hook) => new Courier(hook, tools));
    this.#go();
  }

  /** How long ago the oldest that is being told happened, seconds. */
  get behindSeconds(): number {
    return Math.max(0, ...this.#couriers.map(({ behindMs }) => behindMs)) / 1000;
  }

  /** Something was done. */
  news(): void {
    if (this.#closed) return;
    this.#soon ??= this.#tools.clock.after(LIMITS.webhookSoonMs, () => {
      this.#soon = null;
      this.#go();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel();
    this.#soon?.();
    for (const courier of this.#couriers) courier.close();
    await Promise.all(this.#rounds.values());
  }

  #go(): void {
    this.#cancel();
    const { clock, mine } = this.#tools;
    this.#cancel = clock.after(LIMITS.webhookEveryMs, () => this.#go());
    if (mine()) for (const courier of this.#couriers) this.#round(courier);
  }

  /** One after the other; a slow address holds up no other. */
  #round(courier: Courier): void {
    if (this.#rounds.has(courier)) return;
    const round = courier
      .round()
      .catch((fault: unknown) => this.#tools.logger.error({ err: fault }, 'webhooks could not be sent'))
      .finally(() => this.#rounds.delete(courier));
    this.#rounds.set(courier, round);
  }
}
