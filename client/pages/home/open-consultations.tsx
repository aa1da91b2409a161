import { Shape } from '../../../shared/page/parts/shape.tsx';
import { useText } from '../../ui/words.tsx';
import { NotRead } from '../answered.tsx';
import { useLoaded } from '../loaded.ts';

/** `now`: ms UTC. */
export function OpenConsultations({ now }: { readonly now: number }) {
  const { t, moment, fromNow, facts, language: here } = useText();
  const consultations = useLoaded('GET /api/consultations');
  const open = (consultations.value ?? [])
    .filter((one) => one.open && one.closesAt > now)
    .sort((one, other) => one.closesAt - other.closesAt);
  if (open.length === 0 && consultations.trouble === null) return null;
  return (
    <section className="panel" aria-labelledby="open-consultations">
      <h2 id="open-consultations">{t('consultation.list')}</h2>
      <NotRead of={consultations} />
      {open.map(({ id, number, title, language, closesAt }) => (
        <div key={id} className="now-row">
          <Shape name="call" />
          <p>
            <span className="note">{t('consultation.document', { number })}</span>
            <a className="now-what" href={`/consultation/${id}?lang=${here}`}>
              <bdi lang={language}>{title}</bdi>
            </a>
            <span>{facts([t('consultation.openUntil', { moment: moment(closesAt) }), fromNow(closesAt, now)])}</span>
          </p>
        </div>
      ))}
    </section>
  );
}
