/** Up to which entry of an opinion's log this page has said aloud what there is to say: what one part of the page said, no other says again. */
const told = new Map<string, number>();

/** Is there something after what was told? */
export const isNew = (opinion: string, seq: number): boolean => seq > (told.get(opinion) ?? 0);

export function tell(opinion: string, seq: number): void {
  if (isNew(opinion, seq)) told.set(opinion, seq);
}
