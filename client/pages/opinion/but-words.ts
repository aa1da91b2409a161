/**
 * The register but for how its paragraphs read. A letter that is typed changes nothing of that, so whoever shows no more of it asks what stays the
 * same: nothing is gone through for it, and nothing is drawn again (P17).
 */
import { useRef } from 'react';
import type { ButWords, Register, ShownParagraph } from '../../../shared/opinion/register.ts';
import { alike } from '../../ui/use-store.ts';

const butWords = ({ hash: _hash, exact: _exact, length: _length, ...said }: ShownParagraph): ButWords => said;

/** Is the same said of it, however it reads? */
const saysSame = (one: ShownParagraph, other: ShownParagraph | undefined): boolean =>
  one === other || (other !== undefined && alike(butWords(one), butWords(other)));

/** What a letter changes of a register, beside its paragraphs. */
const OF_LETTERS = { seq: 0, at: 0, docHash: null, textHash: null };

/**
 * The register as it was when something else than words changed last. How it reads is of that time: whoever asks for that asks the register
 * itself. Its list of paragraphs is the same for as long as the same is said of the same paragraphs in the same order.
 */
export function useSaid(register: Register): Register {
  const latest = useRef([register, register] as const);
  const [{ paragraphs: before }, said] = latest.current;
  const isSame = before.length === register.paragraphs.length && register.paragraphs.every((one, at) => saysSame(one, before[at]));
  const now = isSame ? { ...register, paragraphs: said.paragraphs } : register;
  latest.current = [register, alike({ ...said, ...OF_LETTERS }, { ...now, ...OF_LETTERS }) ? said : now];
  return latest.current[1];
}
