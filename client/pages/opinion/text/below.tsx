/** What stands below the text: paragraphs that are gone, and what was said for the record. */
import { Later, later } from '../../../ui/later.tsx';

const BelowText = later(async () => ({ default: (await import('./below-text.tsx')).BelowText }));

export function Below() {
  return (
    <Later>
      <BelowText />
    </Later>
  );
}
