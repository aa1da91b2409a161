/** Paragraphs that nothing stands against: those that the chair could call, and those under a call, which it declares when that has run its time. */
import type { Register, ShownCall, ShownParagraph } from '../opinion/register.ts';

interface Ready {
  /** Open, with no drafting group. */
  readonly toCall: readonly ShownParagraph[];
  readonly called: readonly (ShownParagraph & { readonly call: ShownCall })[];
}

export function readyIn({ phase, adoptionCall, paragraphs }: Pick<Register, 'phase' | 'adoptionCall' | 'paragraphs'>): Ready {
  const goesOn = phase === 'drafting' && adoptionCall === null;
  const free = goesOn ? paragraphs.filter(({ status }) => status === 'open' || status === 'reopened') : [];
  return {
    toCall: free.filter(({ call, referred }) => call === null && referred === null),
    called: free.flatMap((one) => (one.call === null ? [] : [{ ...one, call: one.call }])),
  };
}
