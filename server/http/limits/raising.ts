/**
 * No limit stops an objection (SPEC 1.1). When a session has asked for too many acts, the first objection of a State on a paragraph passes all
 * the same; one where an objection of that State stands already waits for its turn, so that a flood of them fills no log. A line that has
 * become too long to wait in takes nobody else: whoever comes then sends it again, as the page does by itself.
 */
import type { Response } from 'express';
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { Command } from '../../../shared/opinion/command.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import type { OpinionState } from '../../../shared/opinion/state.ts';
import type { Clock } from '../../clock.ts';
import { LIMITS } from '../../limits.ts';
import type { Rooms } from '../../room/rooms.ts';
import type { Visitor } from '../route.ts';
import { tooManyFrom } from './limiters.ts';

type Objection = Extract<Command, { readonly do: 'raise-objection' }>;

interface RaisingTools {
  readonly rooms: Rooms;
  readonly clock: Clock;
  readonly actsPerMinute: number;
}

export class RaisingLine {
  readonly #tools: RaisingTools;
  readonly #paceMs: number;
  /** When the last of a session's that wait has its turn, ms UTC; of those sessions alone that have any. */
  readonly #lastAt = new Map<string, number>();

  constructor(tools: RaisingTools) {
    this.#tools = tools;
    this.#paceMs = Math.min(60_000 / tools.actsPerMinute, LIMITS.raisingWaitMs);
  }

  /** Resolves when the command may be asked for; false: too many acts of this session. */
  async mayAsk(res: Response, opinion: string, { actor, identity }: Visitor, command: Command): Promise<boolean> {
    if (!tooManyFrom(res)) return true;
    if (command.do !== 'raise-objection') return false;
    return (await this.#isFirst(opinion, actor, command)) || this.#turn(identity.session);
  }

  async #isFirst(opinion: string, actor: Actor, { block, enteredFor }: Objection): Promise<boolean> {
    const { hold, chair, office } = RIGHTS[actor.capacity];
    const isHeard = hold || chair || office || actor.functions.includes('operator');
    const room = isHeard ? await this.#tools.rooms.enter(opinion, actor) : null;
    if (room === null) return false;
    return room.lookForAct(({ state }) => isThere(state, block) && !objects(state, enteredFor?.entity ?? actor.entity, block));
  }

  async #turn(session: string): Promise<boolean> {
    const { clock } = this.#tools;
    const now = clock.now();
    const at = Math.max(now, this.#lastAt.get(session) ?? 0) + this.#paceMs;
    if (at - now > LIMITS.raisingWaitMs) return false;
    this.#lastAt.set(session, at);
    await new Promise<void>((resolve) => void clock.after(at - now, resolve));
    if (this.#lastAt.get(session) === at) this.#lastAt.delete(session);
    return true;
  }
}

const isThere = ({ blocks }: OpinionState, block: Objection['block']): boolean => block === null || blocks.has(block);

const objects = ({ positions }: OpinionState, state: string, block: Objection['block']): boolean =>
  [...positions.values()].some(({ kind, entity, block: on }) => kind === 'objection' && entity === state && on === block);
