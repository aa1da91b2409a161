/** What stands below the text: paragraphs that are gone, and what was said for the record. */
import { Later, later } from '../../../ui/later.tsx';

const Removed = later(async () => ({ default: (await import('./removed.tsx')).Removed }));
const Recorded = later(async () => ({ default: (await import('../cards/recorded.tsx')).Recorded }));

export function Below() {
  return (
    <Later>
      <Removed />
      <Recorded />
    </Later>
  );
}
