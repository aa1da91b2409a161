/** What changed, as the thread of the past hands it over (packs.ts): as objects all that is in it would be made in one turn. */
import type { ParagraphChange } from '../../../shared/compare/paragraphs.ts';
import type { Register } from '../../../shared/opinion/register.ts';
import { Turns } from '../../turns.ts';
import type { Change, Line } from './history-answers.ts';
import type { Narrowed } from './narrowed.ts';
import { packed, unpacked } from './packs.ts';
import type { Meanwhile } from './period.ts';
import type { Step } from './steps.ts';
import type { WrittenLine } from './still-lines.ts';

export interface PackedChanges extends Omit<Narrowed, 'changes' | 'text'> {
  readonly changes: readonly string[];
  readonly text: readonly string[];
}

export interface PackedMeanwhile extends Omit<Meanwhile, 'changes'> {
  readonly changes: readonly string[] | null;
}

/** As it is called where no more of it is shown. */
export type Called = Pick<Register, 'opinion' | 'language' | 'title'>;

export interface PackedStep {
  readonly step: Step;
  readonly changes: PackedChanges;
  /** The whole text, where it was asked for. */
  readonly written: readonly string[];
  readonly called: Called;
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

export interface FoundStep extends Omit<PackedStep, 'changes' | 'written'> {
  readonly changes: Narrowed;
  readonly written: readonly WrittenLine[];
}

export async function unpackedStep(found: PackedStep): Promise<FoundStep> {
  const changes = await unpackedChanges(found.changes);
  return { ...found, changes, written: await unpacked<WrittenLine>(found.written, new Turns()) };
}

export async function unpackedMeanwhile(found: PackedMeanwhile): Promise<Meanwhile> {
  return { ...found, changes: found.changes && (await unpacked<ParagraphChange>(found.changes, new Turns())) };
}
