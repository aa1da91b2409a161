/** A notice before it goes out: how it will read in each language, and whom it reaches. */
import { NATIVE_NAMES } from '../../../../shared/i18n/text.ts';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import type { SeatRow } from '../../../../shared/wire/forum.ts';
import type { SeenNotice } from '../../../../shared/wire/notice.ts';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { seatName } from '../../seats/seat-name.ts';

export function Proof({
  proof: { letters, unreached, without },
  seats,
}: {
  readonly proof: SeenNotice;
  readonly seats: readonly SeatRow[];
}) {
  const { t, list } = useText();
  const entities = useEntities();
  const called = (id: string): string => {
    const seat = seats.find((one) => one.seat === id);
    return seat === undefined ? id : t('app.saidOf', { name: entities.code(seat.entity), words: seatName(seat, seats, entities) });
  };
  return (
    <section className="proof" aria-labelledby="notice-proof">
      <h3 id="notice-proof">{t('notice.seen')}</h3>
      {/* all of it at once would be too long to hear */}
      <p className="unseen" role="status">
        {list(letters.map(({ language, to }) => t('notice.gets', { count: to.length, language: NATIVE_NAMES[language] })))}
      </p>
      {letters.every(({ to }) => to.length === 0) && <ErrorWords>{t('notice.nobody')}</ErrorWords>}
      {letters.map(({ language, subject, text, to }) => (
        <article key={language} className="proof-letter">
          <details>
            <summary>{t('notice.gets', { count: to.length, language: NATIVE_NAMES[language] })}</summary>
            <p className="note">{list(to.map(called))}</p>
          </details>
          <p>
            <strong>
              <bdi>{subject}</bdi>
            </strong>
          </p>
          <p className="proof-words" lang={language} dir="auto">
            {text}
          </p>
        </article>
      ))}
      {unreached.length > 0 && <ErrorWords>{t('notice.unreached', { seats: list(unreached.map(called)) })}</ErrorWords>}
      {without.length > 0 && <p className="note">{t('notice.without', { states: list(without.map((id) => entities.name(id))) })}</p>}
    </section>
  );
}
