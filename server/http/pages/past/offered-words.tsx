/** Stretches of words that are gone, to be ticked or read once more before they are withheld. */
import type { Text } from '../../../../shared/i18n/text.ts';
import type { Language } from '../../../../shared/opinion/vocabulary.ts';
import { Quote } from '../../../../shared/page/parts/quote.tsx';
import { toldApart } from './told-apart.ts';

/** One stretch of words, as the form names it. */
export interface Offered {
  readonly value: string;
  readonly paragraph: string;
  /** When it was taken out, ms UTC. */
  readonly at: number;
  readonly words: string;
}

interface Shown {
  readonly text: Text;
  /** Of the words. */
  readonly language: Language;
  readonly offered: readonly Offered[];
}

export function TickedWords({ legend, ticked, ...shown }: Shown & { readonly legend: string; readonly ticked: ReadonlySet<string> }) {
  const names = namesOf(shown);
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      {shown.offered.map(({ value, words }, at) => (
        <div key={value}>
          <label className="tick">
            <input type="checkbox" name="words" value={value} defaultChecked={ticked.has(value)} aria-describedby={`words-${at}`} />{' '}
            <span>{names[at]}</span>
          </label>
          <div id={`words-${at}`}>
            <Quote language={shown.language}>{words}</Quote>
          </div>
        </div>
      ))}
    </fieldset>
  );
}

export function ListedWords(shown: Shown) {
  const names = namesOf(shown);
  return (
    <ul>
      {shown.offered.map(({ value, words }, at) => (
        <li key={value}>
          <span>{names[at]}</span>
          <Quote language={shown.language}>{words}</Quote>
        </li>
      ))}
    </ul>
  );
}

/** As they were ticked. */
export const HiddenWords = ({ values }: { readonly values: readonly string[] }) =>
  values.map((value) => <input key={value} type="hidden" name="words" value={value} />);

const namesOf = ({ text, offered }: Shown): readonly string[] =>
  toldApart(
    offered.map(({ paragraph, at }) => [paragraph, text.t('withhold.out', { moment: text.moment(at) })]),
    text,
  );
