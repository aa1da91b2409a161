/**
 * The script of the pages about the past, which work without it: keys for the next and the previous change or stop, a slider that goes
 * where it is let go, ways that keep the paragraph, and steps that follow each other.
 */
import { goAlong } from './along.ts';
import { BARE } from './bare.ts';
import { type Loaded, playSteps } from './play.ts';

const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);

addEventListener('keydown', (event) => {
  const { key, altKey, metaKey, ctrlKey, shiftKey } = event;
  const by = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (by === 0 || !altKey || ctrlKey || shiftKey || metaKey !== mac) return;
  const stop = document.querySelector<HTMLAnchorElement>(by === 1 ? 'a[rel=next]' : 'a[rel=prev]');
  const changes = [...document.querySelectorAll<HTMLElement>('.changes > [tabindex]')];
  if (stop === null && changes.length === 0) return;
  event.preventDefault();
  if (stop !== null) return stop.click();
  const at = changes.findIndex((one) => one.contains(document.activeElement));
  const next = changes[at === -1 && by === -1 ? changes.length - 1 : (at + by + changes.length) % changes.length];
  next?.focus();
  next?.scrollIntoView({ block: 'start' });
});

const keys = document.querySelector<HTMLElement>('.keys');
if (keys !== null) keys.hidden = false;

const slider = document.querySelector<HTMLInputElement>('.slider input');
if (slider !== null) {
  const box = slider.closest<HTMLElement>('.slider');
  const said = box?.querySelector('output');
  if (box) box.hidden = false;
  slider.addEventListener('input', () => {
    if (said) said.textContent = slider.value;
  });
  slider.addEventListener('change', () => location.assign(slider.value + location.hash));
}

goAlong();
addEventListener('hashchange', goAlong);

/** Read by the browser as any page is, but nothing in it runs, and no words become HTML here. */
const load = (href: string): Promise<Loaded> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('GET', href);
    // without style sheets: those of another answer would break this page's policy, and are not wanted
    request.setRequestHeader(BARE, '1');
    request.responseType = 'document';
    request.timeout = 30_000;
    request.addEventListener('loadend', () => {
      const { status, response } = request;
      const isStep = response instanceof Document && response.querySelector('#step') !== null;
      if (status === 200 && isStep) resolve({ page: response });
      else if (status === 429 || status === 503)
        resolve({ busy: Math.min(60, Math.max(1, Number(request.getResponseHeader('Retry-After')) || 5)) });
      else resolve(status === 0 ? 'lost' : 'elsewhere');
    });
    request.send();
  });

const bar = document.querySelector<HTMLElement>('.play');
if (bar !== null)
  playSteps(bar, {
    load,
    after: (ms, job) => {
      const timer = setTimeout(job, ms);
      return () => clearTimeout(timer);
    },
    moved: (href) => history.replaceState(null, '', href),
    go: (href) => location.assign(href),
  });
