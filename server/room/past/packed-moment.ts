/** How an opinion stood, as the thread of the past hands it over (packs.ts). Its text is kept as JSON there, and goes out as it is kept. */
import type { Register, ShownParagraph } from '../../../shared/opinion/register.ts';
import type { OpinionState } from '../../../shared/opinion/state.ts';
import type { TextBlock } from '../../../shared/text/block.ts';
import { Turns } from '../../turns.ts';
import type { History } from './history.ts';
import { hashesOf, type PastMoment, registerAt } from './history-answers.ts';
import { packed, packedJson, unpacked } from './packs.ts';

export interface PackedMoment extends Omit<PastMoment, 'register' | 'blocks'> {
  /** Without its paragraphs. */
  readonly register: string;
  readonly paragraphs: readonly string[];
  readonly blocks: readonly string[];
}

export function packedMoment(history: History, state: OpinionState, opinion: string): PackedMoment {
  const register = registerAt(history, state, opinion);
  return {
    ...hashesOf(state),
    register: JSON.stringify({ ...register, paragraphs: [] } satisfies Register),
    paragraphs: packed(register.paragraphs),
    blocks: packedJson(history.wordings.jsonAt(state.seq)),
  };
}

export async function unpackedMoment({ register, paragraphs, blocks, ...hashes }: PackedMoment): Promise<PastMoment> {
  const turns = new Turns();
  await turns.breathe();
  const bare: Register = JSON.parse(register);
  return {
    ...hashes,
    register: { ...bare, paragraphs: await unpacked<ShownParagraph>(paragraphs, turns) },
    blocks: await unpacked<TextBlock>(blocks, turns),
  };
}
