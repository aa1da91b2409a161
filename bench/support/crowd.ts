/** Editors and followers of one opinion on one server, and what they saw and when. */
import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import { type Dialect, type Headers, NEMCON } from './dialect.ts';
import { Editor, type Token, tokensIn } from './editor.ts';
import { Follower } from './follower.ts';
import type { LineOptions } from './line.ts';

const PER_SECOND = 10;
/** More messages than a server sends in one write. */
const REMEMBERED = 512;

export class Crowd {
  readonly editors: Editor[] = [];
  readonly followers: Follower[] = [];
  /** Milliseconds from typing to each follower, one for each token and follower. */
  readonly toldMs: number[] = [];
  /** Messages that followers got. */
  deliveries = 0;
  /** And their bytes. */
  bytes = 0;
  /** The last token of each editor that any follower was shown. */
  readonly shown = new Map<number, number>();
  /** What stands in messages that came of late, by their bytes. */
  readonly #read = new Map<string, readonly Token[]>();
  readonly #url: string;
  readonly #opinion: string;
  readonly #dialect: Dialect;

  constructor(url: string, opinion: string, dialect: Dialect = NEMCON) {
    this.#url = url;
    this.#opinion = opinion;
    this.#dialect = dialect;
  }

  /** In which the editors' updates were recorded: all of a batch are acknowledged at one log position. None where nobody acknowledges. */
  get batches(): number {
    return new Set(this.editors.flatMap(({ recordedAt }) => [...recordedAt])).size;
  }

  async addEditors(count: number): Promise<void> {
    const people = await this.#dialect.admit(this.#url, count, true);
    const added = people.map((headers, at) => new Editor(this.editors.length + at, this.#line(headers)));
    await Promise.all(added.map(({ synced }) => synced));
    this.editors.push(...added);
  }

  async addFollowers(count: number): Promise<void> {
    const people = await this.#dialect.admit(this.#url, count, false);
    const added = people.map((headers) => {
      const last = new Map<number, number>();
      return new Follower({ ...this.#line(headers), onMessage: (message) => this.#see(message, last) });
    });
    await Promise.all(added.map(({ joined }) => joined));
    this.followers.push(...added);
  }

  /** Everybody types 10 times a second, evenly spread over it, for so long; `padding` characters with each token. */
  async type(seconds: number, padding = 0): Promise<void> {
    const step = 1000 / PER_SECOND / this.editors.length;
    const begun = performance.now();
    for (let typed = 0; typed < seconds * PER_SECOND * this.editors.length; typed += 1) {
      const early = begun + typed * step - performance.now();
      if (early > 1) await pause(early);
      else if (early < 0 && typed % 8 === 0) await breathe();
      const editor = this.editors[typed % this.editors.length];
      if (editor?.connected) editor.type(padding);
    }
  }

  forget(): void {
    this.toldMs.length = 0;
    this.deliveries = 0;
    this.bytes = 0;
    for (const { recordedMs, recordedAt } of this.editors) {
      recordedMs.length = 0;
      recordedAt.clear();
    }
  }

  close(): void {
    for (const one of this.editors) one.close();
    for (const one of this.followers) one.close();
  }

  #see(message: Buffer, last: Map<number, number>): void {
    const now = performance.now();
    this.deliveries += 1;
    this.bytes += message.length;
    for (const { editor, number } of this.#tokens(message)) {
      // a server that joins updates may leave out tokens that were taken out again in the meantime
      const before = last.get(editor) ?? number - 1;
      if (number <= before) continue;
      last.set(editor, number);
      if (number > (this.shown.get(editor) ?? -1)) this.shown.set(editor, number);
      for (const typedAt of this.editors[editor]?.typedAt.slice(before + 1, number + 1) ?? []) this.toldMs.push(now - typedAt);
    }
  }

  /** Everybody is told the same bytes, so they are read once: also where one hears all of a batch before the next one hears the first of it. */
  #tokens(message: Buffer): readonly Token[] {
    const bytes = message.toString('latin1');
    const known = this.#read.get(bytes);
    if (known !== undefined) return known;
    const tokens = tokensIn(message);
    if (this.#read.size >= REMEMBERED) this.#read.clear();
    this.#read.set(bytes, tokens);
    return tokens;
  }

  #line(headers: Headers): LineOptions {
    return { url: this.#url, opinion: this.#opinion, headers, dialect: this.#dialect };
  }
}
