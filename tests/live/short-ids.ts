/** The ids of paragraphs on the page of a follower: as much of each as tells it from the others, which five letters nearly always do. */
const LETTERS = 5;

/** Of the element of a paragraph that `toldApart` names, or of a short text. */
export const idOf = (block: string): string => block.slice(0, LETTERS);

/** Of 30 paragraphs two begin alike once in 4,000 times. */
export const toldApart = <Paragraph extends { readonly id: string }>(all: readonly Paragraph[]): readonly Paragraph[] =>
  all.filter(({ id }) => all.filter((other) => idOf(other.id) === idOf(id)).length === 1);
