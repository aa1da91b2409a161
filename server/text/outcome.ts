/**
 * What the text engine answers to the room. The engine knows Yjs and what a hostile world may not do to the document;
 * it knows nothing of sockets, stores or the rules: who is closed is told to it.
 */
import type { Actor } from '../../shared/opinion/actor.ts';
import type { TextFacts } from '../../shared/opinion/entry.ts';
import type { HealCode } from '../../shared/opinion/heal-code.ts';
import type { BlockId, Hash } from '../../shared/opinion/vocabulary.ts';

/** What one connection sent and is one part, in order of arrival; it stands or falls together. */
export interface Authored {
  /** Identity of the connection: client ids are leased to it. */
  readonly connection: string;
  readonly actor: Actor;
  readonly updates: readonly Uint8Array[];
  /** Was one of them a full step 2 (carries the whole delete set)? */
  readonly full: boolean;
  /** Was it written while its author was away, and sent update by update (T46)? */
  readonly away?: boolean;
  /** Age of the connection, ms; the mass-deletion guard looks at it. */
  readonly ageMs: number;
  /** When they came, ms UTC. */
  readonly at: number;
  /** How do we know that its editor has our schema? It said so when it connected, has shown it by writing what needed no repair, or we do not. */
  readonly schema: 'said' | 'shown' | 'unknown';
  /** Whoever may only suggest changes the text through suggestions of the own entity. */
  readonly suggestsOnly: boolean;
  /** May closed blocks be reordered by this actor (pen-holder on the chair's word)? */
  readonly mayMove: boolean;
}

export const TEXT_REFUSALS = [
  'garbage', // not V1, trailing bytes, lying counts
  'too-big',
  'too-long',
  'too-many-structs',
  'too-many-blocks',
  'name',
  'type',
  'content',
  'root',
  'nesting',
  'skip',
  'client-id', // structs under a client id that another actor or a heal has used
  'throws',
  'gap', // the sender is ahead of us: ask for a full step 2
  'origins', // yjs/yjs#794: landed outside its origins
  'unhealable',
  'mass-deletion',
] as const;
export type TextRefusal = (typeof TEXT_REFUSALS)[number];

/** resync: send step 1; reset: the client starts with a new Y.Doc (4409); close: hostile (4400) or other schema (4422). */
export type Remedy = 'resync' | 'reset' | 'close';

/** Wording that a heal took out of the text, handed back to its author. */
export interface HealNotice {
  readonly block: BlockId | null;
  readonly why: HealCode;
  /** The sender's wording that could not stay; '' where nothing was lost. */
  readonly mine: string;
  /** So much was taken out by one part alone that it was put back. */
  readonly atOnce?: true;
}

/** The words of `facts.late`, in its order, and who sent them (null: nobody who is here). */
export interface LateWords {
  readonly connection: string | null;
  readonly block: BlockId | null;
  readonly words: string;
}

export interface PreparedText {
  readonly facts: TextFacts;
  /** Yjs V1 bytes, one per part of `facts.parts`. */
  readonly updates: readonly Uint8Array[];
  /** By connection. */
  readonly healed: ReadonlyMap<string, readonly HealNotice[]>;
  readonly late: readonly LateWords[];
  /** Over everything exactly as shown after this entry. */
  readonly textHash: Hash;
}

export type Preparation =
  | { readonly ok: true; readonly prepared: PreparedText }
  /** Nothing new in any of the updates: acknowledge them at the present head. */
  | { readonly ok: true; readonly prepared: null }
  | { readonly ok: false; readonly connection: string; readonly code: TextRefusal; readonly remedy: Remedy };
