/** An opinion, read into what a Word file holds of it: text, label, level and marks of each paragraph, and what is said beside it. */
import { directionOf } from '../../shared/i18n/text.ts';
import { calledWords, stateWords } from '../../shared/page/opinion-head.ts';
import { namesIn, type Reading } from '../../shared/page/text-html.ts';
import { cleanBlock, shownText, wholeSuggestion } from '../../shared/text/block.ts';
import { acceptedBlock } from '../../shared/text/suggestion.ts';
import { below } from './below.ts';
import { runsFromRight } from './direction.ts';
import { authorIn, Remarks } from './remarks.ts';
import { blockRuns } from './runs.ts';
import { leftOut, type SaidBeside, saidIn } from './said.ts';
import { withThreads } from './word-said.ts';
import type { WordComment, WordParagraph, WordText, WordView } from './word-text.ts';

export interface Hashes {
  readonly textHash: string;
  readonly docHash: string;
}

/** Lets others be served. */
type Breathe = () => Promise<void>;

/**
 * In turns, between which others are served. `forum`: its name, in which the status of a paragraph is said. `beside`: what is said beside the text;
 * null where nobody asked for it.
 */
export async function wordText(
  shown: Reading,
  hashes: Hashes,
  view: WordView,
  forum: string,
  beside: SaidBeside | null = null,
  breathe: Breathe = async () => {},
): Promise<WordText> {
  await breathe();
  const { text, entities } = shown;
  const reading = view === 'marked' ? shown : { ...shown, blocks: shown.blocks.map(view === 'clean' ? cleanBlock : acceptedBlock) };
  const names = namesIn(reading);
  const remarks = new Remarks(reading, names, forum);
  const threads = beside === null ? [] : saidIn(reading, names, beside);
  const left = beside && leftOut(beside, text);
  const more = beside === null ? [] : [text.t('taken.for', { state: entities.name(beside.own) }), ...(left === null ? [] : [left])];
  return {
    ...wordSheet(shown, hashes, forum, more),
    paragraphs: withThreads([...(await paragraphs(reading, remarks, breathe)), ...below(reading, names, remarks)], threads, names, reading),
  };
}

/** What stands round the text. `more`: said at the head of each page, behind what is said there of every opinion. */
export function wordSheet(
  { register, text }: Reading,
  hashes: Hashes,
  forum: string,
  more: readonly string[],
): Omit<WordText, 'paragraphs'> {
  const { opinion, seq, at, title, language, adopted, kind } = register;
  const { textHash, docHash } = adopted ?? hashes;
  const footer = [
    text.t('opinion.position', { seq }),
    text.t('app.valueOf', { field: text.t('opinion.hash'), is: textHash }),
    text.t('app.valueOf', { field: text.t('opinion.wordingHash'), is: docHash }),
  ];
  return {
    ...{ opinion, seq, textHash, at, title, language },
    rtl: text.dir === 'rtl',
    boldHeadings: kind === 'report' || language === 'ar' || language === 'zh',
    author: forum,
    header: text.facts([calledWords(text, register), stateWords(text, register), ...more]),
    footer: text.facts(footer),
  };
}

/** What is said of a paragraph that the view leaves out is said where it would stand. */
async function paragraphs(reading: Reading, remarks: Remarks, breathe: Breathe): Promise<readonly WordParagraph[]> {
  const { register, blocks, entities } = reading;
  const shown = new Map(register.paragraphs.map((one) => [one.id, one]));
  const authorOf = authorIn(entities);
  const found: WordParagraph[] = [];
  let waiting: readonly WordComment[] = remarks.whole(register);
  for (const block of blocks) {
    await breathe();
    const { id, kind, level, runs } = block;
    const paragraph = shown.get(id);
    if (runs.length === 0) {
      if (paragraph !== undefined) waiting = [...waiting, ...remarks.on(paragraph, true)];
      continue;
    }
    const rtl = runsFromRight(shownText(block)) ?? directionOf(register.language) === 'rtl';
    const words = blockRuns(block, paragraph?.label ?? '', authorOf);
    const whole = wholeSuggestion(block);
    found.push({
      ...{ block: id, style: kind, level, rtl, runs: words },
      inserted: whole?.verb === 'ins' ? authorOf(whole.by) : null,
      deleted: whole?.verb === 'del' ? authorOf(whole.by) : null,
      comments: [...waiting, ...(paragraph === undefined ? [] : remarks.on(paragraph))],
      threads: [],
    });
    waiting = [];
  }
  const last = found.at(-1);
  if (waiting.length > 0 && last !== undefined) found[found.length - 1] = { ...last, comments: [...last.comments, ...waiting] };
  return found;
}
