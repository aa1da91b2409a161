/**
 * An opinion over a time: as it was before, as it was at the end, and what has happened between. Whoever asks while the same is being
 * folded waits for that, so a crowd before an open page costs one look.
 */

import type { Span } from '../../../shared/forum/day.ts';
import type { ActNote } from '../../../shared/opinion/entry.ts';
import { type Happening, happened, lasting } from '../../../shared/opinion/happened.ts';
import type { Register } from '../../../shared/opinion/register.ts';
import { register } from '../../../shared/opinion/show.ts';
import type { TextBlock } from '../../../shared/text/block.ts';
import type { Log, LogName } from '../../log/log.ts';
import { RecordDamage } from '../../record/damage.ts';
import { entryAt } from '../../record/entry-at.ts';
import { type Past, walked } from './past.ts';

export interface Moment {
  readonly register: Register;
  readonly blocks: readonly TextBlock[];
}

export interface Period {
  /** null: it was founded in this time. */
  readonly before: Moment | null;
  readonly after: Moment;
  readonly happened: readonly Happening[];
  /** What was said with each act up to the end, as far as it was not erased. */
  readonly notes: ReadonlyMap<number, ActNote>;
}

export class Periods {
  readonly #log: Log;
  readonly #asked = new Map<string, Promise<Period>>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** null: there was no such opinion then. Throws StorageFault or RecordDamage. */
  async of(name: LogName, { from, to }: Span): Promise<Period | null> {
    const head = (await this.#log.head(name))?.seq ?? 0;
    const [first, last] = [await this.#before(name, head, from), await this.#before(name, head, to)];
    if (last === 0) return null;
    const key = `${name.kind}/${name.id} ${first} ${last}`;
    const asked = this.#asked.get(key) ?? this.#fold(name, first, last).finally(() => this.#asked.delete(key));
    this.#asked.set(key, asked);
    return asked;
  }

  async #fold(name: LogName, first: number, last: number): Promise<Period> {
    return walked(this.#log, name, async (walk) => {
      const found: Happening[] = [];
      await walk.to(first);
      const before = first === 0 ? null : momentOf(await walk.here(), name);
      await walk.to(last, (...passed) => found.push(...happened(...passed)));
      const end = await walk.here();
      return { before, after: momentOf(end, name), happened: lasting(found), notes: end.notes };
    });
  }

  /** The `seq` of the last entry before this moment: their times never decrease. */
  async #before(name: LogName, head: number, at: number): Promise<number> {
    let [before, from] = [0, head + 1];
    while (from - before > 1) {
      const middle = Math.floor((before + from) / 2);
      if ((await this.#timeOf(name, middle)) < at) before = middle;
      else from = middle;
    }
    return before;
  }

  async #timeOf(name: LogName, seq: number): Promise<number> {
    const entry = await entryAt(this.#log, name, seq);
    if (entry === null) throw new RecordDamage(name, seq, 'it is missing');
    return entry.at;
  }
}

export const momentOf = ({ state, notes, live }: Past, { id }: LogName): Moment => ({
  register: register(state, notes, id, (block) => live.lastWords(block)),
  blocks: live.blocks(),
});
