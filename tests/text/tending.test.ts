/** A look at the text costs no transaction (TextDoc.tend). */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { TextDoc } from '../../server/text/text-doc.ts';

function tended() {
  const text = new TextDoc();
  const counts = { transactions: 0 };
  text.doc.on('afterTransaction', () => {
    counts.transactions += 1;
  });
  return { text, counts };
}

it('begins no transaction for a job that only looks', () => {
  const { text, counts } = tended();
  let looked = 0;
  text.tend(() => {
    looked += text.fragment.length + 1;
  }, 'heal');
  expect([looked, counts.transactions, text.take().updates]).toEqual([1, 0, []]);
});

it('runs a job that writes from its beginning, all in one transaction, and nothing is written twice', () => {
  const { text, counts } = tended();
  let runs = 0;
  text.tend(() => {
    runs += 1;
    for (const name of ['one', 'two']) text.fragment.insert(text.fragment.length, [new Y.XmlElement(name)]);
  }, 'heal');
  expect([runs, counts.transactions, text.take().updates.length]).toEqual([2, 1, 1]);
  expect(text.fragment.toArray().map((element) => (element instanceof Y.XmlElement ? element.nodeName : ''))).toEqual(['one', 'two']);
});

it('throws what the job throws, and goes on after that', () => {
  const { text, counts } = tended();
  const fault = new Error('of the job');
  const job = (): void => {
    throw fault;
  };
  expect(() => text.tend(job, 'heal')).toThrow(fault);
  text.doc.transact(() => text.fragment.insert(0, [new Y.XmlElement('one')]));
  expect([counts.transactions, text.fragment.length, text.take().updates.length]).toEqual([1, 1, 1]);
});
