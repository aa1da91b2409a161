/** What stands below the text: paragraphs that are gone, and what was said for the record. */
import { Later, later } from '../../ui/later.tsx';
import { Removed } from './removed.tsx';

const Recorded = later(async () => ({ default: (await import('./recorded.tsx')).Recorded }));

export function Below() {
  return (
    <>
      <Removed />
      <Later>
        <Recorded />
      </Later>
    </>
  );
}
