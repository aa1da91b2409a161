interface Program {
  readonly names: readonly [string, ...string[]];
  readonly why: string;
  readonly variable?: string;
}

export const BROWSER: Program;
export function pathOf(program: Program): string | null;
