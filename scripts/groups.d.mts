interface Group {
  readonly name: string;
  readonly workers: number;
  /** Its files run in one process after another. */
  readonly shares: boolean;
  readonly files: readonly string[];
}

export function grouped(files: readonly string[], cores: number): readonly Group[];
export function longestFirst(one: string, other: string): number;
