/**
 * Asks for something that is done once, however often it is pressed: while a request has had no answer, the same one to the same address
 * goes with the same id.
 */
import { uuidv4 } from 'lib0/random';
import { type Address, type AnswerAt, pathOf, type Wish } from './address.ts';
import { type Answer, ask } from './ask.ts';

/** The last to each path: whoever asks for something else there means what is asked for afterwards anew. */
const open = new Map<string, { readonly words: string; readonly uuid: string }>();

/** `seen`: what the wish is about, where the wish does not say it. */
export async function askOnce<A extends Address>(address: A, wish: (uuid: string) => Wish<A>, seen = ''): Answer<AnswerAt<A>> {
  const path = pathOf(address, wish(''));
  const words = JSON.stringify([wish(''), seen]);
  const last = open.get(path);
  const asked = last?.words === words ? last : { words, uuid: uuidv4() };
  open.set(path, asked);
  const answer = await ask(address, wish(asked.uuid));
  const unanswered = !answer.ok && (answer.reason.status === 0 || answer.reason.status >= 500);
  if (!unanswered && open.get(path) === asked) open.delete(path);
  return answer;
}
