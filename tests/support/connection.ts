/** Connections of a room without a transport: what they were sent and how they were closed is kept for the test to look at. */
import type { Connection, Messages } from '../../server/room/connection.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Message } from '../../shared/wire/frame.ts';
import { readMessage } from '../../shared/wire/frame.ts';

export const delegate = (entity: string, capacity: Actor['capacity'] = 'member-state'): Actor => ({
  seat: `s-${entity}`,
  entity,
  capacity,
  functions: [],
  remote: false,
  operatorFor: null,
});

export interface HeardConnection extends Connection {
  /** Every message so far, as it was sent. */
  sent(): readonly Uint8Array[];
  /** And read. */
  heard(): readonly Message[];
  readonly closed: { readonly code: number; readonly why: string }[];
  /** From now on the right to be here has ended. */
  end(): void;
}

let made = 0;

export function silentConnection(
  actor: Actor = delegate('arl'),
  options: { readonly extended?: boolean; readonly since?: number } = {},
): HeardConnection {
  const sent: Uint8Array[] = [];
  let here: Actor | null = actor;
  made++;
  return {
    id: `connection-${made}`,
    extended: options.extended ?? true,
    since: options.since ?? 0,
    person: 'A. Delegate',
    closed: [],
    actor: () => here,
    send: (messages: Messages) => void sent.push(...messages),
    close(code, why) {
      this.closed.push({ code, why });
    },
    sent: () => sent,
    heard: () => sent.map(readMessage),
    end: () => {
      here = null;
    },
  };
}
