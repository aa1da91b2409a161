// @vitest-environment happy-dom
/** P9: an opinion as HTML that needs no script says what the page says. */
import { describe, expect, it } from 'vitest';
import type { Entity } from '../../shared/forum/people.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import { register } from '../../shared/opinion/show.ts';
import type { Language } from '../../shared/opinion/vocabulary.ts';
import { Entities } from '../../shared/page/entities.ts';
import { marksOf } from '../../shared/page/marks.ts';
import { nameless } from '../../shared/page/nameless.ts';
import { type Reading, removedHtml, textHtml } from '../../shared/page/text-html.ts';
import { ARL, BRU, CHAIR, facts, line, TEXT, World } from '../opinion/world.ts';

const STATES: readonly Entity[] = [
  { id: 'arl', code: 'ARL', names: { en: 'Arlen', fr: 'Arlène' }, capacity: 'member-state' },
  { id: 'bru', code: '<b>', names: { en: 'Bruma <i>' }, capacity: 'member-state' },
];

async function readingOf(world: World, language: Language = 'en'): Promise<Reading> {
  const text = createText(language, await loadCatalogue(language), 'UTC');
  const blocks = world.lines.map(({ id, kind, level, words }) => ({
    id,
    kind,
    level,
    sug: null,
    runs: words === '' ? [] : [{ text: words, marks: [] }],
  }));
  return { register: register(world.state, new Map(), 'o'), blocks, text, entities: new Entities(STATES, language) };
}

const drawn = (reading: Reading): Element => {
  const body = new DOMParser().parseFromString(String(textHtml(reading)), 'text/html').querySelector('.text-body');
  if (body === null) throw new Error('no text');
  return body;
};

const wordsAt = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** Paragraph by paragraph: its name, then a shape and words for each mark. */
const margins = (body: Element): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...body.querySelectorAll('.margin')].map((margin) => {
      const items = [...margin.querySelectorAll('.marks > li')].map((item) => {
        const shape = item.querySelector('svg')?.classList.item(1);
        return `${shape === undefined ? '' : `${shape}: `}${wordsAt(item)}`;
      });
      return [margin.nextElementSibling?.getAttribute('data-id') ?? '', items];
    }),
  );

