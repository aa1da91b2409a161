interface TestResult {
  readonly status: string;
  readonly fullName: string;
  readonly failureMessages?: readonly string[];
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly TestResult[];
  }[];
}

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function tallyVitest(
  report: Report,
  exitCode: number,
  allowedSkips: readonly { readonly test: string; readonly reason: string }[],
  files?: number,
): Tally & { readonly lines: readonly string[] };
export function toRunAgain(report: Report, allowed: readonly string[]): readonly string[];
export function withSecondRun(report: Report, again: Report): { readonly report: Report; readonly lines: readonly string[] };
export function undescribed(notes: string): readonly string[];
export function longest(
  lines: string,
  most: number,
): readonly { readonly seconds: number; readonly share: number; readonly file: string }[];
export function lastLine(tally: Tally): string;
