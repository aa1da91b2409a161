/**
 * The shape of a catalogue: flat keys, each a sentence, or a function of what stands in its slots. Which slots a sentence has is read from
 * the English messages (`compiled/slots.ts`): a key that is not there does not compile, and neither does a slot that is left empty.
 */
import type { FirstSlots, HomeSlots, OpinionSlots, PageSlots, ServerSlots, SlotTypes } from './compiled/slots.ts';

/** Of the forms of a language the one for this number; what is not there reads as `other`. A form is told the number as it is written. */
type Form = string | ((count: string) => string);
export type Plural = (count: number, forms: { readonly [Rule in Intl.LDMLPluralRule]?: Form } & { readonly other: Form }) => string;
/** A value as it stands in a sentence. */
export type Shown = (value: string | number) => string;

type Sentence<Slot extends keyof SlotTypes> = [Slot] extends [never]
  ? string
  : (given: Filled<Slot>, shown: Shown, plural: Plural) => string;
type Filled<Slot extends keyof SlotTypes> = { readonly [Name in Slot]: SlotTypes[Name] };
export type Sentences<Slots extends { readonly [Key in keyof Slots]: keyof SlotTypes }> = {
  readonly [Key in keyof Slots]: Sentence<Slots[Key]>;
};

type BrowserSlots = FirstSlots & HomeSlots & OpinionSlots & PageSlots;
type AllSlots = BrowserSlots & ServerSlots;

export type MessageKey = keyof AllSlots;
export type Catalogue = Sentences<AllSlots>;
export type PageWords = Sentences<BrowserSlots>;

/** A count is a number; dates and lists are made words before they are put in; the name of a paragraph is set off. */
export type Values<Key extends MessageKey> = Filled<AllSlots[Key]>;
/** For a key that is only known when it runs. */
export type AnyValues = Partial<SlotTypes>;
export type Given<Key extends MessageKey> = [AllSlots[Key]] extends [never] ? [] : [values: Values<Key>];
