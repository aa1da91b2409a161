/** Something that the palette offers. */
import type { SetOff } from '../../../shared/i18n/set-off.ts';
import type { BlockId, Language } from '../../../shared/opinion/vocabulary.ts';
import type { ShapeName } from '../../../shared/page/shapes.ts';
import { Store } from '../../lib/store.ts';
import type { PageAct } from './acts.ts';
import type { Named } from './match.ts';

/** `at`: the paragraph that was the current one, on which the act would be. */
type Target = { readonly act: PageAct; readonly at: BlockId | null } | { readonly block: BlockId } | { readonly href: string };

export interface Offer extends Named {
  readonly key: string;
  readonly to: Target;
  readonly shape: ShapeName | null;
  /** What is said of it in the language of the page. */
  readonly note: string;
  /** Words of a text, or its title, in the language in which it is written. */
  readonly quote: { readonly words: string; readonly language: Language } | null;
  /** Why it cannot be done now. */
  readonly why: string | null;
}

type Said = Pick<Offer, 'key' | 'name' | 'to'> & Partial<Offer>;

export const offer = ({ note = '', quote = null, shape = null, why = null, ...said }: Said): Offer => ({
  ...{ note, quote, shape, why },
  ...said,
  beside: [note, quote?.words].join(' '),
});

/** What a page with an opinion on it tells the palette. */
export interface OpinionHere {
  readonly current: BlockId | null;
  /** The name of the current paragraph. */
  readonly at: SetOff | null;
  readonly paragraphs: () => readonly Offer[];
  readonly goTo: (block: BlockId) => void;
}

export const opinionHere = new Store<OpinionHere | null>(null);
