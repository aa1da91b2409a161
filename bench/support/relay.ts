/** The bare relay as a child, and how one speaks with it. */
import { fileURLToPath } from 'node:url';
import { PeerProcess } from '../peers/peer-process.ts';
import { Y_WEBSOCKET } from '../peers/servers.ts';

export const RELAY = Y_WEBSOCKET;

const SCRIPT = fileURLToPath(new URL('./bare-relay.mjs', import.meta.url));

export const startRelay = (): Promise<PeerProcess> => PeerProcess.start(process.cwd(), (port) => [process.execPath, SCRIPT, String(port)]);
