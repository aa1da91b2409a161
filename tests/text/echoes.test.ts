/** Words that a State objects to under a condition, and where else they stand: found by the text, recorded, and found again. */
import { describe, expect, it } from 'vitest';
import { lettersIn } from '../../server/text/check-bytes.ts';
import { holdsShort } from '../../server/text/echo-words.ts';
import { LiveText } from '../../server/text/live-text.ts';
import { maskUpdate, rangesByClient } from '../../server/text/masking.ts';
import { Recomputing, recompute } from '../../server/text/recompute.ts';
import type { TextStep } from '../../server/text/replay.ts';
import type { Watched } from '../../shared/opinion/conditions.ts';
import type { Echo } from '../../shared/opinion/entry.ts';
import { BRUMA, element, World } from './support.ts';

const CLAUSE = 'to levy a fee on every satellite that crosses the territory of a Member State';
const TEXTS = ['On satellites', CLAUSE, 'to share best practices on spectrum', 'to report on the results', 'and so forth'];

/** Somebody objects to the paragraph at a place, on a condition; then people edit. */
class Watching extends World {
  readonly steps: TextStep[] = [];

  constructor(places: readonly number[] = [1], texts = TEXTS) {
    super(texts);
    this.steps.push(...this.entries);
    this.watch(places.map((place, i) => watching(this.id(place), i + 2)));
  }

  watch(watched: readonly Watched[]): void {
    this.steps.push({ watch: watched });
    this.live.watch(watched);
  }

  /** What the entry of an edit says. */
  type(change: (client: ReturnType<World['client']>) => void): readonly Echo[] | undefined {
    const client = this.client();
    const prepared = this.submit(
      client.edit(() => change(client)),
      { actor: BRUMA },
    );
    const last = this.entries.at(-1);
    if (last !== undefined) this.steps.push(last);
    return prepared?.facts.echoes;
  }

  cut(place: number): readonly Echo[] | undefined {
    return this.type(({ fragment }) => fragment.delete(place, 1));
  }

  /** A paragraph with these words comes at the end. */
  paste(words: string, id = 'bpasted0001'): readonly Echo[] | undefined {
    return this.type(({ fragment }) => fragment.push([element({ id, kind: 'operative-item', level: 0 }, words)]));
  }

  get last(): string {
    return this.id(this.live.order.length - 1);
  }
}

const watching = (block: string, seq: number, crossed = false, rules = 3): Watched => ({
  position: `p${seq}`,
  entity: 'arl',
  block,
  rules,
  crossed,
  screen: null,
  copied: [],
  echoes: [],
});

