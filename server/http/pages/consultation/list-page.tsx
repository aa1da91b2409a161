/** Which consultations there are. */
import type { Text } from '../../../../shared/i18n/text.ts';
import type { Html } from '../../../../shared/lib/html.ts';
import type { ListedConsultation } from '../../../../shared/wire/consultation.ts';
import { draw } from '../draw.ts';

export const listPage = (rows: readonly ListedConsultation[], text: Text): Html =>
  draw(
    <>
      <h1>{text.t('consultation.list')}</h1>
      {rows.length === 0 && <p>{text.t('consultation.none')}</p>}
      {rows.map(({ id, number, title, language, open, closesAt }) => (
        <article key={id} className="row">
          <h2>
            <a href={`/consultation/${id}?lang=${text.language}`}>
              <bdi lang={language}>{title}</bdi>
            </a>
          </h2>
          <p className="note">
            {text.facts([
              text.t('consultation.document', { number }),
              text.t(open ? 'consultation.openUntil' : 'consultation.closedAt', { moment: text.moment(closesAt) }),
            ])}
          </p>
        </article>
      ))}
    </>,
  );
