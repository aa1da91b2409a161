// @vitest-environment happy-dom
/** The schema: what a block may be, and what comes back from HTML. */
import { DOMParser, DOMSerializer } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { isBlockId, newId } from '../../shared/text/ids.ts';
import { schema } from '../../shared/text/schema.ts';
import { randomOf } from './support.ts';

const block = (attrs: Record<string, unknown>) => schema.node('block', attrs, [schema.text('words')]);
const check = (attrs: Record<string, unknown>) => () => block(attrs).check();

describe('T1 the schema', () => {
  it.each([
    [{ id: 'B00000000' }],
    [{ id: 7 }],
    [{ kind: 'heading' }],
    [{ kind: null }],
    [{ level: 4 }],
    [{ level: 1.5 }],
    [{ level: '1' }],
    [{ sug: 'ins:ARL:1' }],
    [{ sug: 'mov:arl:1' }],
    [{ sug: {} }],
  ])('T1 refuses %j', (attrs) => {
    expect(check(attrs)).toThrow(RangeError);
  });

  it('T1 takes what it should, and stands for what is absent', () => {
    expect(check({ id: 'b00000000z', kind: 'footnote', level: 3, sug: 'del:arl:a1' })).not.toThrow();
    expect(block({}).attrs).toEqual({ id: null, kind: 'text', level: 0, sug: null });
  });

  it('T1 validates the attributes of suggestions', () => {
    const marked = (attrs: Record<string, unknown>) => () => schema.text('x', [schema.mark('insertion', attrs)]).check();
    expect(marked({ id: 'a1', by: 'arl' })).not.toThrow();
    for (const attrs of [
      { id: '', by: 'arl' },
      { id: 'a1', by: 'ARL' },
      { id: 1, by: 'arl' },
      { id: 'a1', by: '<b>' },
    ])
      expect(marked(attrs)).toThrow(RangeError);
  });

  it('T1 comes back from its own HTML, and survives that of others', () => {
    const doc = schema.node('doc', null, [
      schema.node('block', { id: 'b000000001', kind: 'preamble-item', level: 2 }, [
        schema.text('plain '),
        schema.text('all', [schema.mark('strong'), schema.mark('lit'), schema.mark('insertion', { id: 'a1', by: 'arl' })]),
      ]),
    ]);
    const place = document.createElement('div');
    place.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
    expect(place.querySelector('p')?.getAttribute('dir')).toBe('auto');
    expect(DOMParser.fromSchema(schema).parse(place).toJSON()).toEqual(doc.toJSON());
    place.innerHTML = '<p data-id="<x>" data-kind="script" data-level="9" onclick="x()">a<ins>b</ins><script>c</script></p>';
    const parsed = DOMParser.fromSchema(schema).parse(place);
    expect(parsed.firstChild?.attrs).toEqual({ id: null, kind: 'text', level: 0, sug: null });
    expect(parsed.textContent).toBe('ab');
  });

  it('T2 makes ids of one shape, all different, all letters alike', () => {
    const random = randomOf(3);
    const ids = Array.from({ length: 2_000 }, () => newId(random));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every(isBlockId)).toBe(true);
    expect(new Set(ids.join('').replaceAll('b', '')).size).toBe(35);
  });
});
