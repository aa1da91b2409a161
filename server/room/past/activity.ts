/** Who has acted in an opinion, seat by seat: counted along its log. Text is not an act. */
import type { EntityId, SeatId } from '../../../shared/opinion/vocabulary.ts';
import type { Log, LogName } from '../../log/log.ts';
import type { Folded } from '../../record/read.ts';
import { KeptFolds } from './kept-folds.ts';

export interface Activity {
  readonly seat: SeatId;
  readonly entity: EntityId;
  readonly count: number;
  /** Log position and time of the last. */
  readonly seq: number;
  readonly at: number;
}

/** A line for each seat; a hand-over page asks about every opinion of the forum. */
const KEPT = 2_000;

type Counted = ReadonlyMap<string, Activity>;

export class Activities {
  readonly #folds: KeptFolds<Counted>;

  constructor(log: Log) {
    this.#folds = new KeptFolds<Counted>(log, new Map(), further, KEPT);
  }

  /** Up to the entry `head`, whoever acted last first. Throws StorageFault or RecordDamage. */
  async of(name: LogName, head: number): Promise<readonly Activity[]> {
    const counted = await this.#folds.of(name, head);
    return [...counted.values()].sort((one, other) => other.seq - one.seq);
  }
}

function further(before: Counted, { kind, entry }: Folded): Counted {
  if (kind === 'text') return before;
  const { seq, at, by } = entry;
  const key = `${by.entity} ${by.seat}`;
  const count = (before.get(key)?.count ?? 0) + 1;
  return new Map([...before, [key, { seat: by.seat, entity: by.entity, count, seq, at }]]);
}
