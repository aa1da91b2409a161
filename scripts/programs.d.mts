interface Program {
  readonly names: readonly [string, ...string[]];
  readonly from?: string;
  readonly why: string;
  readonly variable?: string;
  /** Where it is no program. */
  readonly file?: string;
}

export const BROWSER: Program;
export const FIREFOX: Program;
export const WEBKIT: Program;
export const SCREEN: Program;
export function programsOf(level: string): readonly Program[];
export function pathOf(program: Program): string | null;
