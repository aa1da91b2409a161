/** Counts as bars: each with its name before it and its figure behind it. The table beside it says the same, and is what counts. */
import { useText } from '../../../ui/words.tsx';
import './figures.css';

export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  /** The value as it is read. */
  readonly words: string;
}

const WIDTH = 100;

export function Bars({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) {
  const { dir } = useText();
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <div className="bars" role="img" aria-label={label}>
      {bars.map(({ key, name, value, words }) => {
        const long = (value / most) * WIDTH;
        return (
          <div key={key} className="bar-row">
            <span className="bar-name">
              <bdi>{name}</bdi>
            </span>
            <svg viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true">
              <rect className="bar-track" width={WIDTH} height="10" />
              <rect className="bar" x={dir === 'rtl' ? WIDTH - long : 0} width={long} height="10" />
            </svg>
            <span>{words}</span>
          </div>
        );
      })}
    </div>
  );
}
