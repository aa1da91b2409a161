/** One request to the API and its answer: a value, or why there is none in a form that a sentence can be made of. */

import type { MessageKey } from '../../shared/i18n/catalogue.ts';
import type { Text } from '../../shared/i18n/text.ts';
import { no, ok, type Result } from '../../shared/lib/result.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import { sayIssues } from '../../shared/page/faulty.ts';
import type { Issue } from '../../shared/wire/problem.ts';
import { type Address, type AnswerAt, methodOf, type Plain, pathOf, type Wish } from './address.ts';

/** `status` 0 = no answer came. */
export interface Trouble {
  readonly status: number;
  readonly code: string;
  /** Of what was entered and not understood. */
  readonly issues?: readonly Issue[];
  /** Of a refusal that names one, ms UTC. */
  readonly date?: number;
  /** Of the report, of a refusal that names them. */
  readonly sections?: readonly string[];
}

export type Answer<Value> = Promise<Result<Value, Trouble>>;

/** For which this page speaks: it changes nothing in the name of a seat that has signed in in this browser since. */
let speaker: SeatId | null = null;
export const speakFor = (seat: SeatId | null): void => {
  speaker = seat;
};

/** Page and server are of one build, so an answer is taken as shared/wire/api.ts says it is; the schemas stay at the server. */
export function ask<A extends Plain>(address: A): Answer<AnswerAt<A>>;
export function ask<A extends Address>(address: A, wish: Wish<A>): Answer<AnswerAt<A>>;
export function ask(address: Address, wish: object = {}): Answer<unknown> {
  const body = 'body' in wish ? { type: 'application/json', words: JSON.stringify(wish.body) } : null;
  return send(methodOf(address), pathOf(address, wish), body);
}

/** A file as it is. */
export const askWithFile = <A extends Address>(address: A, wish: Wish<A>, file: Blob): Answer<AnswerAt<A>> =>
  send(methodOf(address), pathOf(address, wish), { type: 'application/octet-stream', words: file });

/** How often something has changed that may be read. */
let changes = 0;
export const changesSoFar = (): number => changes;
export const outdate = (): void => {
  changes += 1;
};

/** Acts and words on their way to the server. */
let writing = 0;
export const isWriting = (): boolean => writing > 0;

export async function send<Value>(
  method: string,
  path: string,
  body: { readonly type: string; readonly words: string | Blob } | null,
): Answer<Value> {
  const writes = method !== 'GET';
  if (writes) writing += 1;
  try {
    const response = await fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body !== null && { 'content-type': body.type }),
        ...(writes && speaker !== null && { 'nemcon-seat': speaker }),
      },
      ...(body !== null && { body: body.words }),
    });
    const text = await response.text();
    const given: unknown = text === '' ? null : JSON.parse(text);
    if (response.ok) return ok(given as Value);
    const problem = given as Partial<Trouble> | null;
    const { code = '', issues, date, sections } = problem ?? {};
    return no({
      status: response.status,
      code,
      ...(issues !== undefined && { issues }),
      ...(date !== undefined && { date }),
      ...(sections !== undefined && { sections }),
    });
  } catch (error) {
    // a network that failed, or an answer that is not ours (a proxy's page)
    if (error instanceof TypeError || error instanceof SyntaxError) return no({ status: 0, code: '' });
    throw error;
  } finally {
    if (writes) {
      writing -= 1;
      outdate();
    }
  }
}

/** A file as it comes, for saving. */
export async function download(path: string, accept: string): Answer<Blob> {
  try {
    const response = await fetch(path, { headers: { accept } });
    return response.ok ? ok(await response.blob()) : no({ status: response.status, code: '' });
  } catch (error) {
    if (error instanceof TypeError) return no({ status: 0, code: '' });
    throw error;
  }
}

const SENTENCES: Readonly<Record<number, MessageKey>> = {
  0: 'error.network',
  401: 'error.signedOut',
  403: 'error.notAllowed',
  404: 'error.notFound',
  414: 'error.tooLarge',
  429: 'error.tooMany',
};

export function sayTrouble(text: Text, trouble: Trouble): string {
  // every refusal of the forum has its sentence; the list of them stays at the server
  const refused = `forum.${trouble.code}`;
  const { date, sections } = trouble;
  const named = {
    ...(date !== undefined && { date: text.moment(date) }),
    ...(sections !== undefined && { sections: text.list(sections) }),
  };
  if (text.has(refused)) return text.say(refused, named);
  if (trouble.code === 'number-taken') return text.t('error.numberTaken');
  if (trouble.code === 'storage') return text.t('error.storage');
  if (trouble.code === 'too-large') return text.t('error.tooLarge');
  const known = SENTENCES[trouble.status];
  if (known !== undefined) return text.say(known, {});
  return trouble.status < 500 ? sayIssues(text, trouble.issues ?? []) : text.t('error.server');
}
