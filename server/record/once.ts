/** A command happens once for each seat and UUID (SPEC 9.3): whoever reads a log from its beginning finds none used twice. */

/** From these rules on a UUID is written in small letters, whatever its sender wrote. */
const IN_SMALL_LETTERS = 4;

export class Once {
  readonly #used = new Set<string>();

  /** Why this entry cannot follow those that were looked at before it, or null. */
  objectionTo({
    by,
    uuid,
    rules,
  }: {
    readonly by: { readonly seat: string };
    readonly uuid: string;
    readonly rules?: number;
  }): string | null {
    const one = rules !== undefined && rules < IN_SMALL_LETTERS ? uuid : uuid.toLowerCase();
    const key = `${by.seat} ${one}`;
    if (this.#used.has(key)) return `${by.seat} had used its UUID before`;
    this.#used.add(key);
    return null;
  }
}