describe('echoes', () => {
  it('T35 cut by one entry and pasted by another', () => {
    const world = new Watching();
    expect(world.cut(1)).toBeUndefined();
    expect(world.paste(CLAUSE)).toEqual([{ position: 'p2', in: [world.last] }]);
    expect(world.cut(world.live.order.length - 1)).toEqual([{ position: 'p2', in: [] }]);
    expect(recompute(world.steps)).toBeNull();
  });

  it('K21 T35 of words that were withheld since are told where they stood, and from there on as the bytes say', () => {
    const world = new Watching();
    world.cut(1);
    expect(world.paste(CLAUSE)).toEqual([{ position: 'p2', in: [world.last] }]);
    const pasted = world.entries.length - 1;
    expect(world.cut(world.live.order.length - 1)).toEqual([{ position: 'p2', in: [] }]);
    world.paste('other words');
    expect(world.paste(CLAUSE, 'bpasted0002')).toEqual([{ position: 'p2', in: [world.last] }]);
    const secret = world.entries[pasted];
    const ranges = lettersIn(secret?.updates[0] ?? new Uint8Array()).map(({ client, clock }) => ({ client, clock, length: CLAUSE.length }));
    const masked = world.steps.map((step) =>
      step === secret
        ? { ...secret, updates: secret.updates.map((update) => maskUpdate(update, rangesByClient(ranges))), masked: 'x' }
        : step,
    );
    const recomputing = new Recomputing();
    const found = masked.map((step) => recomputing.add(step));
    expect(found.flat().every((one) => one.masked)).toBe(true);
    expect(found.map((all) => all.map(({ what }) => what))).toEqual([
      ...[[], [], []],
      ['changes', 'echoes', 'docHash', 'textHash'],
      ['changes', 'echoes'],
      ...[[], []],
    ]);
    LiveText.fold([]).apply(masked);
  });

  it('T35 copied, and then deleted: told when the words have left their paragraph', () => {
    const world = new Watching();
    expect(world.paste(CLAUSE)).toBeUndefined();
    const { last } = world;
    expect(world.cut(1)).toEqual([{ position: 'p2', in: [last] }]);
    expect(recompute(world.steps)).toBeNull();
  });

  it('T35 cut and pasted in one go, into a paragraph that was there, and a piece of it is enough', () => {
    const world = new Watching();
    const echoes = world.type((client) => {
      client.text(2).insert(0, 'with Levy  A Fee on every Satellite ');
      client.fragment.delete(1, 1);
    });
    expect(echoes).toEqual([{ position: 'p2', in: [world.id(1)] }]);
    expect(world.type((client) => client.text(1).delete(8, 12))).toEqual([{ position: 'p2', in: [] }]);
    expect(recompute(world.steps)).toBeNull();
  });

  it('T35 fewer than 20 characters are nothing, words that stood elsewhere already are nothing', () => {
    const world = new Watching([1], [TEXTS[0] ?? '', CLAUSE, 'that every satellite that crosses the territory', 'and so forth']);
    world.cut(1);
    expect(world.paste('to levy a fee on ev')).toBeUndefined();
    expect(world.paste('every satellite that crosses the territory', 'bpasted0002')).toBeUndefined();
    expect(world.paste('crosses the territory of a', 'bpasted0003')).toMatchObject([{ position: 'p2' }]);
  });

  it('T35 what is only suggested does not stand there until it is accepted', () => {
    const world = new Watching();
    world.cut(1);
    const mark = { insertion: { by: 'bru', id: 's000000001' } };
    expect(world.type((client) => client.text(1).insert(0, CLAUSE, mark))).toBeUndefined();
    const prepared = world.live.edit(BRUMA, {
      settle: { command: 'settle', block: world.id(1), of: 'bru', id: 's000000001', verdict: 'accept' },
    });
    world.steps.push(world.record(prepared));
    expect(prepared.facts.echoes).toEqual([{ position: 'p2', in: [world.id(1)] }]);
    expect(recompute(world.steps)).toBeNull();
  });

  it('T35 words that the paragraph still has itself have gone nowhere', () => {
    const world = new Watching();
    world.paste(CLAUSE);
    const { last } = world;
    // "unless it reads exactly": what was kept of it stands elsewhere too, what was struck does not
    world.type((client) => client.text(client.fragment.length - 1).delete(20, CLAUSE.length - 20));
    expect(world.type((client) => client.text(1).delete(30, CLAUSE.length - 30))).toBeUndefined();
    expect(world.type((client) => client.text(client.fragment.length - 1).insert(20, CLAUSE.slice(20)))).toEqual([
      { position: 'p2', in: [last] },
    ]);
    expect(recompute(world.steps)).toBeNull();
  });

  it('T35 a paragraph that is put back holds its words again', () => {
    const world = new Watching();
    const own = world.id(1);
    world.cut(1);
    world.paste(CLAUSE);
    const prepared = world.live.edit(BRUMA, { restore: own });
    world.steps.push(world.record(prepared));
    expect(prepared.facts.echoes).toEqual([{ position: 'p2', in: [] }]);
    expect(recompute(world.steps)).toBeNull();
  });

  it('T35 whoever objects again keeps what was watched, though it stands elsewhere by then', () => {
    const world = new Watching();
    world.paste(CLAUSE);
    const { last } = world;
    world.watch([watching(world.id(1), 9)]);
    expect(world.cut(1)).toEqual([{ position: 'p9', in: [last] }]);
    world.watch([]);
    expect(world.cut(world.live.order.length - 1)).toBeUndefined();
    expect(recompute(world.steps)).toBeNull();
  });

  it('T35 a paragraph that had gone since the screen: all its last words are looked for, wherever they stand', () => {
    const world = new Watching([]);
    const own = world.id(1);
    world.cut(1);
    world.paste(CLAUSE);
    const { last } = world;
    const one = watching(own, 5, true);
    expect([world.live.foretell(one), world.live.foretell({ ...one, crossed: false })]).toEqual([[last], []]);
    world.watch([{ ...one, echoes: [last] }]);
    expect(world.cut(world.live.order.length - 1)).toEqual([{ position: 'p5', in: [] }]);
    expect(recompute(world.steps)).toBeNull();
    const forged = world.steps.map((step) => ('watch' in step ? { watch: step.watch.map((said) => ({ ...said, echoes: [] })) } : step));
    expect(recompute(forged)).toMatchObject({ what: 'echoes' });
  });

  it.each<[string, string, string, boolean]>([
    ['a short paragraph between the ends of words', 'that all is so and so forth indeed', 'and so forth', true],
    ['not across them', 'sand so forth', 'and so forth', false],
    ['a single word only as the whole', 'and so', 'and', false],
    ['a single word as the whole', 'and', 'and', true],
    ['of a script without space between words', '各国应当征收卫星费用', '征收卫星', true],
    ['a later place counts too', 'sand so and so forth', 'and so', true],
  ])('T35 %s', (_, text, short, held) => {
    expect(holdsShort(text, short)).toBe(held);
  });

  it('T35 a short paragraph is looked for as a whole, without case, space and its final mark', () => {
    const world = new Watching([4]);
    world.cut(4);
    expect(world.paste('that AND  so forth; is meant')).toEqual([{ position: 'p2', in: [world.last] }]);
  });

  /** With something after every 19th character, so that no run of 20 is left. */
  const every19 = (put: string): string => CLAUSE.replace(/(.{19})/gu, `$1${put}`);

  it.each<[string, string]>([
    ['ZWNJ', every19('\u200c')],
    ['ZWJ', every19('\u200d')],
    ['LRM', every19('\u200e')],
    ['ALM', every19('\u061c')],
    ['a variation selector', every19('\ufe0f')],
    ['a supplementary one', every19('\u{e0100}')],
    ['a hair space', every19('\u200a')],
    ['a combining mark', every19('\u0300')],
    ['a blank of Braille for each space', CLAUSE.replaceAll(' ', '\u2800')],
    ['full-width letters', CLAUSE.replace(/[a-z]/gu, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))],
    ['Cyrillic letters', CLAUSE.replaceAll('o', 'о').replaceAll('e', 'е').replaceAll('a', 'а')],
    ['Greek letters', CLAUSE.replaceAll('o', 'ο').replaceAll('v', 'ν')],
    ['capital I for l', CLAUSE.replaceAll('l', 'I')],
    ['accents', CLAUSE.replaceAll('e', 'é')],
  ])('T35 words that look alike are the same: %s', (_, words) => {
    const world = new Watching();
    world.cut(1);
    expect(world.paste(words)).toEqual([{ position: 'p2', in: [world.last] }]);
    expect(recompute(world.steps)).toBeNull();
  });

  it('T35 words that look alike are the same where they stood first with what is not seen', () => {
    const world = new Watching([1], [TEXTS[0] ?? '', every19('\u200c'), 'and so forth']);
    world.cut(1);
    expect(world.paste(CLAUSE)).toEqual([{ position: 'p2', in: [world.last] }]);
  });

  it('T35 9.5 under older rules words are compared as they were then, until the opinion goes on under these', () => {
    const world = new Watching([]);
    const own = world.id(1);
    world.watch([watching(own, 5, false, 2)]);
    world.cut(1);
    expect(world.paste(every19('\u200c'))).toBeUndefined();
    expect(world.cut(world.live.order.length - 1)).toBeUndefined();
    expect(world.paste(CLAUSE.toUpperCase(), 'bpasted0002')).toEqual([{ position: 'p5', in: [world.last] }]);
    expect(world.cut(world.live.order.length - 1)).toEqual([{ position: 'p5', in: [] }]);
    world.watch([watching(own, 5)]);
    const snapshot = world.live.snapshot();
    expect(world.paste(every19('\u200c'), 'bpasted0003')).toEqual([{ position: 'p5', in: [world.last] }]);
    expect(recompute(world.steps)).toBeNull();
    const last = world.steps.at(-1);
    if (last === undefined || 'watch' in last) throw new Error('an entry of text');
    expect(LiveText.fold([], snapshot).replay(last).echoes).toEqual(last.facts.echoes);
  });

  it('T35 costs an entry nothing where nobody objects so, and an answer is no list of a whole text', () => {
    const world = new Watching();
    for (let i = 0; i < 20; i++) world.paste(`${CLAUSE} ${i}`, `bpasted${String(i).padStart(4, '0')}`);
    expect(world.cut(1)?.[0]?.in).toHaveLength(16);
    expect(recompute(world.steps)).toBeNull();
    world.watch([]);
    expect(world.cut(world.live.order.length - 1)).toBeUndefined();
  });

  it('T14 T35 a fold from any position, and from a snapshot there, goes on as the text did, and a forged fact is found', () => {
    const world = new Watching([1, 4]);
    world.paste(CLAUSE);
    world.cut(4);
    world.cut(1);
    world.paste('and so forth', 'bpasted0002');
    world.watch([watching(world.id(1), 4)]);
    world.cut(world.live.order.length - 2);
    const told = world.steps.flatMap((step) => ('watch' in step ? [] : (step.facts.echoes ?? [])));
    expect(told.length).toBeGreaterThan(1);
    for (let at = 0; at <= world.steps.length; at++) {
      const folded = LiveText.fold(world.steps.slice(0, at));
      const snapshot = folded.snapshot();
      expect(LiveText.fold(world.steps.slice(at), snapshot).textHash).toBe(world.live.textHash);
      for (const live of [folded, LiveText.fold([], snapshot)])
        for (const step of world.steps.slice(at)) {
          if ('watch' in step) live.watch(step.watch);
          else expect(live.replay(step).echoes).toEqual(step.facts.echoes);
        }
    }
    expect(recompute(world.steps)).toBeNull();
    const forged = world.steps.map((step): TextStep => {
      if ('watch' in step || step.facts.echoes === undefined) return step;
      const { echoes: _, ...facts } = step.facts;
      return { ...step, facts };
    });
    expect(recompute(forged)).toMatchObject({ what: 'echoes' });
  });
});
