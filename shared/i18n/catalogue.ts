/**
 * The shape of a catalogue: flat keys, each a sentence or its plural forms, with `{slots}`. English is the pattern: another
 * language that lacks a key, or has one too many, does not compile; the slots that a sentence needs are read from its English type.
 */

import type { access } from './en/access.ts';
import type { acting } from './en/acting.ts';
import type { answering } from './en/answering.ts';
import type { appeals } from './en/appeals.ts';
import type { audit } from './en/audit.ts';
import type { circular } from './en/circular.ts';
import type { commenting } from './en/commenting.ts';
import type { consoleWords } from './en/console.ts';
import type { consultation } from './en/consultation.ts';
import type { contributions } from './en/contributions.ts';
import type { docket } from './en/docket.ts';
import type { documents } from './en/documents.ts';
import type { field } from './en/field.ts';
import type { floor } from './en/floor.ts';
import type { forum } from './en/forum.ts';
import type { fromWord } from './en/from-word.ts';
import type { letters } from './en/letters.ts';
import type { live } from './en/live.ts';
import type { meeting } from './en/meeting.ts';
import type { notices } from './en/notices.ts';
import type { now } from './en/now.ts';
import type { office } from './en/office.ts';
import type { pageWords } from './en/page-words.ts';
import type { pages } from './en/pages.ts';
import type { people } from './en/people.ts';
import type { reading } from './en/reading.ts';
import type { report } from './en/report.ts';
import type { restricted } from './en/restricted.ts';
import type { sessions } from './en/sessions.ts';
import type { sheet } from './en/sheet.ts';
import type { suggesting } from './en/suggesting.ts';
import type { tables } from './en/tables.ts';
import type { timetable } from './en/timetable.ts';
import type { underWay } from './en/under-way.ts';
import type { en } from './en.ts';
import type { SetOff } from './set-off.ts';

/** Forms chosen by the slot `{count}`; exactly the categories that the language has (a test looks). */
export type Plural = { readonly [form in Intl.LDMLPluralRule]?: string } & { readonly other: string };
export type Message = string | Plural;

type English = typeof en;
export type MessageKey = keyof English;
type Like<Pattern> = { readonly [Key in keyof Pattern]: Pattern[Key] extends string ? string : Plural };
export type Catalogue = Like<English>;
export type PageWords = Like<typeof pageWords>;
export type Acting = Like<typeof acting>;
export type Sessions = Like<typeof sessions>;
export type Sheet = Like<typeof sheet>;
export type Now = Like<typeof now>;
export type Access = Like<typeof access>;
export type Documents = Like<typeof documents>;
export type Docket = Like<typeof docket>;
export type Contributions = Like<typeof contributions>;
export type Notices = Like<typeof notices>;
export type Field = Like<typeof field>;
export type Letters = Like<typeof letters>;
export type Commenting = Like<typeof commenting>;
export type Circular = Like<typeof circular>;
export type Consultation = Like<typeof consultation>;
export type ConsoleWords = Like<typeof consoleWords>;
export type Floor = Like<typeof floor>;
export type FromWord = Like<typeof fromWord>;
export type Forum = Like<typeof forum>;
export type Pages = Like<typeof pages>;
export type Reading = Like<typeof reading>;
export type Report = Like<typeof report>;
export type Answering = Like<typeof answering>;
export type Office = Like<typeof office>;
export type People = Like<typeof people>;
export type UnderWay = Like<typeof underWay>;
export type Restricted = Like<typeof restricted>;
export type Tables = Like<typeof tables>;
export type Timetable = Like<typeof timetable>;
export type Suggesting = Like<typeof suggesting>;
export type Meeting = Like<typeof meeting>;
export type Live = Like<typeof live>;
export type Audit = Like<typeof audit>;
export type Appeals = Like<typeof appeals>;

type SlotsIn<Sentence> = Sentence extends `${string}{${infer Slot}}${infer Rest}` ? Slot | SlotsIn<Rest> : never;
export type Slots<Key extends MessageKey> = English[Key] extends string
  ? SlotsIn<English[Key]>
  : SlotsIn<English[Key][keyof English[Key]]> | 'count';

/** A count is a number; dates and lists are made words before they are put in; the name of a paragraph is set off. */
export type Values<Key extends MessageKey> = {
  readonly [Slot in Slots<Key>]: Slot extends 'count' ? number : Slot extends keyof Paragraphs ? SetOff : string | number;
};
export interface Paragraphs {
  readonly paragraph?: SetOff;
  readonly paragraphs?: SetOff;
}
/** For a key that is only known when it runs. */
export type AnyValues = Readonly<Record<string, string | number>> & Paragraphs;
export type Given<Key extends MessageKey> = [Slots<Key>] extends [never] ? [] : [values: Values<Key>];
