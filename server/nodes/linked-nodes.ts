/**
 * One node among several, on a channel that may lose words: news are numbered, and whoever missed some asks for all. A node greets when it
 * comes and when its ear was deaf. By how many heard its last words it knows of how many it has to hear, and by hearing its own that it hears.
 */
import type { Json } from '../../shared/lib/canonical-json.ts';
import type { Clock } from '../clock.ts';
import { LIMITS } from '../limits.ts';
import { StorageFault } from '../log/log.ts';
import type { Logger } from '../logger.ts';
import type { Channel } from './channel.ts';
import { type Message, read, write } from './message.ts';
import type { Heard, Nodes } from './nodes.ts';
import { type Other, Others } from './others.ts';
import { Questions } from './questions.ts';
import { inParts, Stated } from './stated.ts';

interface LinkedTools {
  readonly id: string;
  readonly channel: Channel;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What is not asked or answered. */
type Stating = Exclude<Message, { kind: 'question' | 'answer' }>;

/** Of a line that says nothing and does not say so. */
const DEAF_BEATS = 2;

export class LinkedNodes implements Nodes {
  readonly id: string;
  readonly #channel: Channel;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #stated = new Stated();
  readonly #others = new Others();
  readonly #questions: Questions;
  readonly #hearers = new Map<string, Set<(word: Json) => void>>();
  readonly #onKnown = new Set<() => void>();
  /** Of our news that were told. */
  #n = 0;
  #hears = false;
  /** Was what we said last taken by the channel? */
  #speaks = false;
  /** How many others have heard what was last said to all; null: the greeting is not out. */
  #listening: number | null = null;
  /** Beats since our own words were heard. */
  #deafFor = 0;
  #told = false;
  #saying: Promise<void> = Promise.resolve();
  #newsDue: (() => void) | null = null;
  #cancelBeat: () => void;
  #closed = false;

  constructor({ id, channel, clock, logger }: LinkedTools) {
    this.id = id;
    this.#channel = channel;
    this.#clock = clock;
    this.#logger = logger;
    this.#questions = new Questions(clock, (to, message) => channel.carry(to, write(id, message)));
    this.#cancelBeat = this.#planBeat();
    channel.hear({
      heard: (words) => this.#heard(words),
      opened: () => {
        this.#hears = true;
        this.#deafFor = 0;
        this.#greet();
      },
      lost: () => {
        this.#hears = false;
        this.#unlink('nothing of them can be heard');
      },
    });
  }

