/**
 * Texts made for the wording check, with the verbs that prescribe marked by hand: `⟦shall⟧`, and in terms.ts terms: `⟪forum⟫`. Written before the check was tuned; the texts of
 * `unseen` were not looked at until it was done. One line is one paragraph: T title, E enacting line, P and O headings, p and o their items.
 *
 * Marked is a verb by which the text itself, in its own voice, binds or orders somebody. Not marked: what is told of others (what a Council
 * once instructed, what a regulator decides), quotations, titles of other texts, nouns and compounds, what recommends or allows, what denies
 * a duty ("need not", "nothing in this Opinion shall"), and necessity of facts ("fuel must have run out").
 */
import type { BlockKind, Language } from '../../../shared/opinion/vocabulary.ts';
import type { Written } from '../../../shared/wording/finding.ts';
import { AR } from './ar.ts';
import { EN } from './en.ts';
import { ES } from './es.ts';
import { FR } from './fr.ts';
import { RU } from './ru.ts';
import { ZH } from './zh.ts';

export interface Texts {
  readonly seen: readonly string[];
  readonly unseen: readonly string[];
}

export const TRUTH: Readonly<Record<Language, Texts>> = { en: EN, fr: FR, es: ES, ru: RU, zh: ZH, ar: AR };

const KINDS: Readonly<Record<string, BlockKind>> = {
  T: 'title',
  E: 'enacting',
  P: 'preamble-heading',
  O: 'operative-heading',
  p: 'preamble-item',
  o: 'operative-item',
};

export interface Marked {
  readonly paragraphs: readonly Written[];
  /** By paragraph, where each marked verb begins and ends. */
  readonly verbs: readonly Place[];
  readonly terms: readonly Place[];
  /** Headings that begin with no keyword. */
  readonly headings: readonly Place[];
}

export interface Place {
  readonly block: string;
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

export function marked(text: string): Marked {
  const verbs: Place[] = [];
  const terms: Place[] = [];
  const headings: Place[] = [];
  const paragraphs = text
    .trim()
    .split('\n')
    .map((line, n): Written => {
      const block = `b${n}`;
      let words = '';
      for (const [part = '', verb, term, heading] of line.slice(2).matchAll(/⟦([^⟧]*)⟧|⟪([^⟫]*)⟫|⦅([^⦆]*)⦆|[^⟦⟪⦅]+/gu)) {
        const said = verb ?? term ?? heading ?? part;
        const place = { block, from: words.length, to: words.length + said.length, words: said };
        if (verb !== undefined) verbs.push(place);
        if (term !== undefined) terms.push(place);
        if (heading !== undefined) headings.push(place);
        words += said;
      }
      const kind = KINDS[line.charAt(0)];
      if (kind === undefined) throw new Error(`no kind begins “${line}”`);
      return { block, kind, level: 0, label: '', words, literal: [] };
    });
  return { paragraphs, verbs, terms, headings };
}
