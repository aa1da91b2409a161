import type { SeatId } from '../opinion/vocabulary.ts';
import type { Entity, Seat } from './entry.ts';

/** What may be asked of the forum. Ids of seats are drawn by the server: they are pseudonyms. */
export type ForumCommand =
  | { readonly do: 'create-forum'; readonly name: string; readonly demo: boolean }
  | ({ readonly do: 'admit-entity' } & Entity)
  | ({ readonly do: 'open-seat' } & Seat)
  | { readonly do: 'close-seat'; readonly seat: SeatId };
