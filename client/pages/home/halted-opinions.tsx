import { Shape } from '../../../shared/page/parts/shape.tsx';
import { useText } from '../../ui/words.tsx';
import { NotRead } from '../answered.tsx';
import { useLoaded } from '../loaded.ts';

export function HaltedOpinions() {
  const { t } = useText();
  const halted = useLoaded('GET /api/opinions/halted');
  if (halted.trouble !== null) return <NotRead of={halted} />;
  if (halted.value === null || halted.value.length === 0) return null;
  return (
    <div className="panel" role="alert">
      {halted.value.map(({ id, why }) => (
        <div key={id} className="now-row">
          <Shape name="broken" />
          <p>
            <span className="now-what">{t('sheet.damaged', { opinion: id })}</span>
            {why !== '' && (
              <span className="note" lang="en" dir="ltr">
                {why}
              </span>
            )}
          </p>
        </div>
      ))}
    </div>
  );
}
