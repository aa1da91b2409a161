import { Shape } from '../../../shared/page/parts/shape.tsx';
import { useText } from '../../ui/words.tsx';

/** Said quietly: everything works, only another way. */
export function WithoutWebSocket() {
  const { t } = useText();
  return (
    <p className="sync-sign" data-way="http">
      <Shape name="to-and-fro" /> {t('way.http')}
    </p>
  );
}
