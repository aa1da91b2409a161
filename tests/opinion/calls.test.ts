import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { inWords } from '../../shared/i18n/set-off.ts';
import { createText } from '../../shared/i18n/text.ts';
import type { Command } from '../../shared/opinion/command.ts';
import type { Here } from '../../shared/opinion/context.ts';
import { decide } from '../../shared/opinion/decide.ts';
import { register } from '../../shared/opinion/show.ts';
import { news } from '../../shared/page/news.ts';
import { ARL, BRU, CHAIR, HERE, World } from './world.ts';

const HOUR = 3_600_000;
const ENGLISH = createText('en', await loadCatalogue('en'), 'UTC');

/** What is said aloud of what `change` does. */
function told(w: World, change: () => void): readonly string[] {
  const shown = () => register(w.state, new Map(), 'o');
  const setOff = (id: string | null) => inWords(String(id));
  const paragraphs = (ids: readonly string[]) => ENGLISH.listSetOff(ids.map(setOff));
  const named = {
    paragraph: String,
    setOff,
    elsewhere: ({ block }: { block: string }) => block,
    paragraphs,
    inOrder: (ids: readonly string[]) => ids,
  };
  const before = shown();
  change();
  return news(before, shown(), ENGLISH, { ...named, entity: String }).map(({ region, words }) => `${region}: ${words}`);
}

