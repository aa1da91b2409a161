/** How the text has come along, as a picture over time and as its table: agreed, unsettled, held; three lines of different stroke. */
import type { Progress as Point } from '../../../../shared/opinion/progress.ts';
import { useText } from '../../../ui/words.tsx';
import { Answered } from '../../answered.tsx';
import { useLoaded } from '../../loaded.ts';
import { useOpened } from '../opened.ts';
import './progress-picture.css';

const WIDTH = 640;
const HEIGHT = 120;
const LINES = ['agreed', 'unsettled', 'held'] as const;

export function Progress() {
  const { t } = useText();
  const { register } = useOpened();
  // asked again whenever what it shows may have changed
  const { agreed, objected, pending, unsettled } = register.counts;
  const key = [agreed, objected, pending, unsettled, register.paragraphs.length].join(' ');
  return (
    <section className="course" aria-labelledby="course-title">
      <h2 id="course-title">{t('console.progress')}</h2>
      <Course key={key} opinion={register.opinion} />
    </section>
  );
}

function Course({ opinion }: { readonly opinion: string }) {
  const { t, moment, number } = useText();
  const progress = useLoaded('GET /api/opinions/:id/progress', { id: opinion });
  return (
    <Answered of={progress} empty={t('console.noProgress')}>
      {(points) => (
        <>
          <Picture points={points} />
          <details>
            <summary>{t('console.asTable')}</summary>
            <div className="course-table">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('console.when')}</th>
                    {LINES.map((line) => (
                      <th key={line} scope="col">
                        {t(`console.${line}`)}
                      </th>
                    ))}
                    <th scope="col">{t('console.of')}</th>
                  </tr>
                </thead>
                <tbody>
                  {points.map((point) => (
                    <tr key={point.seq}>
                      <th scope="row">{moment(point.at)}</th>
                      {LINES.map((line) => (
                        <td key={line}>{number(point[line])}</td>
                      ))}
                      <td>{number(point.paragraphs)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        </>
      )}
    </Answered>
  );
}

function Picture({ points }: { readonly points: readonly Point[] }) {
  const { t, date, dir } = useText();
  const from = points[0]?.at ?? 0;
  const to = points.at(-1)?.at ?? from;
  const most = Math.max(1, ...points.map(({ paragraphs }) => paragraphs));
  const x = (at: number): number => {
    const along = to === from ? WIDTH : ((at - from) / (to - from)) * WIDTH;
    return Math.round(dir === 'rtl' ? WIDTH - along : along);
  };
  const y = (count: number): number => Math.round(HEIGHT - (count / most) * HEIGHT);
  // what stood stays until the next moment: steps, no slopes
  const path = (line: (typeof LINES)[number]): string =>
    points.map((point, i) => `${i === 0 ? 'M' : `H${x(point.at)}V`}${i === 0 ? `${x(point.at)} ` : ''}${y(point[line])}`).join('');
  return (
    <figure>
      <svg viewBox={`-4 -4 ${WIDTH + 8} ${HEIGHT + 8}`} role="img" aria-label={t('console.progress')}>
        <path className="frame" d={`M0 0V${HEIGHT}H${WIDTH}V0`} />
        {LINES.map((line) => (
          <path key={line} className={`course-line ${line}`} d={path(line)} />
        ))}
      </svg>
      <figcaption>
        <span>{date(from)}</span>
        {LINES.map((line) => (
          <span key={line} className="course-key">
            <svg viewBox="0 0 24 8" aria-hidden="true">
              <path className={`course-line ${line}`} d="M0 4H24" />
            </svg>
            {t(`console.${line}`)}
          </span>
        ))}
        <span>{date(to)}</span>
      </figcaption>
    </figure>
  );
}
