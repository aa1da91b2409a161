/**
 * Tells other programs what the logs say has happened. Nobody who acts waits for it: it reads what is durable by then, now and then and soon
 * after something was done. Of several nodes one sends; where that cannot be told more than one does, and the ids show it.
 */
import { LIMITS } from '../limits.ts';
import { Courier, type CourierTools } from './courier.ts';
import type { Hook } from './webhooks-config.ts';

export interface Address {
  /** Its host, and which of several it is there. */
  readonly name: string;
  /** How long ago the oldest that is being told happened. */
  readonly behindSeconds: number;
  /** Logs of which something is being told, or tried again. */
  readonly waiting: number;
}

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

  /** How far each address has come. */
  get addresses(): readonly Address[] {
    return this.#couriers.map((courier, at) => {
      const alike = this.#couriers.slice(0, at).filter(({ host }) => host === courier.host).length;
      const name = alike === 0 ? courier.host : `${courier.host} ${alike + 1}`;
      return { name, behindSeconds: courier.behindMs / 1000, waiting: courier.waiting };
    });
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
    await Promise.all(this.#rounds.values());
    await Promise.all(this.#couriers.map((courier) => courier.close()));
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
