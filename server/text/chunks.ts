/**
 * Lines joined in pieces, so that one that changes among a thousand joins a few dozen anew: joining all of them took as long as hashing
 * them. Joined again, the pieces are what the lines would be.
 */
const LINES = 32;

export class Chunks {
  readonly #lines: string[];
  readonly #joined: (string | null)[];

  constructor(lines: readonly string[]) {
    this.#lines = [...lines];
    this.#joined = Array.from({ length: Math.ceil(lines.length / LINES) }, () => null);
  }

  set(place: number, line: string): void {
    this.#lines[place] = line;
    this.#joined[Math.floor(place / LINES)] = null;
  }

  /** The lines with commas between them, in pieces that lack the commas between each other. */
  pieces(): readonly string[] {
    return this.#joined.map((known, chunk) => {
      const piece = known ?? this.#lines.slice(chunk * LINES, (chunk + 1) * LINES).join(',');
      this.#joined[chunk] = piece;
      return piece;
    });
  }
}
