/** How far a text is: one piece a paragraph, ordered from agreed to objected, and the same in words. */
import { PARAGRAPH_STATUSES, type ParagraphStatus } from '../../shared/opinion/register.ts';
import { Chip } from '../../shared/page/parts/chip.tsx';
import type { ListedOpinion } from '../../shared/wire/opinion.ts';
import { useText } from '../ui/words.tsx';
import './progress.css';

export function Progress({ counts }: Pick<ListedOpinion, 'counts'>) {
  const { t, list } = useText();
  const order = ['agreed', 'open', 'reopened', 'unsettled', 'pending', 'objected'] satisfies readonly ParagraphStatus[];
  const shown = order.filter((status) => (counts[status] ?? 0) > 0);
  const count = PARAGRAPH_STATUSES.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
  const parts = shown.map((status) => t(`counts.${status}`, { count: counts[status] ?? 0 }));
  return (
    <div className="progress">
      <p className="unseen">{t('home.progress', { count, parts: list(parts) })}</p>
      <div className="bar" aria-hidden="true">
        {shown.map((status) => (
          <span key={status} className={`piece ${status}`} style={{ flexGrow: counts[status] ?? 0 }} />
        ))}
      </div>
      <div className="legend" aria-hidden="true">
        {shown.map((status, at) => (
          <Chip key={status} shape={status}>
            {parts[at]}
          </Chip>
        ))}
      </div>
    </div>
  );
}
