/** In place of letters that a State has withheld it is said how many there were (SPEC.md H75): nobody hears two hundred block signs read out. */
import type { Text } from '../../../shared/i18n/text.ts';
import { type Html, html } from '../../../shared/lib/html.ts';
import type { TextBlock } from '../../../shared/text/block.ts';
import { MASK } from '../../text/masking.ts';

const MASKED = new RegExp(`(${MASK}+)`, 'u');

export function withheldHtml(words: string, { t, language, dir }: Text): Html {
  const said = (count: number): Html =>
    html`<bdi lang="${language}" dir="${dir}"><span aria-hidden="true">${MASK} </span>(${t('withhold.letters', { count })})</bdi>`;
  return html`${words.split(MASKED).map((part) => (part.startsWith(MASK) ? said(part.length) : part))}`;
}

/** Where no page is drawn: between signs that keep another direction to themselves. */
export const withheldWords = (words: string, { t }: Text): string =>
  words.replaceAll(new RegExp(MASKED, 'gu'), ({ length }) => `\u2068${MASK} (${t('withhold.letters', { count: length })})\u2069`);

/** A text of the past, as it is drawn. */
export const withheldBlocks = (blocks: readonly TextBlock[], text: Text): readonly TextBlock[] =>
  blocks.map((block) => ({ ...block, runs: block.runs.map((run) => ({ ...run, text: withheldWords(run.text, text) })) }));
