/** What nodes say to each other. Those of another version say something else, and are not heard. */
import { z } from 'zod';
import type { Json } from '../../shared/lib/canonical-json.ts';

const VERSION = 1;
const id = z.string().min(1).max(40);
const topic = z.string().max(80);
/** Whoever hears it looks at it. */
const value = z.custom<Json>();
/** What is stated under a name of a topic; null = no longer. */
const fact = z.tuple([topic, z.string().max(80), value]);
const said = z.tuple([topic, value]);
/** Of the news of a node, counted without gap: whoever knows another number has missed some. */
const n = z.int().min(0);

const message = z.discriminatedUnion('kind', [
  /** What has changed. */
  z.object({ kind: z.literal('news'), n, facts: z.array(fact), said: z.array(said) }),
  /** A part of all that is stated as of that number of news. `asks`: it wants the same of whoever hears it. */
  z.object({ kind: z.literal('whole'), n, facts: z.array(fact), part: z.int().min(0), last: z.boolean(), asks: z.boolean() }),
  /** Still there. */
  z.object({ kind: z.literal('beat'), n }),
  z.object({ kind: z.literal('bye') }),
  /** Something was missed: says all, please. */
  z.object({ kind: z.literal('again') }),
  z.object({ kind: z.literal('question'), key: id, topic, question: value }),
  z.object({ kind: z.literal('answer'), key: id, answer: value }),
]);

const envelope = z.object({ version: z.literal(VERSION), from: id, message });

export type Message = z.output<typeof message>;
export type Fact = z.output<typeof fact>;
export type Said = z.output<typeof said>;

export const write = (from: string, message: Message): string => JSON.stringify({ version: VERSION, from, message });

/** Null for what is none. */
export function read(words: string): { readonly from: string; readonly message: Message } | null {
  try {
    return envelope.safeParse(JSON.parse(words)).data ?? null;
  } catch {
    return null;
  }
}
