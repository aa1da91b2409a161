import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { useText } from '../../ui/words.tsx';
import { useOpened } from './opened.ts';

/** What has ended here while the page was open: whoever withdraws sees that it is done. */
export function EndedHere({ block }: { readonly block: BlockId | null }) {
  const { moment } = useText();
  const here = useOpened().ended.filter((one) => one.block === block);
  return here.map(({ seq, at, words }) => (
    <p key={`${seq} ${words}`} className="note ended">
      {words} {moment(at)}
    </p>
  ));
}
