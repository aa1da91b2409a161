// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { askAhead } from '../../client/pages/ahead.ts';
import { FirstText } from '../../client/pages/first-text.ts';
import { NOBODY } from '../../client/pages/myself.ts';

afterEach(() => vi.restoreAllMocks());

it('P9 nothing of the first text is watched any more once whoever read it has gone elsewhere', async () => {
  document.body.innerHTML =
    '<div id="first" data-opinion="o"><header></header><main><div class="desk"><div class="text-body"><p data-id="b1">Words</p></div></div></main></div>';
  const ended = vi.spyOn(MutationObserver.prototype, 'disconnect');
  const first = FirstText.onPage();
  if (first === null) throw new Error('no first text');
  const stop = first.wait();
  first.surround();
  // the page of the opinion takes it, before the editor has come
  const place = document.createElement('div');
  document.body.append(place);
  stop();
  place.append(first.body);
  await Promise.resolve();
  expect([document.getElementById('first'), first.over, ended.mock.calls.length]).toEqual([null, false, 0]);
  place.remove();
  first.left();
  await Promise.resolve();
  expect([first.over, ended.mock.calls.length]).toEqual([true, 1]);
});

it('P9 who looks, and how delegations are called, is asked together where the text came with the page', async () => {
  document.documentElement.lang = 'fr';
  document.body.innerHTML = '';
  const asked: string[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (path) => {
    asked.push(String(path));
    return Response.json(path === '/api/me' ? NOBODY : []);
  });
  expect([askAhead(), asked]).toEqual([null, []]);
  document.body.innerHTML = '<div id="first" data-opinion="o"></div>';
  const ahead = askAhead();
  expect([ahead?.language, asked]).toEqual(['fr', ['/api/me', '/api/entities?lang=fr']]);
  expect([await ahead?.me, await ahead?.entities]).toEqual([
    { ok: true, value: NOBODY },
    { ok: true, value: [] },
  ]);
});
