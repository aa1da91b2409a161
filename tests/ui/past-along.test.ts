// @vitest-environment happy-dom
/** H9: a paragraph that is read in the past stays named in the address. */
import { afterEach, expect, it } from 'vitest';
import { ALONG, goAlong } from '../../server/http/pages/past/along.ts';

afterEach(() => history.replaceState(null, '', '/'));

it('H9 the paragraph that the address names goes along to other moments, and only there', () => {
  document.body.innerHTML = `<a href="/o/x/at/7" ${ALONG}></a><a href="/o/x" ${ALONG}></a><a href="/o/x/print?at=8"></a>`;
  const ways = () => [...document.querySelectorAll('a')].map((one) => one.getAttribute('href')?.replace(location.origin, ''));
  goAlong();
  expect(ways()).toEqual(['/o/x/at/7', '/o/x', '/o/x/print?at=8']);
  history.replaceState(null, '', '/o/x/at/8#b00000001');
  goAlong();
  expect(ways()).toEqual(['/o/x/at/7#b00000001', '/o/x#b00000001', '/o/x/print?at=8']);
  history.replaceState(null, '', '/o/x/at/8#b00000002');
  goAlong();
  expect(ways()).toEqual(['/o/x/at/7#b00000002', '/o/x#b00000002', '/o/x/print?at=8']);
});
