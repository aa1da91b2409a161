/**
 * Hand-over pages as they were put together. What is told of an opinion is kept as long as nothing happens in it, so a page costs what has gone
 * on since. Opinions are read one after the other, for one delegation in turn with the others. Whoever asks and would wait long is told how far that is
 * (SPEC.md D9), and it goes on.
 */
import type { ForumState } from '../../../../shared/forum/state.ts';
import type { Text } from '../../../../shared/i18n/text.ts';
import { LatestMap } from '../../../../shared/lib/latest-map.ts';
import type { Actor } from '../../../../shared/opinion/actor.ts';
import type { Hash } from '../../../../shared/opinion/vocabulary.ts';
import { byNumber } from '../../../../shared/page/numbers.ts';
import { entitiesIn } from '../../../forum/entities-in.ts';
import { RecordDamage } from '../../../record/damage.ts';
import { Activities } from '../../../room/past/activity.ts';
import { FairLine } from '../../../room/past/fair-line.ts';
import { HistoryBusy, HistoryFolding } from '../../../room/past/growth.ts';
import type { HttpTools } from '../../tools.ts';
import { handedOver } from './hand-over.ts';
import { type Section, sectionOf } from './hand-over-page.ts';

type Tools = Pick<HttpTools, 'rooms' | 'history' | 'forum' | 'clock' | 'logger' | 'log'>;

/** Of a delegation, in a language, with the hours of a zone: those that were made last. */
const KEPT = 64;
/** Of one delegation at the same time: its people may read in as many languages, and a walk through all zones holds up nobody. */
const MADE_AT_ONCE = 3;
/** Whoever would wait longer is told how far it is. */
const WAITED_MS = 2_000;
/** Whoever was told asks again within seconds, and gets what was made for them, though something has happened since. */
const FRESH_MS = 10_000;

interface Drawn {
  readonly head: Hash | null;
  /** By which names. */
  readonly entities: ForumState['entities'];
  /** null: its record is not sound, or it is no more. */
  readonly section: Section | null;
}

interface Making {
  left: number;
  readonly done: Promise<void>;
}

interface Page {
  readonly key: string;
  readonly entity: string;
  readonly drawn: Map<string, Drawn>;
  making: Making | null;
  /** When the last making ended that nobody was shown yet; null: there is none. */
  madeAt: number | null;
}

interface Asked {
  readonly actor: Pick<Actor, 'seat' | 'entity'>;
  readonly text: Text;
  readonly zone: string;
}

export class HandOvers {
  readonly #tools: Tools;
  readonly #activities: Activities;
  readonly #made = new LatestMap<string, Page>(KEPT);
  /** However many others are asked for meanwhile, none is forgotten before it is made. */
  readonly #inMaking = new Map<string, Page>();
  readonly #line = new FairLine(1);

  constructor(tools: Tools) {
    this.#tools = tools;
    this.#activities = new Activities(tools.log);
  }

  /** Of all opinions, by number. Throws HistoryFolding where that takes long, and goes on; HistoryBusy or StorageFault. */
  async sections(asked: Asked): Promise<readonly Section[]> {
    const { sound } = await this.#tools.rooms.summaries.all();
    const opinions = sound.filter(({ summary: { kind } }) => kind === 'opinion').sort((one, other) => byNumber(one.summary, other.summary));
    const page = this.#pageFor(asked);
    const { drawn } = page;
    const { entities } = this.#tools.forum.state;
    const isCurrent = (id: string, head: Hash): boolean => drawn.get(id)?.head === head && drawn.get(id)?.entities === entities;
    while (!this.#isFresh(page) || !opinions.every(({ id }) => drawn.has(id))) {
      const due = opinions.flatMap(({ id, summary: { head } }) => (isCurrent(id, head) ? [] : [id]));
      if (due.length === 0) break;
      const making = page.making ?? this.#make(page, due, asked);
      if (!(await this.#inTime(making))) throw new HistoryFolding('opinions', opinions.length - making.left, opinions.length);
    }
    page.madeAt = null;
    return opinions.flatMap(({ id }) => drawn.get(id)?.section ?? []);
  }

  #pageFor({ actor: { entity }, text: { language }, zone }: Asked): Page {
    const key = JSON.stringify([entity, language, zone]);
    return this.#inMaking.get(key) ?? this.#made.get(key) ?? { key, entity, drawn: new Map(), making: null, madeAt: null };
  }

  #isFresh({ madeAt }: Page): boolean {
    return madeAt !== null && this.#tools.clock.monotonic() - madeAt < FRESH_MS;
  }

  #inTime({ done }: Making): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const cancel = this.#tools.clock.after(WAITED_MS, () => resolve(false));
      done.then(() => resolve(true), reject).finally(cancel);
    });
  }

  #make(page: Page, due: readonly string[], asked: Asked): Making {
    const own = [...this.#inMaking.values()].filter(({ entity }) => entity === page.entity);
    if (own.length >= MADE_AT_ONCE) throw new HistoryBusy('enough hand-over pages of a delegation are being made');
    this.#inMaking.set(page.key, page);
    const make = async (): Promise<void> => {
      for (const id of due) {
        page.drawn.set(id, await this.#line.turn(asked.actor.entity, () => this.#draw(id, asked)));
        making.left -= 1;
      }
      page.madeAt = this.#tools.clock.monotonic();
    };
    const end = (): void => {
      page.making = null;
      this.#inMaking.delete(page.key);
      this.#made.set(page.key, page);
    };
    const making: Making = { left: due.length, done: Promise.resolve().then(make).finally(end) };
    // nobody may be waiting any more: whoever asks next meets the same fault
    making.done.catch(() => undefined);
    page.making = making;
    return making;
  }

  async #draw(id: string, { actor, text }: Asked): Promise<Drawn> {
    const { forum, logger } = this.#tools;
    const { entities } = forum.state;
    const nothing = { head: null, entities, section: null };
    try {
      const found = await handedOver({ ...this.#tools, activities: this.#activities }, id, actor);
      if (found === null) return nothing;
      const reader = { text, entities: entitiesIn({ entities }, text.language), entity: actor.entity };
      return { head: found.head, entities, section: await sectionOf(found, reader) };
    } catch (fault) {
      if (!(fault instanceof RecordDamage)) throw fault;
      logger.error({ err: fault, opinion: id }, 'a hand-over page goes out without an opinion that is halted');
      return nothing;
    }
  }
}
