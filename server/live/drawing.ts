/**
 * What all of one language and one level of access have before them, and who they are: drawn once when the opinion has moved, and sent to
 * each as the same bytes.
 */

import { placesOf } from '../../shared/forum/facts.ts';
import { mayTakeFloor } from '../../shared/forum/floor.ts';
import { speakerTo } from '../../shared/forum/following.ts';
import { placeOf } from '../../shared/forum/restricted.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import type { Text } from '../../shared/i18n/text.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { appealNews } from '../../shared/page/appeal-news.ts';
import { type Cursor, changesSince, cursorText, type Edition, isAfter, nextEdition } from '../../shared/page/edition.ts';
import type { Entities } from '../../shared/page/entities.ts';
import { type Situation, writtenLive } from '../../shared/page/live.ts';
import { NOBODY, nameless, publicWords, toldOfStates } from '../../shared/page/nameless.ts';
import { type News, news } from '../../shared/page/news.ts';
import type { OpinionNames } from '../../shared/page/paragraph-names.ts';
import { type Sits, sittingWords } from '../../shared/page/sitting-words.ts';
import { namesIn, type Reading, type Steps } from '../../shared/page/text-html.ts';
import type { TextBlock } from '../../shared/text/block.ts';
import { entitiesIn } from '../forum/entities-in.ts';
import { Turns } from '../turns.ts';
import { changeEvent, endEvent } from './event.ts';
import type { Follower } from './follower.ts';
import type { Level } from './level.ts';
import { Piece } from './piece.ts';
import { sliced } from './sliced.ts';

/** An opinion as it was when it was looked at last. */
export interface Looked {
  readonly at: Cursor;
  readonly forum: ForumState;
  readonly register: Register;
  readonly blocks: readonly TextBlock[];
}

export class Drawing {
  readonly level: Level;
  readonly text: Text;
  readonly followers = new Set<Follower>();
  readonly #opinion: string;
  /** One after another. */
  #drawing: Promise<void> = Promise.resolve();
  /** null before anything was drawn. */
  #last: { readonly edition: Edition; readonly register: Register; readonly sits: Sits | null } | null = null;

  constructor(opinion: string, level: Level, text: Text) {
    this.#opinion = opinion;
    this.level = level;
    this.text = text;
  }

  /**
   * As the page reads at this look, or at a later one: others are served while it is drawn (K19), and what was looked at earlier never comes
   * behind what was looked at later.
   */
  edition(looked: Looked): Promise<Edition> {
    const drawn = this.#drawing.then(() => this.#known(looked) ?? new Turns().through(this.#drawn(looked)));
    this.#drawing = drawn.then(
      () => undefined,
      () => undefined,
    );
    return drawn;
  }

  #known({ at }: Looked): Edition | null {
    return this.#last === null || isAfter(at, this.#last.edition.at) ? null : this.#last.edition;
  }

  *#drawn(looked: Looked): Steps<Edition> {
    const last = this.#last;
    const entities = entitiesIn(looked.forum, this.text.language);
    const reading = this.#reading(looked, entities);
    const situation = this.#situation(looked.forum, entities);
    yield;
    const drawn = yield* writtenLive(reading, situation);
    const told = last === null ? [] : this.#told(last.register, looked.register, namesIn(reading));
    yield;
    const edition = nextEdition(last?.edition ?? null, looked.at, drawn, [...sittingNews(last?.sits, situation.sits), ...told]);
    this.#last = { edition, register: looked.register, sits: situation.sits };
    return edition;
  }

  /** Tells all of them what is new. False where somebody has to wait for it. */
  async tell(edition: Edition): Promise<boolean> {
    const events = new Map<string, Piece | null>();
    let told = true;
    await sliced(this.followers, (follower) => {
      if (!this.bring(edition, follower, events)) told = false;
    });
    return told;
  }

  /** Tells one. False where it has to wait. `events`: what was made for others who had heard as much. */
  bring(edition: Edition, follower: Follower, events: Map<string, Piece | null>): boolean {
    const { at } = follower;
    if (at !== null && cursorText(at) === cursorText(edition.at)) return true;
    if (follower.slow || follower.saves) return false;
    const key = at === null ? '' : cursorText(at);
    let event = events.get(key);
    if (event === undefined) {
      const change = changesSince(edition, at);
      event = change === null ? null : new Piece(changeEvent(change, edition.at));
      events.set(key, event);
    }
    if (event !== null) follower.tell(event);
    if (this.followers.has(follower)) follower.brought(edition.at);
    return true;
  }

  end(event: Buffer): void {
    for (const follower of this.followers) follower.end(event);
  }

  /** There is no more to come of this text; whoever follows a meeting waits for its next. */
  finish(): void {
    const event = endEvent(this.text.t('live.over'));
    for (const follower of this.followers) if (!follower.moves) follower.end(event);
  }

  #reading(looked: Looked, entities: Entities): Reading {
    const { register, blocks } = looked;
    const { text } = this;
    if (this.level.seated) return { register, blocks, text, entities };
    return { register: nameless(register), blocks: publicWords(blocks, register.names), text, entities };
  }

  /** What is said aloud. To the public what was before is what it may be told of that now, or a name would seem to come or go. */
  #told(before: Register, after: Register, names: OpinionNames): readonly News[] {
    const heard = (then: Register, now: Register, entity: OpinionNames['entity']): readonly News[] => [
      ...news(then, now, this.text, { ...names, entity }),
      ...appealNews(then, now, this.text, { entity }),
    ];
    if (this.level.seated) return heard(before, after, names.entity);
    const [then, now] = [nameless(before, after.names), nameless(after)];
    return heard(toldOfStates(then, now), toldOfStates(now, now), (id) => (id === NOBODY ? this.text.t('live.aState') : names.entity(id)));
  }

  #situation(state: ForumState, entities: Entities): Situation {
    const speaker = speakerTo(state, this.#opinion);
    const closedOff = placeOf(state.restricted.sessions, this.#opinion) === 'closed-off';
    const meeting = state.meetings.get(placesOf(state).get(this.#opinion)?.meeting ?? '');
    const { answers, floor } = this.level;
    const asks = floor !== 'never' && meeting !== undefined && mayTakeFloor(floor === 'afar', meeting);
    const sits = meeting === undefined ? null : sittingWords(meeting, this.text);
    const floorAt = asks ? `/floor/${meeting.meeting}` : null;
    return { closedOff, sits, speaker: speaker && entities.name(speaker), answers, floorAt };
  }
}

/** Not for a meeting that has only just taken the text up. */
const sittingNews = (before: Sits | null | undefined, after: Sits | null): readonly News[] =>
  before == null || after === null || before.words === after.words ? [] : [{ region: 'status', kind: 'sitting', words: after.words }];
