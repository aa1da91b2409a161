import type { RunningCall } from '../../shared/wire/opinion.ts';

/** Has one's own State spoken to all that these calls ask? Silence answers too; but of that nothing is known. */
export const hasSpoken = (calls: readonly RunningCall[]): boolean =>
  calls.every(({ paragraphs, said }) =>
    (paragraphs?.map(({ id }) => id) ?? [null]).every((asked) => said.some(({ block }) => block === asked)),
  );
