/**
 * Paragraphs but for how they read. A letter that is typed changes nothing of that, so whoever shows no more of them asks the list that stays
 * the same: they are not gone through for it, and nothing is drawn again (P17).
 */
import { useRef } from 'react';
import type { ButWords, Register, ShownParagraph } from '../../../shared/opinion/register.ts';
import { alike } from '../../ui/use-store.ts';

export const butWords = ({ hash: _hash, exact: _exact, length: _length, ...said }: ShownParagraph): ButWords => said;

/** Is the same said of it, however it reads? */
const saysSame = (one: ShownParagraph, other: ShownParagraph | undefined): boolean =>
  one === other || (other !== undefined && alike(butWords(one), butWords(other)));

/** The same list for as long as the same is said of the same paragraphs in the same order. */
export function useButWords({ paragraphs }: Register): readonly ButWords[] {
  const latest = useRef([paragraphs, paragraphs] as const);
  const [before, said] = latest.current;
  const isSame = before.length === paragraphs.length && paragraphs.every((one, at) => saysSame(one, before[at]));
  latest.current = [paragraphs, isSame ? said : paragraphs];
  return latest.current[1];
}
