/** What changed, as the thread of the past hands it over (packs.ts): as objects all that is in it would be made in one turn. */
import type { ParagraphChange } from '../../../shared/compare/paragraphs.ts';
import { Turns } from '../../turns.ts';
import type { Change, Line, PastMoment } from './history-answers.ts';
import type { Narrowed } from './narrowed.ts';
import { type Called, type PackedMoment, unpackedMoment } from './packed-moment.ts';
import { packed, unpacked } from './packs.ts';
import type { Meanwhile } from './period.ts';
import type { Step } from './steps.ts';

export interface PackedChanges extends Omit<Narrowed, 'changes' | 'text'> {
  readonly changes: readonly string[];
  readonly text: readonly string[];
}

export interface PackedMeanwhile extends Omit<Meanwhile, 'changes'> {
  readonly changes: readonly string[] | null;
}

export interface PackedStep {
  readonly step: Step;
  readonly changes: PackedChanges;
  readonly moment: PackedMoment;
}

/** `lines`: with those of the whole text. */
export const packedChanges = (found: Narrowed, lines = true): PackedChanges => ({
  ...found,
  changes: packed(found.changes),
  text: packed(lines ? found.text : []),
});

export async function unpackedChanges(found: PackedChanges): Promise<Narrowed> {
  const turns = new Turns();
  return { ...found, changes: await unpacked<Change>(found.changes, turns), text: await unpacked<Line>(found.text, turns) };
}

export const packedMeanwhile = (found: Meanwhile): PackedMeanwhile => ({ ...found, changes: found.changes && packed(found.changes) });

/** Its register and text are read where they are asked for. */
export interface FoundStep {
  readonly step: Step;
  readonly changes: Narrowed;
  readonly called: Called;
  readonly moment: () => Promise<PastMoment>;
}

export async function unpackedStep({ step, changes, moment: then }: PackedStep): Promise<FoundStep> {
  let read: Promise<PastMoment> | null = null;
  const moment = (): Promise<PastMoment> => {
    read ??= unpackedMoment(then);
    return read;
  };
  return { step, changes: await unpackedChanges(changes), called: then.called, moment };
}

export async function unpackedMeanwhile(found: PackedMeanwhile): Promise<Meanwhile> {
  return { ...found, changes: found.changes && (await unpacked<ParagraphChange>(found.changes, new Turns())) };
}
