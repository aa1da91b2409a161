/**
 * The script of a follower's page: hears the stream, puts parts in their places, says at once when nothing comes any more, pauses, saves. It
 * is sent with every page before the text is of any use to most: 1 KB packed is its limit (L11), so it takes what is there, as elements by
 * their ids and settings as attributes of its own. The one place that writes HTML in a page of ours, through one policy, and fed by the
 * server's own escaping writer alone. Each wording of it is the one that packs smaller.
 *
 * On hold the stream says so, as what it brings and goes on from is not shown; when it goes on, a new one says that it is.
 */
import type { Change } from '../../shared/page/edition.ts';

/** What stands at its element (page.ts); words with `{}` in the place of a value. */
interface Told {
  readonly src: string;
  /** Up to where the page has heard. */
  pos: string;
  /** By the server's clock. */
  readonly now: string;
  /** A cookie that keeps a choice. */
  readonly keep: string;
  readonly on: string;
  readonly off: string;
  readonly back: string;
  readonly wait: string;
  /** Said of any change to whoever hears of all, and of none to others. */
  readonly n: string;
  readonly s?: undefined;
  /** Said where saving is chosen here; not where somebody has chosen. */
  saver?: string;
  /** Is it live? Unsaid before the first event and after the last; the style reads it. */
  live?: string;
}

/** Elements of the page. */
declare const text: HTMLElement;
declare const gone: HTMLElement;
declare const ways: HTMLElement;
/** What is no string becomes one there. */
declare const hold: { onclick: () => void; ariaPressed: boolean };
/** Leads to what changed since the log position that is its value; without one it is not shown. */
declare const past: HTMLButtonElement;
declare const saver: HTMLSelectElement;
declare const say: HTMLSelectElement;
/** Where the page goes when it is told a string. */
declare let location: string;

const told = (document.currentScript as HTMLScriptElement).dataset as unknown as Told;
const find = (id: string): HTMLElement | null => document.getElementById(id);
const write = (id: string, words: string): string => {
  (find(id) as HTMLElement).textContent = words;
  return words;
};
/** Nobody sets this clock. */
const now = (): number => performance.now();
const counted = (words: string | undefined, all: object): string | undefined => words?.replace('{}', Object.keys(all).length as never);

interface Policy {
  createHTML(html: string): string;
}
const open: Policy = { createHTML: (html) => html };
const policy =
  (self as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes?.createPolicy('follow', open) || open;

/** When something was last heard or asked for. */
let heardAt = now();
/** How far the server's clock is ahead, by the quickest beat of a connection. */
let ahead = +told.now - heardAt;
/** Slow beats in a row; -1: none yet of this connection, which may be to another node. */
let slow = 0;
let held = false;
let stream: EventSource | undefined;
/** What is not shown yet: HTML by id, and the order. */
let parts: Record<string, string> = {};
let order: readonly string[] | null | undefined;

function live(is: '' | '1'): void {
  if (told.live === is) return;
  write('line', is ? told.on : write('alert', told.off.replace('{}', new Date(heardAt + ahead).toTimeString().slice(0, 5))));
  if (!is) slow = -1;
  // a second after what was missed: in one moment it would take its place unheard
  else if (told.live === '') setTimeout(write, 1_000, 'status', told.back);
  told.live = is;
}

const show = (): void => {
  if (order) {
    for (const one of [...text.children]) if (!order.includes(one.id)) one.remove();
    order.forEach((id, at) => {
      const one = find(id) || (gone.cloneNode() as HTMLElement);
      one.id = id;
      if (text.children[at] !== one) text.insertBefore(one, text.children[at] as Node);
    });
  }
  for (const id in parts) {
    const one = find(id);
    if (one) one.innerHTML = policy.createHTML(parts[id] as string);
  }
  parts = {};
  order = null;
};

type Heard = (data: string) => void;
const hear: Record<string, Heard> = {
  message(data) {
    const change: Change = JSON.parse(data);
    parts = { ...parts, ...change.h };
    order = change.o || order;
    const loud = say.value as '' | 's' | 'n';
    const words = loud && (change[loud] || counted(told[loud], change.h));
    if (words) write('status', words);
    if (loud && change.a) write('alert', change.a);
    if (held) write('wait', counted(told.wait, parts) as string);
    else show();
  },
  t(data) {
    const apart = +data - now();
    if (slow < 0 || apart > ahead) ahead = apart;
    slow = ahead - apart > 3_000 ? slow + 1 : 0;
    if (slow > 2 && told.saver) {
      write('slow', write('status', told.saver));
      told.saver = '';
      saver.value = '1';
      go();
    }
  },
  /** It may be another page: it is read from its top. */
  go() {
    stream?.close();
    location = '';
  },
  end(words) {
    write('line', write('status', words));
    delete told.live;
    stream?.close();
    heardAt = 1 / 0;
    ways.hidden = true;
    show();
  },
};

function go(): void {
  stream?.close();
  heardAt = now();
  stream = new EventSource(told.src + '&after=' + told.pos + '&saver=' + saver.value + '&say=' + say.value + '&hold=' + held);
  stream.onerror = () => live('');
  for (const kind in hear)
    stream.addEventListener(kind, (event: MessageEvent<string>) => {
      told.pos = event.lastEventId || told.pos;
      heardAt = now();
      live('1');
      (hear[kind] as Heard)(event.data);
    });
}

setInterval(() => {
  if (now() - heardAt > 25_000) {
    live('');
    go();
  }
  for (const clock of document.getElementsByTagName('time')) {
    const left = Math.max(0, +(clock.dataset.at as string) - now() - ahead);
    clock.textContent = new Date(left).toISOString().slice(left < 3_600_000 ? 14 : 11, 19);
  }
}, 1_000);

hold.onclick = () => {
  hold.ariaPressed = held = !held;
  if (held) past.value = told.pos;
  show();
  write('wait', '');
  go();
};

ways.onchange = (event) => {
  const chosen = event.target as HTMLSelectElement;
  // biome-ignore lint/suspicious/noDocumentCookie: the store of cookies is not on older devices
  document.cookie = told.keep.replace('{}', chosen.id + '=' + chosen.value);
  told[chosen.id as 'saver'] = write('slow', '');
  go();
};

go();
ways.hidden = false;
