/**
 * The headers of Standard Webhooks (standardwebhooks.com): whoever receives a message can tell that it comes from here, is whole and is new.
 * One HMAC of Node's own: the package of that name would bring a SHA-256 in JavaScript, and signs with one secret at a time.
 */
import { createHmac } from 'node:crypto';
import type { Hook } from './webhooks-config.ts';

/** `now`: ms UTC. */
export function signed(id: string, body: string, now: number, secrets: Hook['secrets']): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(now / 1000));
  const signatures = secrets.map((secret) => `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