  get known(): boolean {
    if (!this.#hears || !this.#speaks || this.#listening === null) return false;
    return this.#others.known && this.#others.size >= this.#listening;
  }

  get leads(): boolean {
    return !this.known || [...this.#others].every(({ id }) => this.id < id);
  }

  onKnown(hear: () => void): () => void {
    this.#onKnown.add(hear);
    return () => void this.#onKnown.delete(hear);
  }

  state(topic: string, name: string, value: () => Json): void {
    this.#stated.state(topic, name, value);
    this.#newsSoon();
  }

  retract(topic: string, name: string): void {
    if (this.#stated.retract(topic, name)) this.#newsSoon();
  }

  watch(topic: string, hear: Heard): () => void {
    return this.#others.watch(topic, hear);
  }

  tell(topic: string, word: Json): void {
    this.#stated.say(topic, word);
    this.#newsSoon();
  }

  onTold(topic: string, hear: (word: Json) => void): () => void {
    const hearers = this.#hearers.get(topic) ?? new Set();
    this.#hearers.set(topic, hearers.add(hear));
    return () => void hearers.delete(hear);
  }

  ask(node: string, topic: string, question: Json): Promise<Json | null> {
    return this.#questions.ask(node, topic, question);
  }

  answers(topic: string, answer: (question: Json) => Promise<Json>): void {
    this.#questions.answers(topic, answer);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelBeat();
    this.#newsDue?.();
    this.#say(null, { kind: 'bye' });
    await this.#saying;
    this.#questions.close();
    await this.#channel.close();
  }

  #heard(words: string): void {
    const { from, message } = read(words) ?? {};
    if (from === this.id) this.#deafFor = 0;
    if (from === undefined || message === undefined || from === this.id || this.#closed) return;
    // they go on a line of their own, and may come when their node has said good-bye
    if (message.kind === 'question') return this.#questions.asked(from, message);
    if (message.kind === 'answer') return this.#questions.answered(message);
    this.#take(this.#others.of(from), message);
    this.#judge();
  }

  #take(other: Other, message: Stating): void {
    switch (message.kind) {
      case 'news':
        // said once more, because the answer to the first time was lost
        if (message.n === other.n) return;
        if (other.n === null || message.n !== other.n + 1) return this.#missed(other);
        other.n = message.n;
        this.#others.learn(other, message.facts);
        for (const [topic, word] of message.said) for (const hear of this.#hearers.get(topic) ?? []) hear(word);
        return;
      case 'beat':
        if (message.n !== other.n) this.#missed(other);
        return;
      case 'whole':
        if (message.part === 0) other.coming = [];
        if (message.part !== other.coming.length) return this.#missed(other);
        other.coming.push(message.facts);
        if (!message.last) return;
        this.#others.relearn(other, other.coming.flat());
        other.coming = [];
        other.n = message.n;
        if (message.asks) this.#sayAll(other.id, false);
        return;
      case 'again':
        return this.#sayAll(other.id, false);
      case 'bye':
        // it is among those who have heard us, as we have heard it
        if (this.#listening !== null && other.n !== null) this.#listening -= 1;
        return this.#others.gone(other);
    }
  }

  /** Asked for once; a beat asks again. */
  #missed(other: Other): void {
    other.n = null;
    this.#say(other.id, { kind: 'again' });
  }

  /** To all, who are to do the same. */
  #greet(): void {
    if (this.#closed) return;
    this.#listening = null;
    // they may have said something meanwhile
    for (const other of this.#others) other.n = null;
    this.#sayAll(null, true);
  }

  #sayAll(to: string | null, asks: boolean): void {
    // what has changed is in it for those who have asked, and in the news for the others
    const parts = this.#stated.whole();
    if (to === null) this.#forget();
    for (const [part, facts] of parts.entries()) {
      const last = part === parts.length - 1;
      this.#say(to, { kind: 'whole', n: this.#n, facts: [...facts], part, last, asks: asks && last });
    }
  }

  #newsSoon(): void {
    if (this.#closed) return;
    this.#newsDue ??= this.#clock.after(LIMITS.nodesGapMs, () => {
      // what changes until the words before are out goes with these
      void this.#saying.then(() => {
        this.#newsDue = null;
        this.#sayNews();
      });
    });
  }

  #sayNews(): void {
    if (this.#closed) return;
    if (this.#others.size === 0) return this.#forget();
    const { facts, said } = this.#stated.news();
    if (facts.length + said.length === 0) return;
    for (const [i, part] of inParts(facts).entries()) {
      this.#n += 1;
      this.#say(null, { kind: 'news', n: this.#n, facts: [...part], said: i === 0 ? [...said] : [] });
    }
  }

  /** Without telling the news: whoever should have heard them knows that there were some. */
  #forget(): void {
    this.#stated.forget();
    this.#n += 1;
  }

  /** One after the other, so that they are heard in order. */
  #say(to: string | null, message: Message): void {
    this.#saying = this.#saying.then(async () => {
      try {
        const heardBy = await this.#channel.say(to, write(this.id, message));
        this.#speaks = true;
        const isGreeting = message.kind === 'whole' && message.asks;
        if (to === null && (isGreeting || this.#listening !== null)) this.#listening = heardBy - 1;
      } catch (fault) {
        if (!(fault instanceof StorageFault)) throw fault;
        this.#unlink(fault.message);
      }
      this.#judge();
    });
  }

  /** Nobody may have heard what we said, and we may have heard nothing. */
  #unlink(why: string): void {
    if (this.#speaks) this.#logger.warn({ why }, 'other nodes are out of reach');
    this.#speaks = false;
    this.#listening = null;
    this.#judge();
  }

  #planBeat(): () => void {
    return this.#clock.after(LIMITS.nodeBeatMs, () => {
      this.#cancelBeat = this.#planBeat();
      this.#beat();
    });
  }

  #beat(): void {
    for (const other of [...this.#others]) {
      other.silentFor += 1;
      if (other.silentFor >= LIMITS.nodeSilentBeats) this.#others.gone(other);
    }
    this.#deafFor += 1;
    if (this.#hears && this.#deafFor > DEAF_BEATS) {
      this.#hears = false;
      this.#deafFor = 0;
      this.#unlink('its own words are not heard');
      this.#channel.reopen();
    }
    if (this.#listening === null) {
      // the channel may be there again
      if (this.#hears) this.#greet();
    } else this.#say(null, { kind: 'beat', n: this.#n });
    this.#judge();
  }

  #judge(): void {
    if (this.#told === this.known || this.#closed) return;
    this.#told = this.known;
    for (const hear of this.#onKnown) hear();
  }
}
