/** Paragraphs that nothing stands against: those that the chair could call, and those under a call, which it declares when that has run its time. */
import type { ButWords, Register, ShownCall } from '../opinion/register.ts';

interface Ready<Paragraph> {
  /** Open, with no drafting group. */
  readonly toCall: readonly Paragraph[];
  readonly called: readonly (Paragraph & { readonly call: ShownCall })[];
}

type From<Paragraph> = Pick<Register, 'phase' | 'adoptionCall'> & { readonly paragraphs: readonly Paragraph[] };

export function readyIn<Paragraph extends ButWords>({ phase, adoptionCall, paragraphs }: From<Paragraph>): Ready<Paragraph> {
  const goesOn = phase === 'drafting' && adoptionCall === null;
  const free = goesOn ? paragraphs.filter(({ status }) => status === 'open' || status === 'reopened') : [];
  return {
    toCall: free.filter(({ call, referred }) => call === null && referred === null),
    called: free.flatMap((one) => (one.call === null ? [] : [{ ...one, call: one.call }])),
  };
}
