/** The y-websocket provider as published, on the `ws` socket, signed in by headers that a browser would send by itself. */
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

export interface StockOptions {
  readonly url: string;
  readonly opinion: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Query parameters, such as `token`. */
  readonly params?: Record<string, string>;
  readonly doc?: Y.Doc;
}

export function stockClient({ url, opinion, headers = {}, params = {}, doc = new Y.Doc() }: StockOptions): {
  readonly provider: WebsocketProvider;
  readonly doc: Y.Doc;
  readonly synced: Promise<void>;
} {
  class SignedIn extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { ...headers }, perMessageDeflate: false });
    }
  }
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/collab`, opinion, doc, {
    // The polyfill is asked for as the DOM's class; `ws` offers what the provider uses of it.
    WebSocketPolyfill: SignedIn as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params,
  });
  const synced = new Promise<void>((resolve) => {
    provider.on('sync', (inStep: boolean) => {
      if (inStep) resolve();
    });
  });
  return { provider, doc, synced };
}
