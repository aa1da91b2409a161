/** Stretches of words that are gone, to be ticked or read once more before they are withheld. */
import type { Text } from '../../../../shared/i18n/text.ts';
import type { Language } from '../../../../shared/opinion/vocabulary.ts';
import { Quote } from '../../../../shared/page/parts/quote.tsx';

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

export const TickedWords = ({ legend, ticked, ...shown }: Shown & { readonly legend: string; readonly ticked: ReadonlySet<string> }) => (
  <fieldset className="field">
    <legend>{legend}</legend>
    {shown.offered.map((one, at) => (
      <div key={one.value}>
        <label className="tick">
          <input type="checkbox" name="words" value={one.value} defaultChecked={ticked.has(one.value)} aria-describedby={`words-${at}`} />{' '}
          <Where text={shown.text} one={one} />
        </label>
        <div id={`words-${at}`}>
          <Quote language={shown.language}>{one.words}</Quote>
        </div>
      </div>
    ))}
  </fieldset>
);

export const ListedWords = ({ text, language, offered }: Shown) => (
  <ul>
    {offered.map((one) => (
      <li key={one.value}>
        <Where text={text} one={one} />
        <Quote language={language}>{one.words}</Quote>
      </li>
    ))}
  </ul>
);

/** As they were ticked. */
export const HiddenWords = ({ values }: { readonly values: readonly string[] }) =>
  values.map((value) => <input key={value} type="hidden" name="words" value={value} />);

const Where = ({ text, one: { paragraph, at } }: { readonly text: Text; readonly one: Offered }) => (
  <span>{text.facts([paragraph, text.t('withhold.out', { moment: text.moment(at) })])}</span>
);
