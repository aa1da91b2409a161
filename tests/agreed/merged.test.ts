/** Agreed language of drafts that were merged: rooms and forum say what they would say of three drafts, of which each took the place of another. */
import { expect, it } from 'vitest';
import { AgreedLanguage } from '../../server/agreed/agreed.ts';
import { emptyForum } from '../../shared/forum/state.ts';

const AGREED: Readonly<Record<string, readonly string[]>> = {
  first: ['that cables carry traffic;', 'that ships need charts;'],
  second: ['that cables carry traffic;', 'that ports need permits;'],
  third: ['that cables carry traffic,'],
};

function agreedOf(ids: readonly string[]): AgreedLanguage {
  const passages = (id: string) =>
    (AGREED[id] ?? []).map((text, at) => {
      const source = { in: 'opinion', opinion: id, block: `${id}-${at}`, number: id, title: id, phase: 'drafting', at: 1 };
      return { place: 'noting', text, source, at: 1 };
    });
  const sound = ids.map((id) => ({ id, summary: { kind: 'opinion', phase: 'drafting', counts: { agreed: 1 }, language: 'en', head: id } }));
  const rooms = {
    summaries: { all: async () => ({ sound, halted: [] }) },
    open: async (id: string) => ({ read: async () => passages(id) }),
  };
  const drafts = new Map(Object.entries({ first: 'second', second: 'third', third: null }).map(([id, mergedInto]) => [id, { mergedInto }]));
  return new AgreedLanguage(rooms as never, { state: { ...emptyForum, drafts }, note: async () => null } as never);
}

const found = async (ids: readonly string[], words: string) => {
  const { passages, count, among } = await agreedOf(ids).search({ words, language: 'en' });
  return { of: passages.map(({ source }) => (source.in === 'opinion' ? source.opinion : '')), count, among };
};

it('V1 what is agreed alike in a draft and in that which took its place is found once, in the later one', async () => {
  const all = ['first', 'second', 'third'];
  expect(await found(all, 'cables carry')).toEqual({ of: ['third'], count: 1, among: 3 });
  expect(await found(all, 'ships need')).toEqual({ of: ['first'], count: 1, among: 3 });
  // where the one in the middle was closed, too
  expect((await found(['first', 'third'], 'cables carry')).of).toEqual(['third']);
  const near = await agreedOf(all).nearest({ words: 'that cables carry the traffic', language: 'en', except: null });
  expect(near.passages.map(({ source }) => source.in === 'opinion' && source.opinion)).toEqual(['third']);
});
