/** How an opinion stood, as the thread of the past hands it over: in packs of JSON, each of which is read in a turn of its own (SPEC.md K19). */
import type { Register, ShownParagraph } from '../../../shared/opinion/register.ts';
import type { TextBlock } from '../../../shared/text/block.ts';
import { Turns } from '../../turns.ts';
import type { PastMoment } from './history-answers.ts';
import { packed, unpacked } from './packed-changes.ts';

export interface PackedPast extends Omit<PastMoment, 'register' | 'blocks'> {
  /** Without its paragraphs. */
  readonly register: string;
  readonly paragraphs: readonly string[];
  readonly blocks: readonly string[];
}

export const packedPast = ({ register, blocks, ...hashes }: PastMoment): PackedPast => ({
  ...hashes,
  register: JSON.stringify({ ...register, paragraphs: [] } satisfies Register),
  paragraphs: packed(register.paragraphs),
  blocks: packed(blocks),
});

export async function unpackedPast({ register, paragraphs, blocks, ...hashes }: PackedPast): Promise<PastMoment> {
  const turns = new Turns();
  await turns.breathe();
  const bare: Register = JSON.parse(register);
  return {
    ...hashes,
    register: { ...bare, paragraphs: await unpacked<ShownParagraph>(paragraphs, turns) },
    blocks: await unpacked<TextBlock>(blocks, turns),
  };
}
