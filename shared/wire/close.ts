/**
 * WebSocket close codes, one table for server, browser and fallback. 4400-4499 are final (y-websocket >= 3.1.0 stops reconnecting);
 * the others are transient: come back with jitter.
 */
export const CLOSE = {
  malformed: 4400,
  signedOut: 4401,
  noRight: 4403,
  notFound: 4404,
  /** A restricted session goes on with this opinion: its text can be read over HTTP, as it was. */
  restricted: 4423,
  /** The client's document can no longer follow ours: start with a new Y.Doc and replay what is not recorded. */
  diverged: 4409,
  /** A whole document deleted by a client that did not mean to. */
  massDeletion: 4422,
  /** Made for another schema: reload the page. */
  otherSchema: 4426,
  restart: 1012,
  overload: 1013,
  storage: 4500,
  /** The seat has other functions now: come back with them. */
  seatChanged: 4501,
} as const;
export type CloseName = keyof typeof CLOSE;
