/** What stays below the text: appeals against the chair, and what was said for the record. */
import { AllAppeals } from './appeals.tsx';
import { ForRecord } from './for-record.tsx';

export function Recorded() {
  return (
    <>
      <AllAppeals />
      <ForRecord />
    </>
  );
}
