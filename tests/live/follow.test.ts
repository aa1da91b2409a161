// @vitest-environment happy-dom
/** The script of a follower's page by itself, with a stream of ours: what is heard takes its place, waits, or ends. Chromium runs it whole (tests/e2e/following.test.ts). */
import { beforeEach, expect, it, vi } from 'vitest';

const DATA = {
  src: '/s?',
  pos: '1.1',
  now: '1000',
  keep: 'nemcon-{}',
  on: 'Live',
  off: 'Not live since {}',
  back: 'Live again',
  wait: '{} wait',
  n: '{} changed',
};
const NAMED = ['text', 'gone', 'ways', 'hold', 'past', 'saver', 'say'] as const;

class Stream extends EventTarget {
  onerror: (() => void) | null = null;
  closed = false;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    streams.push(this);
  }
  close(): void {
    this.closed = true;
  }
}
let streams: Stream[];

const words = (id: string): string => document.getElementById(id)?.textContent ?? '';
const order = (): readonly string[] => [...document.querySelectorAll('#text > *')].map(({ id }) => id);
const press = (): void => document.getElementById('hold')?.click();

function tell(kind: string, data: string, lastEventId = ''): void {
  streams.at(-1)?.dispatchEvent(new MessageEvent(kind, { data, lastEventId }));
}

beforeEach(async () => {
  streams = [];
  vi.useFakeTimers();
  vi.resetModules();
  document.body.innerHTML = `<p id="line"></p><div id="ways" hidden><button id="hold" aria-pressed="false"></button><span id="wait"></span><button id="past"></button>
<select id="saver"><option value="" selected></option><option value="1"></option></select>
<select id="say"><option value="s" selected></option></select><span id="slow"></span></div>
<div id="text"><div id="a">A</div><div id="b">B</div></div><div id="gone"></div><div id="status"></div><div id="alert"></div><script></script>`;
  const script = document.querySelector('script') as HTMLScriptElement;
  Object.assign(script.dataset, DATA);
  Object.defineProperty(document, 'currentScript', { configurable: true, value: script });
  for (const id of NAMED) vi.stubGlobal(id, document.getElementById(id));
  vi.stubGlobal('EventSource', Stream);
  await import('../../server/live/follow.ts');
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

it('L4 what changed takes its place, in the order of the text; L5 and the page says how far it has read when it comes back', () => {
  tell('message', JSON.stringify({ h: { c: 'C', a: 'A2' }, o: ['c', 'a'], s: 'said' }), '2.1');
  expect([order(), words('text'), words('status'), words('line')]).toEqual([['c', 'a'], 'CA2', 'said', 'Live']);
  press();
  expect([streams.length, streams[0]?.closed, streams[1]?.url]).toEqual([2, true, '/s?&after=2.1&saver=&say=s&hold=true']);
  tell('message', JSON.stringify({ h: { a: 'A3' } }), '3.1');
  expect([words('text'), words('wait')]).toEqual(['CA2', '1 wait']);
  press();
  expect([words('text'), words('wait'), streams[2]?.url]).toEqual(['CA3', '', '/s?&after=3.1&saver=&say=s&hold=false']);
});

it('L18 paused, it leads to what changed since what it shows, and goes on doing so until it is paused anew', () => {
  const way = (): string | null | undefined => document.getElementById('past')?.getAttribute('value');
  tell('message', JSON.stringify({ h: { a: 'A2' } }), '2.1');
  expect(way()).toBeNull();
  press();
  tell('message', JSON.stringify({ h: { a: 'A3' } }), '3.1');
  expect([way(), words('text')]).toEqual(['2.1', 'A2B']);
  press();
  expect([way(), words('text')]).toEqual(['2.1', 'A3B']);
  tell('message', JSON.stringify({ h: { a: 'A4' } }), '4.1');
  press();
  expect(way()).toBe('4.1');
});

it('L6 after 25 seconds of silence it is not live and asks again; what comes then is live again', () => {
  tell('t', '1000');
  vi.advanceTimersByTime(24_000);
  expect([words('line'), streams.length]).toEqual(['Live', 1]);
  vi.advanceTimersByTime(2_000);
  expect([words('line').replace(/\d\d:\d\d/, 'then'), words('alert') === words('line'), streams.length]).toEqual([
    'Not live since then',
    true,
    2,
  ]);
  tell('t', '27000');
  vi.advanceTimersByTime(1_000);
  expect([words('line'), words('status')]).toEqual(['Live', 'Live again']);
});

it('L7 when nothing follows it says so, shows what waited and asks no more', () => {
  press();
  tell('message', JSON.stringify({ h: { b: 'B2' } }), '2.1');
  tell('end', 'Over');
  vi.advanceTimersByTime(60_000);
  expect([words('line'), words('text'), streams.map(({ closed }) => closed)]).toEqual(['Over', 'AB2', [true, true]]);
  expect(document.getElementById('ways')?.hidden).toBe(true);
});
