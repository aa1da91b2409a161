interface Group {
  readonly name: string;
  readonly workers: number;
  /** Its files run in one process after another. */
  readonly shares: boolean;
  /** Those of its files that run once more, alone, where they failed. */
  readonly again: readonly string[];
  readonly files: readonly string[];
  /** What these tests are told by the environment. */
  readonly env: Readonly<Record<string, string>>;
}

export const AT_NIGHT: readonly string[];
export function grouped(files: readonly string[], cores: number, level: string): readonly Group[];
export function longestFirst(one: string, other: string): number;
