/** Questions from one node to another, and their answers. */
import { randomUUID } from 'node:crypto';
import type { Json } from '../../shared/lib/canonical-json.ts';
import type { Clock } from '../clock.ts';
import { LIMITS } from '../limits.ts';
import { StorageFault } from '../log/log.ts';
import type { Message } from './message.ts';

type Question = Extract<Message, { kind: 'question' }>;
type Answer = Extract<Message, { kind: 'answer' }>;
type Say = (to: string, message: Question | Answer) => Promise<number>;

interface Asked {
  readonly done: (answer: Json) => void;
  readonly failed: (why: StorageFault) => void;
}

export class Questions {
  readonly #clock: Clock;
  readonly #say: Say;
  readonly #asked = new Map<string, Asked>();
  readonly #answers = new Map<string, (question: Json) => Promise<Json>>();

  constructor(clock: Clock, say: Say) {
    this.#clock = clock;
    this.#say = say;
  }

  answers(topic: string, answer: (question: Json) => Promise<Json>): void {
    this.#answers.set(topic, answer);
  }

  async ask(to: string, topic: string, question: Json): Promise<Json | null> {
    const key = randomUUID();
    let cancel = (): void => {};
    const answer = new Promise<Json>((done, failed) => {
      this.#asked.set(key, { done, failed });
      cancel = this.#clock.after(LIMITS.nodeAnswerMs, () => failed(new StorageFault('another node did not answer in time')));
    });
    // it may fail before anybody waits for it
    answer.catch(() => undefined);
    try {
      const heardBy = await this.#say(to, { kind: 'question', key, topic, question });
      return heardBy === 0 ? null : await answer;
    } finally {
      cancel();
      this.#asked.delete(key);
    }
  }

  /** What cannot be answered is not: whoever asks knows what silence means. */
  asked(from: string, { key, topic, question }: Question): void {
    const answer = this.#answers.get(topic)?.(question);
    answer?.then((found) => this.#say(from, { kind: 'answer', key, answer: found })).catch(() => undefined);
  }

  answered({ key, answer }: Answer): void {
    this.#asked.get(key)?.done(answer);
  }

  close(): void {
    for (const { failed } of this.#asked.values()) failed(new StorageFault('this node stops'));
  }
}
