/**
 * Hand-over pages as they were put together. What is told of an opinion is kept as long as nothing happens in it, so a page costs what has gone
 * on since. Opinions are read one after the other, for one delegation in turn with the others. Whoever asks and would wait long is told how far that is
 * (SPEC.md D9), and it goes on. Of a page that waits for others of its delegation nothing is kept: whoever wants it asks again.
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
import { HistoryFolding } from '../../../room/past/growth.ts';
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

interface Page {
  readonly key: string;
  readonly entity: string;
  readonly drawn: Map<string, Drawn>;
  /** When the last making ended that nobody was shown yet; null: there is none. */
  madeAt: number | null;
}

interface Making {
  readonly page: Page;
  readonly done: Promise<void>;
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
  readonly #inMaking = new Map<string, Making>();
  readonly #line = new FairLine(1);

  constructor(tools: Tools) {
    this.#tools = tools;
    this.#activities = new Activities(tools.log);
  }

  /** Of all opinions, by number. Throws HistoryFolding where that takes long, and goes on; or StorageFault. */
  async sections(asked: Asked): Promise<readonly Section[]> {
    const { rooms, forum, clock } = this.#tools;
    const { sound } = await rooms.summaries.all();
    const opinions = sound.filter(({ summary: { kind } }) => kind === 'opinion').sort((one, other) => byNumber(one.summary, other.summary));
    const { entities } = forum.state;
    const dueIn = ({ drawn }: Page): readonly string[] =>
      opinions.flatMap(({ id, summary: { head } }) => (drawn.get(id)?.head === head && drawn.get(id)?.entities === entities ? [] : [id]));
    const until = clock.monotonic() + WAITED_MS;
    for (;;) {
      const page = this.#pageFor(asked);
      const due = dueIn(page);
      if (due.length === 0 || (this.#isFresh(page) && opinions.every(({ id }) => page.drawn.has(id)))) {
        page.madeAt = null;
        return opinions.flatMap(({ id }) => page.drawn.get(id)?.section ?? []);
      }
      const inTime = await this.#inTime(this.#turn(page, due, asked), until);
      if (!inTime) throw new HistoryFolding('opinions', opinions.length - dueIn(page).length, opinions.length);
    }
  }

  #pageFor({ actor: { entity }, text: { language }, zone }: Asked): Page {
    const key = JSON.stringify([entity, language, zone]);
    return this.#inMaking.get(key)?.page ?? this.#made.get(key) ?? { key, entity, drawn: new Map(), madeAt: null };
  }

  #isFresh({ madeAt }: Page): boolean {
    return madeAt !== null && this.#tools.clock.monotonic() - madeAt < FRESH_MS;
  }

  #inTime(done: Promise<void>, until: number): Promise<boolean> {
    const { clock } = this.#tools;
    return new Promise((resolve, reject) => {
      const cancel = clock.after(Math.max(0, until - clock.monotonic()), () => resolve(false));
      done.then(() => resolve(true), reject).finally(cancel);
    });
  }

  /** It is made, or one ends of those of its delegation that are before it. */
  #turn(page: Page, due: readonly string[], asked: Asked): Promise<void> {
    const making = this.#inMaking.get(page.key);
    if (making !== undefined) return making.done;
    const before = [...this.#inMaking.values()].filter((one) => one.page.entity === page.entity);
    return before.length < MADE_AT_ONCE ? this.#make(page, due, asked) : Promise.race(before.map(({ done }) => done));
  }

  #make(page: Page, due: readonly string[], asked: Asked): Promise<void> {
    const make = async (): Promise<void> => {
      for (const id of due) page.drawn.set(id, await this.#line.turn(asked.actor.entity, () => this.#draw(id, asked)));
      page.madeAt = this.#tools.clock.monotonic();
    };
    const end = (): void => {
      this.#inMaking.delete(page.key);
      this.#made.set(page.key, page);
    };
    const done = Promise.resolve().then(make).finally(end);
    // nobody may be waiting any more: whoever asks next meets the same fault
    done.catch(() => undefined);
    this.#inMaking.set(page.key, { page, done });
    return done;
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
