/** Threads all over a long opinion, each about a word of its own. */
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import type { AskedAudience } from '../../shared/comments/audience.ts';
import { type DemoSeat, HttpClient } from '../../tests/support/http-client.ts';
import { NEMCON } from '../support/dialect.ts';
import { Follower } from '../support/follower.ts';

/** Of one seat beside one text, in one audience (SPEC C14). */
const OF_ONE = 100;
const WORD = 6;
/** To which the seat belongs that looks, and who of the others does. */
const AUDIENCES: readonly { readonly audience: AskedAudience; readonly speaks: (seat: DemoSeat, own?: string) => boolean }[] = [
  { audience: { of: 'seats' }, speaks: ({ capacity }) => !['follower', 'observer'].includes(capacity) },
  { audience: { of: 'member-states' }, speaks: ({ capacity }) => capacity === 'member-state' },
  { audience: { of: 'delegation' }, speaks: ({ entity }, own) => entity === own },
];

/** So many, spread over all paragraphs, which `looks` may all read. */
export async function speak(origin: string, opinion: string, looks: string, count: number): Promise<void> {
  const [reader = {}] = await NEMCON.admit(origin, 1, false);
  const follower = new Follower({ url: origin, opinion, headers: reader, keep: true });
  await follower.joined;
  const doc = new Y.Doc();
  for (const update of follower.updates) Y.applyUpdate(doc, update);
  follower.close();
  const texts = NEMCON.paragraphs(doc);
  const { paragraphs } = await new HttpClient(origin, reader.cookie).register(opinion);
  const seats = await HttpClient.seats(origin);
  const own = seats.find(({ id }) => id === looks)?.entity;
  const speakers = AUDIENCES.flatMap(({ audience, speaks }) =>
    seats.filter((seat) => speaks(seat, own)).map(({ id }) => ({ audience, seat: id })),
  );
  let begun = 0;
  for (const { audience, seat } of speakers) {
    const person = await HttpClient.stepIn(origin, seat);
    for (let own = 0; own < OF_ONE && begun < count; own += 1, begun += 1) {
      const text = texts[begun % texts.length];
      const letters = text?._start?.id;
      const block = text?.parent instanceof Y.XmlElement ? text.parent.getAttribute('id') : undefined;
      const hash = paragraphs.find(({ id }) => id === block)?.hash;
      if (text === undefined || letters === undefined || block === undefined || hash == null)
        throw new Error('there is nothing to speak of');
      const at = Math.floor(begun / texts.length) * 2 * WORD;
      const range = { letters: [[letters.client, letters.clock + at, WORD]], once: null };
      const anchor = { on: 'paragraph', block, hash, range, quote: text.toString().slice(at, at + WORD) };
      const command = { do: 'open-thread', anchor, text: `Should this say more? (${begun})`, mentions: [] };
      const { status, body } = await person.post(`/api/opinions/${opinion}/threads/commands`, { uuid: randomUUID(), audience, command });
      if (status !== 200) throw new Error(`not said: ${status} ${JSON.stringify(body)}`);
    }
  }
  if (begun < count) throw new Error(`${begun} threads only: too few seats`);
}
