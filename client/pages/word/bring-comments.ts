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
import { browserClock } from '../../lib/clock.ts';
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
  /** The text as it is by then; null once it is left. */
  readonly view: () => EditorView | null;
  readonly register: Register;
  readonly text: Text;
  readonly audience: AskedAudience;
}

/** What of a comment is said already: pressed again after a refusal, the same thread goes on. */
interface Begun {
  readonly thread: string;
  readonly audience: AskedAudience;
  answered: number;
}
const begun = new WeakMap<FileComment, Begun>();

/** So many messages go out at once; then one each second, so that whoever brings them can act meanwhile (server: 120 acts a minute). */
const AT_ONCE = 20;
const PAUSE_MS = 1_000;
/** Characters of an author: a name, not a text. */
const MOST_NAME = 80;

/** One after the other: what is refused ends it, and is told. */
export async function bringComments(chosen: readonly FileComment[], bringing: Bringing): Promise<Brought> {
  const done: FileComment[] = [];
  let said = 0;
  const say: Threads['say'] = async (...command) => {
    said += 1;
    if (said > AT_ONCE) await new Promise<void>((resolve) => browserClock.after(PAUSE_MS, resolve));
    return bringing.threads.say(...command);
  };
  for (const comment of chosen) {
    const no = await bring(comment, say, bringing);
    if (no !== null) return { done, no };
    done.push(comment);
  }
  return { done, no: null };
}

const GONE: No = { status: 404, code: 'no-such-paragraph' };

async function bring(comment: FileComment, say: Threads['say'], { view, register, text, audience }: Bringing): Promise<No | null> {
  const { block, quote, answers } = comment;
  const wrote = ({ by, words }: { readonly by: string; readonly words: string }): string =>
    text.t('redline.wrote', { by: by.slice(0, MOST_NAME), words });
  if (!begun.has(comment)) {
    const here = view();
    const hash = register.paragraphs.find(({ id }) => id === block)?.hash;
    if (block === null || hash == null || here === null) return GONE;
    const words = onlyWords(here, block, quote);
    const about = words === null && quote !== '' ? `${quoted(text.language, quote)}\n` : '';
    const range = words === null ? null : { letters: words.letters, once: words.once };
    const anchor = { on: 'paragraph', block, hash, range, quote: words?.quote ?? null } as const;
    const thread = uuidv4();
    const opened = await say(audience, { do: 'open-thread', anchor, text: short(about + wrote(comment)), mentions: [] }, thread);
    if (opened !== 'said' && opened !== 'kept') return opened;
    begun.set(comment, { thread, audience, answered: 0 });
  }
  const on = begun.get(comment);
  if (on === undefined) return GONE;
  for (const answer of answers.slice(on.answered)) {
    const added = await say(on.audience, {
      do: 'add-message',
      thread: on.thread,
      corrects: null,
      text: short(wrote(answer)),
      mentions: [],
    });
    if (added !== 'said' && added !== 'kept') return added;
    on.answered += 1;
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
