interface Program {
  readonly names: readonly [string, ...string[]];
  readonly why: string;
  readonly variable?: string;
}

export const BROWSER: Program;
export const FIREFOX: Program;
export function programsOf(level: string): readonly Program[];
export function pathOf(program: Program): string | null;
