/** What one line of a table wants of a seat, and in what that differs from the seat that is there. */
import { SEAT_FUNCTIONS, type SeatFunction } from '../../../../shared/opinion/vocabulary.ts';
import { isEMail } from '../../../../shared/text/e-mail.ts';
import { isLine } from '../../../../shared/text/line.ts';
import type { SeatRow } from '../../../../shared/wire/forum.ts';
import type { Sitter } from '../../ask-forum.ts';
import { lastDay, midnightAfter } from '../../seats/until.ts';
import { functionOf, yesOrNo } from './columns.ts';
import type { Cells, Tell } from './roster.ts';

export interface Wanted {
  readonly seat: Pick<SeatRow, 'functions' | 'remote' | 'until'>;
  readonly sitter: Pick<Sitter, 'name' | 'contact'>;
}

/** What was, and what the line says; null is nothing. */
export type Change =
  | { readonly column: 'name' | 'contact'; readonly was: string | null; readonly is: string }
  | { readonly column: 'functions'; readonly was: readonly SeatFunction[]; readonly is: readonly SeatFunction[] }
  | { readonly column: 'remote'; readonly was: boolean; readonly is: boolean }
  | { readonly column: 'until'; readonly was: number | null; readonly is: number | null };

/** What the table has no column for is left as it is. */
export function wantedOf(cell: Cells, there: SeatRow | null, now: number, fault: Tell): Wanted {
  const byId = (cell('seat') ?? '') !== '';
  const name = cell('name') ?? '';
  const contact = cell('contact') ?? '';
  const emptied = (column: 'name' | 'contact', before: string | null | undefined): boolean =>
    cell(column) === '' && byId && (before ?? '') !== '';
  if (emptied('name', there?.name)) fault('name', 'not-emptied', there?.name ?? '');
  else if (name === '' && !byId) fault('name', 'missing');
  else if (name !== '' && !isLine(name, 200)) fault('name', 'not-a-name');
  if (emptied('contact', there?.contact)) fault('contact', 'not-emptied', there?.contact ?? '');
  else if (contact !== '' && !isEMail(contact)) fault('contact', 'bad-email');
  const functions = functionsOf(cell('functions'), fault);
  const remote = cell('remote') === undefined ? null : yesOrNo(cell('remote') ?? '');
  if (remote === undefined) fault('remote', 'not-yes-or-no');
  const until = untilOf(cell('until'), there?.until, now, fault);
  return {
    seat: {
      functions: functions ?? there?.functions ?? [],
      remote: remote ?? there?.remote ?? false,
      ...(until !== undefined && { until }),
    },
    sitter: { ...(name !== '' && { name }), ...(contact !== '' && { contact }) },
  };
}

/** null: leave them as they are. */
function functionsOf(cell: string | undefined, fault: Tell): readonly SeatFunction[] | null {
  if (cell === undefined) return null;
  const words = cell.split(/[,;/|+]/).flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
  const unknown = words.filter((word) => functionOf(word) === undefined);
  for (const word of unknown) fault('functions', 'unknown-function', word);
  const given = new Set(words.map(functionOf));
  return SEAT_FUNCTIONS.filter((one) => given.has(one));
}

/** undefined: for good. A day that is the one of the seat leaves the very moment, which may lie within that day. */
function untilOf(cell: string | undefined, there: number | undefined, now: number, fault: Tell): number | undefined {
  if (cell === undefined || (there !== undefined && cell === lastDay(there))) return there;
  if (cell === '') return undefined;
  const end = midnightAfter(cell);
  if (end !== null && end > now) return end;
  fault('until', end === null ? 'bad-date' : 'past');
  return undefined;
}

export function changesOf(there: SeatRow, seat: Wanted['seat'], { name, contact }: Wanted['sitter']): readonly Change[] {
  const sorted = (functions: readonly SeatFunction[]): string => [...functions].sort().join();
  const [was, is] = [there.until ?? null, seat.until ?? null];
  return [
    ...(name === undefined || name === there.name ? [] : [{ column: 'name', was: there.name, is: name } as const]),
    ...(contact === undefined || contact === there.contact ? [] : [{ column: 'contact', was: there.contact, is: contact } as const]),
    ...(sorted(there.functions) === sorted(seat.functions)
      ? []
      : [{ column: 'functions', was: there.functions, is: seat.functions } as const]),
    ...(there.remote === seat.remote ? [] : [{ column: 'remote', was: there.remote, is: seat.remote } as const]),
    ...(was === is ? [] : [{ column: 'until', was, is } as const]),
  ];
}

/** Of a seat that is known by its id: name and address are both others', so whoever sat there must not keep what was opened from it. */
export const isAnotherPerson = (there: SeatRow, { name, contact }: Wanted['sitter']): boolean =>
  there.name !== null &&
  there.contact !== null &&
  name !== undefined &&
  contact !== undefined &&
  there.name.toLowerCase() !== name.toLowerCase() &&
  there.contact.toLowerCase() !== contact.toLowerCase();
