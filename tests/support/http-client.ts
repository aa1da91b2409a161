/** A person at a seat, over HTTP: signs in to the demo as the page does, reads, and posts commands. */
import { randomUUID } from 'node:crypto';
import type { ForumCommand } from '../../shared/forum/command.ts';
import type { Command, Envelope } from '../../shared/opinion/command.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { type HttpInit, http } from './http.ts';

export interface Answer<Body = unknown> {
  readonly status: number;
  readonly body: Body;
}

export interface DemoSeat {
  readonly id: string;
  readonly entity: string;
  readonly capacity: string;
  readonly functions: readonly string[];
}

export class HttpClient {
  readonly origin: string;
  /** `name=value` of the session; empty before signing in. */
  readonly cookie: string;

  constructor(origin: string, cookie = '') {
    this.origin = origin;
    this.cookie = cookie;
  }

  /** The seats of the demo. */
  static async seats(origin: string): Promise<readonly DemoSeat[]> {
    const { body } = await new HttpClient(origin).get<readonly DemoSeat[]>('/api/demo/seats');
    return body;
  }

  /** Steps into a seat of the demo. */
  static stepIn(origin: string, seat: string): Promise<HttpClient> {
    return signIn(origin, '/api/demo/step-in', { seat });
  }

  /** Spends an invitation. */
  static redeem(origin: string, token: string, person: string): Promise<HttpClient> {
    return signIn(origin, '/api/invitations/redeem', { token, person });
  }

  /** What a socket or another request needs to be this person. */
  get headers(): Readonly<Record<string, string>> {
    return { cookie: this.cookie, origin: this.origin };
  }

  get<Body = unknown>(path: string): Promise<Answer<Body>> {
    return this.#send(path, { headers: this.headers });
  }

  post<Body = unknown>(path: string, body: unknown): Promise<Answer<Body>> {
    const headers = { ...this.headers, 'content-type': 'application/json' };
    return this.#send(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  delete<Body = unknown>(path: string): Promise<Answer<Body>> {
    return this.#send(path, { method: 'DELETE', headers: this.headers });
  }

  async register(opinion: string): Promise<Register> {
    const { status, body } = await this.get<Register>(`/api/opinions/${opinion}/register`);
    if (status !== 200) throw new Error(`no register of ${opinion}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  command(opinion: string, command: Command, seen = 0, uuid: string = randomUUID()): Promise<Answer<{ seq?: number; code?: string }>> {
    const envelope: Envelope = { uuid, v: 1, seen: { seq: seen }, command };
    return this.post(`/api/opinions/${opinion}/commands`, envelope);
  }

  forum(command: ForumCommand, said: { readonly name?: string; readonly contact?: string } = {}): Promise<Answer<{ code?: string }>> {
    return this.post('/api/forum/commands', { uuid: randomUUID(), command, ...said });
  }

  async #send<Body>(path: string, init: HttpInit): Promise<Answer<Body>> {
    const { status, headers, text } = await http(`${this.origin}${path}`, init);
    const json = /^application\/([a-z]+\+)?json/.test(headers['content-type'] ?? '');
    return { status, body: json ? JSON.parse(text) : text };
  }
}

async function signIn(origin: string, path: string, body: unknown): Promise<HttpClient> {
  const headers = { 'content-type': 'application/json', origin };
  const answer = await http(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
  if (answer.status >= 300 || cookie === undefined) throw new Error(`could not sign in: ${answer.status} ${answer.text}`);
  return new HttpClient(origin, cookie);
}
