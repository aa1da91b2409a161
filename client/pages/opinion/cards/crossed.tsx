import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { useText } from '../../../ui/words.tsx';
import { useOfOpened } from '../opened.ts';

/** Whose objection has cancelled the last adoption, and on what. */
export function Crossed() {
  const { t, moment } = useText();
  const { crossed, names } = useOfOpened(({ register: { crossed }, names }) => ({ crossed, names }));
  if (crossed === null) return null;
  return (
    <p className="crossed">
      <Chip shape="broken">{t('news.crossed', { state: names.entity(crossed.entity) })}</Chip>{' '}
      <span className="note">{t('app.atTime', { moment: moment(crossed.at), name: names.paragraph(crossed.block) })}</span>
    </p>
  );
}
