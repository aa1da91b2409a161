/** What a page tells the server of a part of it that failed: which part, what kind of error, which build. No words, no names (P15). */
import { z } from 'zod';

/** Parts of a page that can fail each by itself. */
const PAGE_PARTS = [
  'app',
  'page',
  'above',
  'calls',
  'table',
  'marks',
  'place',
  'move',
  'outline',
  'cards',
  'threads',
  'chair',
  'palette',
] as const;

export const pageFault = z.strictObject({
  part: z.enum(PAGE_PARTS),
  /** As the language calls it: `TypeError`. */
  error: z.string().regex(/^\w{1,40}$/),
  /** The name of the file of the page's script, which is another with each build. */
  build: z.string().regex(/^[\w.-]{1,80}$/),
});
export type PageFault = z.output<typeof pageFault>;