describe('calls', () => {
  it('3.1 on exact words, settled, not agreed and not called already', () => {
    const w = new World();
    const call = (block: string, hash = w.hash(block)) => w.give(CHAIR, { do: 'call', targets: [{ block, hash }] });
    expect(call('a', 'other words')).toBe('text-changed');
    w.edit('a', 'that [most] sites');
    expect(call('a')).toBe('brackets-left');
    w.edit('a', 'that most] sites');
    expect(call('a')).toBe('brackets-left');
    w.edit('a', 'that most sites', 1);
    expect(call('a')).toBe('suggestions-left');
    w.edit('a', 'that most sites');
    w.object(ARL, 'a');
    w.askTime(BRU, 'a');
    expect(call('a')).toBeTypeOf('number');
    expect(call('a')).toBe('call-open');
    w.agree('b');
    expect(call('b')).toBe('already-agreed');
    expect(call('never')).toBe('no-such-paragraph');
    expect(call('n')).toBe('heading-takes-none');
  });

  it('3.1 brackets and suggestions of the heading are left too, and named at the heading', () => {
    const w = new World();
    w.edit('n', '[noting]');
    expect(w.decide(CHAIR, { do: 'call', targets: [{ block: 'a', hash: w.hash('a') }] })).toMatchObject({
      refusal: { code: 'brackets-left', blocks: ['n'] },
    });
    w.edit('n', 'noting', 1);
    expect(w.decide(CHAIR, { do: 'call', targets: [{ block: 'a', hash: w.hash('a') }] })).toMatchObject({
      refusal: { code: 'suggestions-left', blocks: ['n'] },
    });
  });

  it('3.2 a batch is called whole or not at all, then each is decided alone', () => {
    const w = new World();
    w.edit('x', 'to [share] power');
    w.edit('y', 'to publish [all] figures');
    const targets = ['a', 'x', 'y'].map((block) => ({ block, hash: w.hash(block) }));
    expect(w.decide(CHAIR, { do: 'call', targets })).toMatchObject({ refusal: { code: 'brackets-left', blocks: ['x', 'y'] } });
    expect(w.give(CHAIR, { do: 'call', targets: [] })).toBe('no-such-paragraph');
    w.call('a', 'b', 'a');
    expect(w.at('a').call?.seq).toBe(w.at('b').call?.seq);
    w.object(ARL, 'a');
    w.wait(15);
    expect([w.declare('a'), w.declare('b')]).toEqual(['objection-stands', w.state.seq]);
  });

  it('3.3 minimum time and deadline keep to the policy', () => {
    const w = new World();
    const targets = [{ block: 'a', hash: w.hash('a') }];
    expect(w.decide(CHAIR, { do: 'call', targets, minSeconds: 14 })).toMatchObject({
      refusal: { code: 'policy-not-allowed', seconds: 15 },
    });
    const earliest = w.now + 72 * HOUR;
    expect(w.decide(CHAIR, { do: 'call', targets, deadline: earliest - 1 })).toMatchObject({
      refusal: { code: 'date-not-allowed', date: earliest },
    });
    w.must(CHAIR, { do: 'call', targets, minSeconds: 60 });
    expect(w.at('a').call).toMatchObject({ minSeconds: 60, ripeAt: w.now + 60_000, ripe: false, deadline: null });
    w.must(CHAIR, { do: 'call', targets: [{ block: 'b', hash: w.hash('b') }], deadline: earliest });
    expect(w.at('b').call).toMatchObject({ ripeAt: earliest, deadline: earliest });
  });

  it('3.9 a silence procedure begins when every Member State was told of it, with its deadline', () => {
    const w = new World();
    const deadline = w.now + 72 * HOUR;
    const call = { do: 'call', targets: [{ block: 'a', hash: w.hash('a') }], deadline } as const;
    const ask = (silences: Here['silences'], command: Command = call) =>
      decide(w.state, command, CHAIR, w.now, w.state.seq, { ...HERE, silences });
    const missing = (...entities: string[]) => ({ ok: false, refusal: { code: 'notice-missing', entities } });
    expect(ask([])).toEqual(missing('arl', 'bru', 'cor'));
    expect(ask([{ deadline: deadline + 1, untold: [] }])).toEqual(missing('arl', 'bru', 'cor'));
    expect(ask([{ deadline, untold: ['bru'] }])).toEqual(missing('bru'));
    expect(ask([{ deadline, untold: [] }]).ok).toBe(true);
    // a demonstration tells nobody, and a live call needs no notice
    expect(ask(null).ok).toBe(true);
    const { deadline: _, ...live } = call;
    expect(ask([], live).ok).toBe(true);
  });

  it('3.10 a live call is opened while the meeting sits, a silence procedure at any time', () => {
    const w = new World();
    const call: Command = { do: 'call', targets: [{ block: 'a', hash: w.hash('a') }] };
    const ask = (sitting: Here['sitting'], command: Command = call, by = CHAIR) => {
      const decision = decide(w.state, command, by, w.now, w.state.seq, { ...HERE, sitting });
      return decision.ok || decision.refusal.code;
    };
    expect([ask('suspended'), ask('closed'), ask('open'), ask(null)]).toEqual(['meeting-closed', 'meeting-closed', true, true]);
    expect(ask('closed', { ...call, deadline: w.now + 72 * HOUR })).toBe(true);
    w.must(CHAIR, call);
    expect(w.at('a').call).not.toBeNull();
    for (const sitting of ['suspended', 'closed'] as const) {
      expect(ask(sitting, { do: 'raise-objection', block: 'a', hash: w.hash('a') }, ARL)).toBe(true);
      expect(ask(sitting, { do: 'ask-time', block: 'a', hash: w.hash('a'), until: w.now + HOUR }, ARL)).toBe(true);
      expect(ask(sitting, { do: 'cancel-call', blocks: ['a'] })).toBe(true);
    }
    w.wait(15);
    // the call went out while the meeting sat; a request for time may have carried it on (3.6)
    expect(ask('closed', { do: 'declare', target: { block: 'a', hash: w.hash('a') } })).toBe(true);
  });

  it('3.4 an objection does not end a live call; its withdrawal starts the minimum time again', () => {
    const w = new World();
    w.call('a');
    const objection = w.object(ARL, 'a');
    const time = w.askTime(BRU, 'a');
    w.wait(20);
    expect(w.at('a').call).not.toBeNull();
    w.must(ARL, { do: 'withdraw', position: objection });
    w.wait(10);
    w.must(BRU, { do: 'withdraw', position: time });
    expect(w.declare('a')).toBe('call-too-short');
    w.wait(14.5);
    expect(w.decide(CHAIR, { do: 'declare', target: { block: 'a', hash: w.hash('a') } })).toMatchObject({ refusal: { seconds: 1 } });
    w.wait(0.5);
    expect(w.declare('a')).toBeTypeOf('number');
  });

  it('3.4 dropping a carried objection in a live call does so too', () => {
    const w = new World();
    const position = w.object(ARL, 'a');
    w.write(w.lines, [{ from: 'a', to: 'b', how: 'shift' }]);
    w.call('b');
    w.wait(20);
    w.must(ARL, { do: 'drop-carried', position, block: 'b' });
    expect(w.declare('b')).toBe('call-too-short');
  });

  it('3.5 one objection breaks a silence procedure', () => {
    const w = new World();
    w.must(CHAIR, { do: 'call', targets: [{ block: 'a', hash: w.hash('a') }], deadline: w.now + 72 * HOUR });
    w.askTime(BRU, 'a');
    expect(w.at('a').call).not.toBeNull();
    w.object(ARL, 'a');
    expect(w.at('a').call).toBeNull();
  });

  it('3.6 time asked in a call leaves it open; after the date the chair may declare on it', () => {
    const w = new World();
    w.call('a');
    const position = w.askTime(ARL, 'a', 1000);
    w.wait(999);
    expect(w.declare('a')).toBe('time-asked');
    w.wait(1);
    w.append({ type: 'time.lapsed', position });
    expect(w.declare('a')).toBeTypeOf('number');
  });

  it('3.7 a change of the words ends the call on them, a heading included', () => {
    const w = new World();
    w.call('a', 'x');
    w.edit('a', 'other');
    w.edit('v', 'invites all');
    expect([w.at('a').call, w.at('x').call]).toEqual([null, null]);
  });

  it('3.8 the chair may cancel a call', () => {
    const w = new World();
    w.call('a', 'b');
    w.must(CHAIR, { do: 'cancel-call', blocks: ['a'] });
    expect([w.at('a').call, w.at('b').call === null]).toEqual([null, false]);
    expect(w.give(CHAIR, { do: 'cancel-call', blocks: ['a', 'b'] })).toBe('no-call-open');
    expect(w.give(CHAIR, { do: 'cancel-call', blocks: ['never'] })).toBe('no-call-open');
    expect(w.give(CHAIR, { do: 'cancel-call', blocks: [] })).toBe('no-call-open');
    expect(w.give(CHAIR, { do: 'cancel-call', blocks: 'adoption' })).toBe('no-call-open');
    w.must(CHAIR, { do: 'cancel-call', blocks: ['b'] });
    w.agreeAll();
    w.must(CHAIR, { do: 'call-adoption', ...w.hashes });
    expect(w.give(CHAIR, { do: 'call', targets: [{ block: 'a', hash: w.hash('a') }] })).toBe('already-agreed');
    w.must(CHAIR, { do: 'cancel-call', blocks: 'adoption' });
    expect(w.shown.adoptionCall).toBeNull();
  });

  it('3.11 the deadline of a silence procedure is moved to a later one only, and States are told of it first', () => {
    const w = new World();
    const deadline = w.now + 72 * HOUR;
    const of = w.must(CHAIR, { do: 'call', targets: ['a', 'b'].map((block) => ({ block, hash: w.hash(block) })), deadline });
    const ask = (until: number, silences: Here['silences'] = null, by = CHAIR) => {
      const decision = decide(w.state, { do: 'extend-call', of, deadline: until }, by, w.now, w.state.seq, { ...HERE, silences });
      return decision.ok || decision.refusal;
    };
    expect(ask(deadline)).toEqual({ code: 'date-not-allowed', date: deadline });
    expect(ask(deadline + HOUR, [])).toEqual({ code: 'notice-missing', entities: ['arl', 'bru', 'cor'] });
    expect(ask(deadline + HOUR, [{ deadline: deadline + HOUR, untold: [] }])).toBe(true);
    expect(ask(deadline + HOUR, null, ARL)).toEqual({ code: 'not-chair' });
    expect(w.give(CHAIR, { do: 'extend-call', of: of - 1, deadline: deadline + HOUR })).toBe('no-call-open');
    w.wait(72 * 3600 + 60);
    w.append({ type: 'call.ripe', of });
    expect(ask(w.now)).toEqual({ code: 'date-not-allowed', date: w.now });
    const moved = told(w, () => w.must(CHAIR, { do: 'extend-call', of, deadline: w.now + HOUR }));
    expect(moved).toEqual([`alert: a and b: The deadline is ${ENGLISH.moment(w.now + HOUR)}. Delegations may answer until then.`]);
    expect(w.at('b').call).toMatchObject({ seq: of, ripe: false, ripeAt: w.now + HOUR, deadline: w.now + HOUR });
    expect(w.declare('a')).toBe('deadline-not-reached');
    w.wait(3600);
    expect(w.declare('a')).toBeTypeOf('number');
    w.object(ARL, 'b');
    expect(w.give(CHAIR, { do: 'extend-call', of, deadline: w.now + HOUR })).toBe('no-call-open');
    const live = w.call('x');
    expect(w.give(CHAIR, { do: 'extend-call', of: live ?? w.state.seq, deadline: w.now + HOUR })).toBe('no-call-open');
  });

  it('4.4 that a declaration was undone is told, also where an earlier one is as it was, and no consensus with it', () => {
    const w = new World();
    w.agree('a');
    w.edit('a', 'that many sites');
    w.call('a');
    w.wait(15);
    expect(told(w, () => w.declare('a'))).toEqual(['status: Consensus reached on a.']);
    expect(told(w, () => w.must(CHAIR, { do: 'undo', of: w.state.seq }))).toEqual(['status: The declaration on a has been undone.']);
  });

  it('3.13 a call is told with its end, each of several with its own', () => {
    const w = new World();
    const call = (block: string, hours?: number) => {
      const until = hours === undefined ? {} : { deadline: w.now + hours * HOUR };
      return w.must(CHAIR, { do: 'call', targets: [{ block, hash: w.hash(block) }], ...until });
    };
    const [sooner, later] = [72, 96].map((hours) => ENGLISH.moment(w.now + hours * HOUR));
    expect(
      told(w, () => {
        call('x', 96);
        call('a', 72);
        call('y');
      }),
    ).toEqual([
      'alert: The chair asks for objections to y.',
      `alert: The chair asks for objections to a. The deadline is ${sooner}. Delegations may answer until then.`,
      `alert: The chair asks for objections to x. The deadline is ${later}. Delegations may answer until then.`,
    ]);
  });

  it('3.13 that the time of a call has passed is told once, and that an objection still counts', () => {
    const w = new World();
    w.must(CHAIR, { do: 'call', targets: [{ block: 'a', hash: w.hash('a') }] });
    const words = 'alert: a: The time has run out. An objection still counts until the chair declares.';
    expect(
      told(w, () => {
        w.wait(60);
        w.lapse();
      }),
    ).toEqual([words]);
    expect(told(w, () => w.object(ARL, 'a'))).not.toContain(words);
  });

  it('3.12 who broke a silence procedure is shown until the chair calls again', () => {
    const w = new World();
    const silence = { do: 'call', targets: [{ block: 'a', hash: w.hash('a') }], deadline: w.now + 72 * HOUR } as const;
    w.must(CHAIR, silence);
    w.askTime(BRU, 'a');
    expect(w.at('a').broken).toBeNull();
    const objection = w.object(ARL, 'n');
    expect([w.at('a').call, w.at('a').broken]).toEqual([null, { entity: 'arl', seq: w.state.seq }]);
    w.must(ARL, { do: 'withdraw', position: objection });
    expect(w.at('a').broken?.entity).toBe('arl');
    w.must(CHAIR, { ...silence, deadline: w.now + 73 * HOUR });
    expect(w.at('a').broken).toBeNull();
  });
});
