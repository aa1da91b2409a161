/** Comments of a Word file become threads of whoever brings them: each says who wrote it, and stands at its words where these stand once. */
import { uuidv4 } from 'lib0/random';
import type { EditorView } from 'prosemirror-view';
import { ySyncPluginKey } from 'y-prosemirror';
import type { AskedAudience } from '../../../shared/comments/audience.ts';
import { MOST_SAID } from '../../../shared/comments/command.ts';
import { quoted } from '../../../shared/i18n/set-off.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import type { Register } from '../../../shared/opinion/register.ts';
import type { FileComment } from '../../../shared/word/brought.ts';
import { blockOf } from '../../editor/blocks.ts';
import { type Words, wordsAt } from '../../editor/letters.ts';
import type { No } from '../../sync/said.ts';
import type { Threads } from '../opinion/threads/threads.ts';

interface Brought {
  /** Those that are said, or kept until they are. */
  readonly done: readonly FileComment[];
  /** Why the next was not, and none behind it; null: all are. */
  readonly no: No | null;
}

interface Bringing {
  readonly threads: Threads;
  readonly view: EditorView;
  readonly register: Register;
  readonly text: Text;
  readonly audience: AskedAudience;
}

/** One after the other: what is refused ends it, and is told. */
export async function bringComments(chosen: readonly FileComment[], bringing: Bringing): Promise<Brought> {
  const done: FileComment[] = [];
  for (const comment of chosen) {
    const no = await bring(comment, bringing);
    if (no !== null) return { done, no };
    done.push(comment);
  }
  return { done, no: null };
}

async function bring(
  { block, quote, answers, ...said }: FileComment,
  { threads, view, register, text, audience }: Bringing,
): Promise<No | null> {
  const hash = register.paragraphs.find(({ id }) => id === block)?.hash;
  if (block === null || hash == null) return { status: 404, code: 'no-such-paragraph' };
  const words = onlyWords(view, block, quote);
  const about = words === null && quote !== '' ? `${quoted(text.language, quote)}\n` : '';
  const range = words === null ? null : { letters: words.letters, once: words.once };
  const anchor = { on: 'paragraph', block, hash, range, quote: words?.quote ?? null } as const;
  const thread = uuidv4();
  const wrote = (one: { readonly by: string; readonly words: string }): string => text.t('redline.wrote', { by: one.by, words: one.words });
  const opened = await threads.say(audience, { do: 'open-thread', anchor, text: short(about + wrote(said)), mentions: [] }, thread);
  if (opened !== 'said' && opened !== 'kept') return opened;
  for (const answer of answers) {
    const added = await threads.say(audience, { do: 'add-message', thread, corrects: null, text: short(wrote(answer)), mentions: [] });
    if (added !== 'said' && added !== 'kept') return added;
  }
  return null;
}

/** null where they do not stand there, or more than once. */
function onlyWords(view: EditorView, block: string, quote: string): Words | null {
  const text = ySyncPluginKey.getState(view.state)?.type;
  const words = blockOf(view.state.doc, block)?.node.textContent ?? '';
  const at = quote === '' ? -1 : words.indexOf(quote);
  if (!text || at === -1 || words.indexOf(quote, at + 1) !== -1) return null;
  return wordsAt(text, view.state.doc, { block, at, length: quote.length });
}

const short = (words: string): string =>
  words.length <= MOST_SAID ? words : `${words.slice(0, MOST_SAID - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
