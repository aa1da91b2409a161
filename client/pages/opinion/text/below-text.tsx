/** What comes with the end of the text, once it is there: paragraphs that are gone, what was said for the record, and that it was read. */
import { Recorded } from '../cards/recorded.tsx';
import { LastHere } from '../last-here.tsx';
import { Removed } from './removed.tsx';

export function BelowText() {
  return (
    <>
      <Removed />
      <Recorded />
      <LastHere />
    </>
  );
}
