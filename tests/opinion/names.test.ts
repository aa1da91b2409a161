/** Since when the public is told names, and what it is not told of what was said before. */
import { describe, expect, it } from 'vitest';
import type { ActNote } from '../../shared/opinion/entry.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import { isNamed } from '../../shared/opinion/public-names.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { register } from '../../shared/opinion/show.ts';
import { nameless } from '../../shared/page/nameless.ts';
import { ARL, BRU, CHAIR, COR, OFFICE, World } from './world.ts';

/** Every act with a reason. */
const notesOf = ({ entries }: World): ReadonlyMap<number, ActNote> =>
  new Map(entries.map(({ seq }) => [seq, { reason: `reason ${seq}`, group: `group ${seq}`, words: `words ${seq}` }]));
const shown = (w: World): Register => nameless(register(w.state, notesOf(w), 'o'));
const states = (w: World): readonly string[] => [...new Set(JSON.stringify(shown(w)).match(/"entity":"(arl|bru|cor)"/g) ?? [])].sort();
const switched = (w: World, publicNames: boolean): number =>
  w.must(CHAIR, { do: 'set-policy', policy: { ...w.state.policy, publicNames } });
const on = (w: World, block: string) => shown(w).paragraphs.find(({ id }) => id === block);
const BROUGHT = { session: 'r1', enteredBy: null } as const;

function bring(w: World, entity: string, block: string, from: 'carried' | 'inherited' = 'carried'): number {
  const inherited = { from: [{ opinion: 'other', number: '1', position: 'p9' }], enteredBy: null };
  w.append({
    ...{ type: 'position.raised', kind: 'objection', block, hash: w.hash(block), entity, via: 'screen', until: null },
    ...{ reasoned: true, cured: false, endsIf: null, seen: w.state.seq },
    ...(from === 'carried' ? { carried: BROUGHT } : { inherited }),
  });
  return w.state.seq;
}

/** Somebody has said everything there is to say. */
function saidAll(w: World): void {
  const block = (id: string) => ({ block: id, hash: w.hash(id) });
  w.agree('y');
  w.must(ARL, { do: 'ask-reopen', block: 'y', reason: 'why' });
  w.object(ARL, 'a');
  w.must(ARL, { do: 'await-instructions', block: null, hash: null });
  w.must(ARL, { do: 'make-statement', block: null, kind: 'statement', statement: 'so' });
  w.must(ARL, { do: 'dissociate', blocks: ['b'], reason: 'aside' });
  w.must(OFFICE, { do: 'raise-objection', ...block('b'), enteredFor: { entity: 'arl', via: 'floor' } });
  w.must(ARL, { do: 'disown', position: `p${w.state.seq}` });
  const call = w.call('b');
  w.must(ARL, { do: 'appeal', of: call, reason: 'not now' });
  w.must(CHAIR, { do: 'refer', blocks: ['x'], group: 'Friends' });
}

