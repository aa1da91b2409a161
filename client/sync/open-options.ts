import type { BlockId, Capacity, EntityId, SeatFunction, SeatId } from '../../shared/opinion/vocabulary.ts';
import type { Beside } from '../editor/view.ts';
import type { Clock } from '../lib/clock.ts';
import type { Socket } from './link.ts';

/** Who is at this page. */
export interface OwnSeat {
  readonly id: SeatId;
  readonly entity: EntityId;
  readonly capacity: Capacity;
  readonly functions: readonly SeatFunction[];
  /** Takes part from afar. */
  readonly remote: boolean;
}

export interface OpenOptions {
  readonly opinion: string;
  /** ws(s)://host/collab/<opinion>. */
  readonly url: string;
  readonly seat: OwnSeat;
  /** Name of who sits there now. */
  readonly person: string;
  /** The editor is put into it; it is empty until the text has come. */
  readonly place: HTMLElement;
  /** The paragraph to begin at, where it was left before; else the first. */
  readonly at?: BlockId | null;
  /** Short name of an entity ("ARL"), drawn at its caret. */
  readonly called?: (entity: EntityId) => string;
  /** What quoted words say of themselves. */
  readonly quoted?: () => string;
  /** Attributes of the editable element, its accessible name among them. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** What is drawn beside it, asked for when an editor is made. */
  readonly beside?: () => Beside;
  readonly clock?: Clock;
  /** 0 <= x < 1. */
  readonly random?: () => number;
  readonly openSocket?: (url: string) => Socket;
  /** The way without WebSocket. */
  readonly openHttp?: (url: string) => Promise<Socket>;
  readonly fetch?: typeof fetch;
}
