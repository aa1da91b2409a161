/**
 * Lines joined in pieces, so that one that changes among a thousand joins a few dozen anew: joining all of them took as long as hashing
 * them. Joined again, the pieces are what the lines would be.
 */
const LINES = 32;

export class Chunks<Thing> {
  readonly #things: Thing[];
  readonly #lineOf: (thing: Thing) => string;
  readonly #joined: (string | null)[];

  /** What a line is made of, and how: of what changes again before anybody asks none is made. */
  constructor(things: readonly Thing[], lineOf: (thing: Thing) => string) {
    this.#things = [...things];
    this.#lineOf = lineOf;
    this.#joined = Array.from({ length: Math.ceil(things.length / LINES) }, () => null);
  }

  set(place: number, thing: Thing): void {
    this.#things[place] = thing;
    this.#joined[Math.floor(place / LINES)] = null;
  }

  /** The lines with commas between them, in pieces that lack the commas between each other. */
  pieces(): readonly string[] {
    return this.#joined.map((known, chunk) => {
      const piece = known ?? this.#lines(chunk).join(',');
      this.#joined[chunk] = piece;
      return piece;
    });
  }

  #lines(chunk: number): readonly string[] {
    return this.#things.slice(chunk * LINES, (chunk + 1) * LINES).map((thing) => this.#lineOf(thing));
  }
}