describe('names that are released', () => {
  it('8.14 begin with the opinion where its policy says so, else with the switch; off again there are none, and on again it is a new beginning', () => {
    const whole = new World(undefined, { policy: { ...DEFAULT_POLICY, publicNames: true } });
    expect(whole.state.names).toEqual({ from: 1, except: [], signed: true });
    whole.must(CHAIR, { do: 'set-policy', policy: { ...whole.state.policy, minCallSeconds: 20 } });
    expect(whole.state.names).toEqual({ from: 1, except: [], signed: true });
    const w = new World();
    expect(w.state.names).toBeNull();
    const first = switched(w, true);
    w.object(ARL, 'a');
    expect([w.shown.names, states(w)]).toEqual([{ from: first, except: [], signed: true }, ['"entity":"arl"']]);
    switched(w, false);
    expect([w.shown.names, states(w)]).toEqual([null, []]);
    const again = switched(w, true);
    w.object(BRU, 'a');
    expect([w.state.names, states(w)]).toEqual([{ from: again, except: [], signed: true }, ['"entity":"bru"']]);
  });

  it('8.14 publish nothing that was said before, by whichever act, and all that is said from then on', () => {
    const w = new World();
    saidAll(w);
    const before = w.state.seq;
    switched(w, true);
    expect(states(w)).toEqual([]);
    const noted = [...JSON.stringify(shown(w)).matchAll(/(?:reason|group|words) (\d+)/g)].map(([, seq]) => Number(seq));
    expect(noted.filter((seq) => seq <= before)).toEqual([]);
    expect(shown(w).blockers.flatMap(({ entities = [] }) => entities)).toEqual([]);
    expect(on(w, 'a')?.positions).toMatchObject([{ kind: 'objection', entity: '', note: null }]);
    w.object(BRU, 'a');
    w.must(BRU, { do: 'make-statement', block: null, kind: 'statement', statement: 'so' });
    w.must(CHAIR, { do: 'refer', blocks: ['x'], group: 'Others' });
    expect(on(w, 'a')?.positions.map(({ entity, note }) => [entity, note?.reason])).toEqual([
      ['', undefined],
      ['bru', `reason ${w.state.seq - 2}`],
    ]);
    expect([states(w), on(w, 'x')?.referred?.note?.group]).toEqual([['"entity":"bru"'], `group ${w.state.seq}`]);
  });

  it('8.14 do not name the end of what is not named, nor a reopening that was asked for before', () => {
    const w = new World();
    w.agree('a');
    w.must(BRU, { do: 'ask-reopen', block: 'a', reason: 'why' });
    const of = w.must(ARL, { do: 'appeal', of: w.call('x'), reason: 'not now' });
    w.object(ARL, 'b');
    const objection = `p${w.state.seq}`;
    switched(w, true);
    const reopened = w.must(CHAIR, { do: 'reopen', block: 'a', cause: 'request', entity: 'bru', reason: 'asked' });
    const heard = w.must(CHAIR, { do: 'note-withdrawal', position: objection, reason: 'we withdraw' });
    const gone = w.must(ARL, { do: 'withdraw', position: objection, statement: 'so' });
    const ended = w.must(OFFICE, { do: 'record-appeal', of, end: 'not-upheld', statement: 'as decided' });
    expect(w.state.names?.except).toEqual([reopened, heard, gone, ended]);
    expect([states(w), on(w, 'a')?.reopened?.note]).toEqual([[], null]);
    const later = w.must(COR, { do: 'raise-objection', block: 'b', hash: w.hash('b') });
    w.must(COR, { do: 'withdraw', position: `p${later}` });
    expect(isNamed(w.state.names, w.state.seq)).toBe(true);
  });

  it('8.14 name what came from a restricted session or another draft once its State has confirmed it or raised it anew', () => {
    const w = new World();
    switched(w, true);
    const positions = [bring(w, 'arl', 'a'), bring(w, 'bru', 'a', 'inherited'), bring(w, 'cor', 'a')];
    expect([states(w), w.state.names?.except]).toEqual([[], positions]);
    w.must(ARL, { do: 'confirm', position: `p${positions[0]}` });
    expect(states(w)).toEqual(['"entity":"arl"']);
    w.object(BRU, 'a');
    expect(states(w)).toEqual(['"entity":"arl"', '"entity":"bru"']);
    w.must(COR, { do: 'withdraw', position: `p${positions[2]}` });
    expect([isNamed(w.state.names, w.state.seq), states(w)]).toEqual([false, ['"entity":"arl"', '"entity":"bru"']]);
    const other = new World();
    const before = bring(other, 'arl', 'a');
    switched(other, true);
    other.must(ARL, { do: 'confirm', position: `p${before}` });
    expect(states(other)).toEqual([]);
  });

  it('8.14 do not say that two of which one is not named are of one State', () => {
    const w = new World();
    w.must(OFFICE, { do: 'raise-objection', block: 'a', hash: w.hash('a'), enteredFor: { entity: 'arl', via: 'floor' } });
    switched(w, true);
    w.object(ARL, 'a');
    expect(on(w, 'a')?.positions.map(({ entity, entered }) => [entity, entered])).toEqual([
      ['arl', false],
      ['', false],
    ]);
  });
});
