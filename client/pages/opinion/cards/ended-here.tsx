import { goesOn } from '../../../../shared/opinion/register.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { endedKey } from '../../../../shared/page/ended.ts';
import { useText } from '../../../ui/words.tsx';
import { useOfOpened } from '../opened.ts';

/** What has ended here: whoever withdraws sees that it is done, and whoever comes later that it stood. */
export function EndedHere({ block }: { readonly block: BlockId | null }) {
  const { t, moment } = useText();
  const names = useOfOpened((opened) => opened.names);
  const ended = useOfOpened(({ register }) => (goesOn(register.phase) ? register.ended.filter((one) => one.block === block) : []));
  return ended.map((one) => (
    <p key={one.id} className="note ended">
      {t(endedKey(one), { state: names.entity(one.entity), paragraph: names.setOff(block) })} {moment(one.at)}
    </p>
  ));
}
