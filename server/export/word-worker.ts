/** The thread in which Word files are made: at a thousand paragraphs one takes most of a second. One text, one file. */
import { answering } from '../thread.ts';
import { wordFile } from './word-file.ts';
import type { WordText } from './word-text.ts';
import type { Made } from './word-thread.ts';

answering(
  (text: WordText): Promise<Made> =>
    wordFile(text).then(
      (bytes) => ({ bytes }),
      (error: unknown) => ({ fault: String(error) }),
    ),
  (made) => ('bytes' in made ? [made.bytes.buffer] : []),
);
