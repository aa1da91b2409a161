/**
 * What changed, as the thread of the past hands it over: in packs of JSON, each of which is read in a turn of its own (SPEC.md K19). As objects all
 * that is in it would be made in one turn.
 */
import type { ParagraphChange } from '../../../shared/compare/paragraphs.ts';
import type { Register } from '../../../shared/opinion/register.ts';
import { Turns } from '../../turns.ts';
import type { Change, Line, PastMoment } from './history-answers.ts';
import type { Narrowed } from './narrowed.ts';
import type { Meanwhile, Moment } from './period.ts';
import type { Step } from './steps.ts';

export interface PackedChanges extends Omit<Narrowed, 'changes' | 'text'> {
  readonly changes: readonly string[];
  readonly text: readonly string[];
}

export interface PackedMeanwhile extends Omit<Meanwhile, 'changes'> {
  readonly changes: readonly string[] | null;
}

/** As it is called where no more of it is shown. */
export type Called = Pick<Register, 'opinion' | 'language' | 'title'>;

/** Of register and text more than these names is needed at few steps: then it is read. */
export interface PackedMoment {
  readonly called: Called;
  readonly register: string;
  readonly blocks: string;
}

export interface PackedStep {
  readonly step: Step;
  readonly changes: PackedChanges;
  readonly moment: PackedMoment;
}

/** Letters of JSON, which are read in a millisecond. What is longer by itself is a pack of its own. */
const PACK = 100_000;

/** `lines`: with those of the whole text. */
export const packedChanges = (found: Narrowed, lines = true): PackedChanges => ({
  ...found,
  changes: packed(found.changes),
  text: packed(lines ? found.text : []),
});

export function packedMoment({ register, blocks }: PastMoment): PackedMoment {
  const { opinion, language, title } = register;
  return { called: { opinion, language, title }, register: JSON.stringify(register), blocks: JSON.stringify(blocks) };
}

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
  readonly moment: () => Promise<Moment>;
}

export async function unpackedStep({ step, changes, moment: packed }: PackedStep): Promise<FoundStep> {
  let read: Promise<Moment> | null = null;
  const moment = (): Promise<Moment> => {
    read ??= unpackedMoment(packed);
    return read;
  };
  return { step, changes: await unpackedChanges(changes), called: packed.called, moment };
}

async function unpackedMoment(packed: PackedMoment): Promise<Moment> {
  const turns = new Turns();
  await turns.breathe();
  const register: Register = JSON.parse(packed.register);
  await turns.breathe();
  return { register, blocks: JSON.parse(packed.blocks) };
}

export async function unpackedMeanwhile(found: PackedMeanwhile): Promise<Meanwhile> {
  return { ...found, changes: found.changes && (await unpacked<ParagraphChange>(found.changes, new Turns())) };
}

/** In all of it there is nothing that JSON does not have. */
export function packed(all: readonly object[]): readonly string[] {
  const packs: string[][] = [];
  let letters = Number.POSITIVE_INFINITY;
  for (const one of all) {
    const json = JSON.stringify(one);
    letters += json.length;
    if (letters > PACK) {
      packs.push([]);
      letters = json.length;
    }
    packs.at(-1)?.push(json);
  }
  return packs.map((some) => `[${some.join()}]`);
}

export async function unpacked<One>(packs: readonly string[], turns: Turns): Promise<readonly One[]> {
  const all: (readonly One[])[] = [];
  for (const pack of packs) {
    await turns.breathe();
    all.push(JSON.parse(pack));
  }
  return all.flat();
}
