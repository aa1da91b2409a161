/** What stands below the text: paragraphs that are gone, and what was said for the record. */
import { Later, later } from '../../ui/later.tsx';
import { Removed } from './removed.tsx';

const ForRecord = later(async () => ({ default: (await import('./for-record.tsx')).ForRecord }));

export function Below() {
  return (
    <>
      <Removed />
      <Later>
        <ForRecord />
      </Later>
    </>
  );
}
