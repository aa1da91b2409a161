// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { FirstText } from '../../client/pages/first-text.ts';

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
