/** The way to the report from the list of documents: opened by everybody, begun by the secretariat. */
import { Link } from 'wouter';
import { useText } from '../../ui/words.tsx';
import { NotRead } from '../answered.tsx';
import { useLoaded } from '../loaded.ts';
import { useMyself } from '../myself.ts';

export function ReportWay() {
  const { t } = useText();
  const { me } = useMyself();
  const report = useLoaded('GET /api/report');
  const { value } = report;
  if (value === null) return <NotRead of={report} />;
  if (value.report !== null)
    return (
      <Link href={`/o/${value.report.id}`} className="button">
        {t('report.open')}
      </Link>
    );
  return me.seat?.capacity === 'secretariat' ? (
    <Link href="/documents/report" className="button">
      {t('report.begin')}
    </Link>
  ) : null;
}
