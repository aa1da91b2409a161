/** What is said beside a text as comments of Word, with their answers. */
import { quoted } from '../../shared/i18n/set-off.ts';
import { assert } from '../../shared/lib/assert.ts';
import type { OpinionNames } from '../../shared/page/paragraph-names.ts';
import type { Reading } from '../../shared/page/text-html.ts';
import { authorIn } from './remarks.ts';
import type { SaidThread } from './said.ts';
import type { CommentThread, WordComment, WordParagraph } from './word-text.ts';

/** Each thread at its paragraph, at its words where they stand there once; at the first where its paragraph is not shown, with its name. */
export function withThreads(
  all: readonly WordParagraph[],
  threads: readonly SaidThread[],
  names: OpinionNames,
  reading: Reading,
): readonly WordParagraph[] {
  if (threads.length === 0) return all;
  const shown = new Set(all.map(({ block }) => block));
  const at = new Map<string | null, SaidThread[]>();
  const first = all[0]?.block ?? null;
  for (const thread of threads) {
    const block = thread.block !== null && shown.has(thread.block) ? thread.block : first;
    const there = at.get(block) ?? [];
    there.push(thread);
    at.set(block, there);
  }
  return all.map((paragraph, place) => {
    const here = paragraph.block === null && place > 0 ? [] : (at.get(paragraph.block) ?? []);
    return here.length === 0 ? paragraph : { ...paragraph, threads: here.map((one) => threadOf(one, paragraph, names, reading)) };
  });
}

function threadOf(
  { block, heads, quote, messages, resolved }: SaidThread,
  paragraph: WordParagraph,
  names: OpinionNames,
  { text, entities }: Reading,
): CommentThread {
  const words = paragraph.runs.flatMap((run) => (run.label ? [] : [run.text])).join('');
  const span = quote === null || block !== paragraph.block ? null : onlyPlace(words, quote);
  const [first, ...replies] = messages.map(({ entity, at, words: said }): WordComment => {
    return { author: authorIn(entities)(entity), initials: entities.code(entity), at, lines: [said] };
  });
  assert(first !== undefined, 'a thread has a message');
  const before = [
    ...(block === paragraph.block ? [] : [names.paragraph(block)]),
    ...heads,
    ...(quote === null || span !== null ? [] : [text.t('app.valueOf', { field: text.t('taken.words'), is: quoted(text.language, quote) })]),
  ];
  const after = resolved === null ? [] : [resolved];
  return { ...first, lines: [...before, ...first.lines, ...after], replies, resolved: resolved !== null, span };
}

/** Words that stand there twice could be either. */
function onlyPlace(words: string, quote: string): CommentThread['span'] {
  const from = words.indexOf(quote);
  return from === -1 || words.indexOf(quote, from + 1) !== -1 ? null : { from, to: from + quote.length };
}
