/** The verbs that prescribe, against texts that people have marked: what is found of what is marked, and how much of what is found is marked. */
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { checkOf } from '../../shared/wording/check.ts';
import type { Span } from '../../shared/wording/finding.ts';
import { marked, type Texts, TRUTH } from './truth/truth.ts';

interface Figures {
  readonly verbs: number;
  readonly precision: number;
  readonly recall: number;
  /** What was missed or accused wrongly, with its paragraph. */
  readonly wrong: readonly string[];
}

function measure(language: Language, texts: readonly string[]): Figures {
  const check = checkOf(language);
  let hits = 0;
  let found = 0;
  let verbs = 0;
  const wrong: string[] = [];
  for (const text of texts) {
    const truth = marked(text);
    const findings = check(truth.paragraphs).filter(({ code }) => code === 'prescribes');
    const meets = (one: Span & { readonly block: string }, other: Span & { readonly block: string }): boolean =>
      one.block === other.block && one.from < other.to && one.to > other.from;
    verbs += truth.verbs.length;
    found += findings.length;
    for (const verb of truth.verbs) {
      if (findings.some((one) => meets(one, verb))) hits += 1;
      else wrong.push(`missed: ${verb.words}`);
    }
    for (const one of findings) if (!truth.verbs.some((verb) => meets(one, verb))) wrong.push(`accused: ${one.words}`);
  }
  const accused = wrong.filter((one) => one.startsWith('accused')).length;
  return { verbs, precision: (found - accused) / found, recall: hits / verbs, wrong };
}

const both = ({ seen, unseen }: Texts): readonly string[] => [...seen, ...unseen];

describe('G2 verbs that prescribe', () => {
  it.each(LANGUAGES.map((language) => [language, TRUTH[language]] as const))(
    'in %s: precision and recall by hand-made truth',
    (language, texts) => {
      for (const [name, those] of [
        ['seen while it was tuned', texts.seen],
        ['unseen', texts.unseen],
      ] as const) {
        const { verbs, precision, recall, wrong } = measure(language, those);
        process.stdout.write(
          `${language}, ${name}: ${those.length} texts, ${verbs} verbs, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}${wrong.length > 0 ? `; ${wrong.join('; ')}` : ''}\n`,
        );
        expect(verbs).toBeGreaterThan(5);
      }
    },
  );

  it('in English both are 0.95 or more, over twelve texts', () => {
    expect(both(TRUTH.en)).toHaveLength(12);
    const { verbs, precision, recall } = measure('en', both(TRUTH.en));
    expect(verbs).toBeGreaterThan(50);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });

  it('G2 a check that accuses every word of the list falls below that: the texts are hard enough', () => {
    const all = both(TRUTH.en).map(marked);
    const [paragraphs, verbs] = [all.flatMap((one) => one.paragraphs), all.flatMap((one) => one.verbs)];
    const plain = paragraphs.reduce(
      (sum, { words }) => sum + [...words.matchAll(/\b(?:shall|must|resolves|decides|instructs|directs|are to|is to)\b/giu)].length,
      0,
    );
    expect(verbs.length / plain).toBeLessThan(0.75);
  });
});