describe('P9 the text as HTML', () => {
  it('has every paragraph in its order with its label, and beside it name, shape and word of all that holds', async () => {
    const world = new World();
    world.edit('y', 'to publish [all] figures');
    world.agree('a');
    world.object(ARL, 'b');
    world.object(BRU, 'b');
    const reading = await readingOf(world);
    const body = drawn(reading);
    expect([...body.querySelectorAll('p')].map((p) => [p.dataset.label, wordsAt(p)])).toEqual(
      reading.register.paragraphs.map(({ id, label }) => [label || undefined, world.lines.find((one) => one.id === id)?.words]),
    );
    const found = margins(body);
    expect(found.get('a')).toEqual(['noting a)', 'agreed: Agreed']);
    expect(found.get('b')).toEqual(['noting b)', 'objected: 2 objections ARL <b>']);
    expect(found.get('y')).toEqual(['invites Member States 2', 'unsettled: 1 bracket']);
    for (const paragraph of reading.register.paragraphs) {
      const marks = marksOf(paragraph, reading.text, reading.entities, reading.register);
      expect([paragraph.id, found.get(paragraph.id)?.length ?? 1]).toEqual([paragraph.id, 1 + marks.length]);
    }
    expect(found.size).toBe(5);
    expect(body.querySelector('p[data-id=a]')?.className).toBe('closed');
    expect([...body.querySelectorAll('p[data-id=y] .bracket')].map(wordsAt)).toEqual(['[', ']']);
  });

  it('P9 a long text comes in stretches, with what stands beside it as the editor takes that over; on paper it does not', async () => {
    const { blocks, ...reading } = await readingOf(new World());
    const more = Array.from({ length: 60 }, (_, at) => ({ id: `more${at}`, kind: 'text' as const, level: 0, sug: null, runs: [] }));
    const long = { ...reading, blocks: [...blocks, ...more] };
    const stretches = (of: Reading) => [...drawn(of).querySelectorAll('.stretch')].map((one) => one.querySelectorAll('p').length);
    const places = (of: Reading) => [...drawn(of).querySelectorAll('.margin')];
    const beside = (of: Reading) => new Set(places(of).map((one) => `${one.className} ${one.getAttribute('contenteditable')}`));
    const left = long.blocks.length - 64;
    expect(stretches(long)).toEqual([16, 16, 16, 16, left]);
    expect([...drawn(long).querySelectorAll('p')].map(({ dataset }) => dataset.id)).toEqual(long.blocks.map(({ id }) => id));
    expect([stretches({ ...long, gone: true }), stretches({ ...reading, blocks, opening: true })]).toEqual([[], []]);
    expect([...beside({ ...long, opening: true })]).toEqual(['margin written false']);
    for (const of of [long, { ...reading, blocks, opening: true }]) expect([...beside(of)]).toEqual(['margin null']);
  });

  it('T7 says beside its paragraph that a suggestion waits which counts for nothing, and whose it is', async () => {
    const { blocks, ...reading } = await readingOf(new World());
    const by = (entity: string, id: string) => ({ name: 'insertion', attrs: { by: entity, id } }) as const;
    const suggested = blocks.map((block) =>
      block.id === 'a'
        ? { ...block, runs: [...block.runs, { text: ' now', marks: [by('arl', 's1')] }, { text: ' then', marks: [by('hal', 's2')] }] }
        : block,
    );
    expect(margins(drawn({ ...reading, blocks: suggested })).get('a')).toEqual(['noting a)', 'open: Open', 'beside: 1 suggestion HAL']);
  });

  it('8.12 names the drafting group that has a paragraph, but not to a public that is told no names', async () => {
    const world = new World();
    const seq = world.must(CHAIR, { do: 'refer', blocks: ['a'], group: 'Friends of <Arlen>' });
    const reading = await readingOf(world);
    const named = register(world.state, new Map([[seq, { group: 'Friends of <Arlen>' }]]), 'o');
    const at = (shown: Reading['register']) => margins(drawn({ ...reading, register: shown })).get('a');
    expect(at(named)).toEqual(['noting a)', 'open: Open', 'referred: With a drafting group: Friends of <Arlen>']);
    expect(at(nameless(named))).toEqual(['noting a)', 'open: Open', 'referred: With a drafting group']);
  });

  it('6.7 says who deleted a paragraph and when, but not whose doing it was to a public that is told no names', async () => {
    const world = new World();
    world.append(
      facts(
        world.lines,
        world.lines.filter(({ id }) => id !== 'a'),
        [],
        { command: 'remove-paragraphs', blocks: ['a'] },
      ),
      ARL,
    );
    const reading = await readingOf(world);
    const when = reading.text.moment(world.state.at);
    expect(String(removedHtml(reading))).toContain(`Deleted by Arlen, ${when}`);
    const open = String(removedHtml({ ...reading, register: nameless(reading.register) }));
    expect([open.includes(`Deleted, ${when}`), open.includes('Arlen')]).toEqual([true, false]);
  });

  it('6.7 a line stands in its place, until that is settled; more than three of one deletion are one, with each folded under it', async () => {
    const world = new World();
    const lines = async (shown: 'named' | 'nameless' = 'named') => {
      const reading = await readingOf(world);
      const body = drawn({ ...reading, ...(shown === 'nameless' && { register: nameless(reading.register) }), gone: true });
      return [...body.querySelectorAll('.gone')].map((one) => [
        (one.previousElementSibling as HTMLElement | null)?.dataset.id,
        one.textContent,
      ]);
    };
    const when = (await readingOf(world)).text.moment(world.state.at);
    expect(await lines()).toEqual([]);
    const deleted = (...ids: readonly string[]): void => {
      const left = world.lines.filter(({ id }) => !ids.includes(id));
      world.append(facts(world.lines, left, [], { command: 'remove-paragraphs', blocks: ids }), ARL);
      world.lines = left;
    };
    deleted('a');
    expect(await lines()).toEqual([['n', `noting a) (deleted) · Deleted by Arlen, ${when}`]]);
    expect(await lines('nameless')).toEqual([['n', `noting a) (deleted) · Deleted, ${when}`]]);
    expect(drawn(await readingOf(world)).querySelectorAll('.gone')).toHaveLength(0);
    // what it stood behind is gone as well
    deleted('t', 'n');
    const first = drawn({ ...(await readingOf(world)), gone: true }).firstElementChild;
    expect([(await lines()).length, first?.className]).toEqual([3, 'gone']);
    world.agree('a');
    expect((await lines()).some(([, words]) => words?.includes('noting a)'))).toBe(false);
    const many = new World(['p', 'q', 'r', 's', 'u', 'z'].map((id) => line(id, id)));
    const left = many.lines.slice(5);
    many.append(facts(many.lines, left, [], { command: 'remove-paragraphs', blocks: many.lines.slice(0, 5).map(({ id }) => id) }), ARL);
    many.lines = left;
    const folded = drawn({ ...(await readingOf(many)), gone: true }).querySelector('details.gone');
    expect(folded?.querySelector('summary')?.textContent).toMatch(/^5 paragraphs · Deleted by Arlen, /);
    expect(folded?.querySelectorAll('p.gone')).toHaveLength(5);
  });

  it('T37 says whose letters came late into a deleted paragraph, but not to a public that is told no names', async () => {
    const world = new World();
    const left = world.lines.filter(({ id }) => id !== 'a');
    world.append(facts(world.lines, left, [], { command: 'remove-paragraphs', blocks: ['a'] }), ARL);
    const typed = {
      ...facts(left, left),
      parts: [{ by: BRU, clients: [], blocks: [] }],
      late: [{ part: 0, block: 'a', letters: 3, at: 1 }],
    };
    world.append(typed, SERVER);
    const reading = await readingOf(world);
    expect(String(removedHtml(reading))).toContain(' · with words that Bruma &lt;i&gt; typed in the meantime');
    const open = String(removedHtml({ ...reading, register: nameless(reading.register) }));
    expect(open).not.toMatch(/Bruma|meanwhile/);
  });

  it('5.7 calls no paragraph by words of its heading that are only suggested', async () => {
    const { blocks, ...reading } = await readingOf(new World());
    const marks = [{ name: 'insertion', attrs: { by: 'arl', id: 's1' } }] as const;
    const suggested = blocks.map((block) =>
      block.kind === 'preamble-heading' ? { ...block, runs: [...block.runs, { text: ' further', marks }] } : block,
    );
    expect(margins(drawn({ ...reading, blocks: suggested })).get('a')?.[0]).toBe('noting a)');
  });

  it('speaks the language of whoever reads, and leaves the text in its own', async () => {
    const world = new World();
    world.object(ARL, 'b');
    const body = drawn(await readingOf(world, 'ar'));
    expect(body.getAttribute('lang')).toBe('en');
    expect(new Set([...body.querySelectorAll('.marks')].map((marks) => marks.getAttribute('lang')))).toEqual(new Set(['ar']));
    expect(margins(body).get('b')?.[1]).toMatch(/^objected: .*\p{Script=Arabic}/u);
    expect([...body.querySelectorAll('p')].every((p) => p.dir === 'auto')).toBe(true);
  });

  it('names what heads others as headings, and says where the chair asks for objections', async () => {
    const world = new World();
    world.must(CHAIR, { do: 'call', targets: [{ block: 'x', hash: world.hash('x') }] });
    const body = drawn(await readingOf(world));
    expect([...body.querySelectorAll('[role=heading]')].map((one) => [wordsAt(one), one.getAttribute('aria-level')])).toEqual([
      ['SITES', '2'],
      ['noting', '3'],
      ['invites Member States', '3'],
    ]);
    expect(wordsAt(body.querySelector('.why-closed'))).toBe('The chair is calling for objections. The text is closed in the meantime.');
    expect([...body.querySelectorAll('.why-closed')]).toHaveLength(1);
  });

  it('says whose each suggestion is, once where it ends, as the editor does', async () => {
    const reading = await readingOf(new World());
    const by = (name: 'insertion' | 'deletion', entity: string) => ({ name, attrs: { by: entity, id: '1' } });
    const blocks = reading.blocks.map((block) => {
      if (block.id === 'b') return { ...block, sug: 'del:arl:2' };
      if (block.id !== 'a') return block;
      const runs = [
        { text: 'that ', marks: [] },
        { text: 'many', marks: [by('insertion', 'arl')] },
        { text: 'most', marks: [by('deletion', 'arl')] },
        { text: ' sites', marks: [by('deletion', 'bru')] },
      ];
      return { ...block, runs };
    });
    const body = drawn({ ...reading, blocks });
    expect([...body.querySelectorAll<HTMLElement>('[data-who]')].map((one) => [one.tagName, one.dataset.who, wordsAt(one)])).toEqual([
      ['SPAN', 'ARL', 'most'],
      ['SPAN', '<b>', 'sites'],
      ['P', 'ARL', wordsAt(body.querySelector('p[data-id=b]'))],
    ]);
    expect(body.querySelector<HTMLElement>('p[data-id=b]')?.dataset.suggested).toBe('del');
    expect(drawn({ ...reading, blocks, brief: true }).querySelectorAll('[data-who], [data-suggested]')).toHaveLength(0);
  });

  it('gives a paragraph without words its line, and no mark', async () => {
    const body = drawn(await readingOf(new World([...TEXT, line('z', '')])));
    expect(body.querySelector('p[data-id=z]')?.innerHTML).toBe('<br>');
    expect(margins(body).has('z')).toBe(false);
  });

  it('takes no words for markup, whoever wrote them', async () => {
    const evil = '</p><script>xss()</script><img src=x onerror=xss()>" class="closed" &amp;';
    const world = new World([line('t', evil, 'title'), line('n', evil, 'preamble-heading'), line('a', evil, 'preamble-item')]);
    world.object(BRU, 'a');
    const body = drawn(await readingOf(world));
    expect(body.querySelectorAll('script, img, i, b, .closed')).toHaveLength(0);
    expect([...body.querySelectorAll('p')].map((p) => p.textContent)).toEqual([evil, evil, evil]);
  });
});
