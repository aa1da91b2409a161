/**
 * Paragraphs but for how they read. A letter that is typed changes nothing of that, so whoever shows no more of them asks the list that stays
 * the same: they are not gone through for it, and nothing is drawn again (P17).
 */
import { useRef } from 'react';
import type { ButWords, Register, ShownParagraph } from '../../../shared/opinion/register.ts';
import { alike } from '../../ui/use-store.ts';

const butWords = ({ hash: _hash, exact: _exact, length: _length, ...said }: ShownParagraph): ButWords => said;

/** Is the same said of it, however it reads? */
const saysSame = (one: ShownParagraph, other: ShownParagraph | undefined): boolean =>
  one === other || (other !== undefined && alike(butWords(one), butWords(other)));

/** All of a register but for its paragraphs, and for what a letter changes. */
const roundOf = ({ seq: _seq, at: _at, docHash: _docHash, textHash: _textHash, paragraphs: _paragraphs, ...round }: Register) => round;

/**
 * The register as it was when something else than words changed last. How it reads is of that time: whoever asks for that asks the register
 * itself. Its list of paragraphs is the same for as long as the same is said of the same paragraphs in the same order.
 */
export function useSaid(register: Register): Register {
  const latest = useRef({ register, said: register });
  const { register: before, said } = latest.current;
  if (before === register) return said;
  const { paragraphs } = register;
  const isSame = before.paragraphs.length === paragraphs.length && paragraphs.every((one, at) => saysSame(one, before.paragraphs[at]));
  const isAll = isSame && alike(roundOf(said), roundOf(register));
  latest.current = { register, said: isAll ? said : { ...register, paragraphs: (isSame ? said : register).paragraphs } };
  return latest.current.said;
}
