/** The one writer of HTML: what is put in is words, unless it was written by it. */
import { describe, expect, it } from 'vitest';
import { attributes, Html, html, PLACE, withHtml } from '../../shared/lib/html.ts';
import { freshSeed, rngOf } from '../support/rng.ts';

const EVIL = `<img src=x onerror=alert(1)> & "quoted" 'too'`;

describe('a template of HTML', () => {
  it('X1 takes every string for words, also in an attribute', () => {
    expect(String(html`<p title="${EVIL}">${EVIL}</p>`)).toBe(
      '<p title="&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quoted&quot; &#39;too&#39;">&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quoted&quot; &#39;too&#39;</p>',
    );
  });

  it('X1 whatever the words are, they read as they were, and the markup is that of the template', () => {
    const rng = rngOf(freshSeed('words in templates'));
    const letters = [...`<>&"'/= abc`, '&amp;', '<b>', 'الرأي', '\u0001'];
    let odd = 0;
    for (let round = 0; round < 500; round += 1) {
      const words = Array.from({ length: rng.between(0, 12) }, () => rng.pick(letters)).join('');
      const written = String(html`<i>${words}</i>`);
      expect(written.match(/[<>]/g)).toHaveLength(4);
      const read = written
        .slice(3, -4)
        .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name] ?? '');
      expect(read).toBe(words);
      if (/[<>&"']/.test(words)) odd += 1;
    }
    expect(odd).toBeGreaterThan(100);
  });

  it('leaves what it has written itself, and writes nothing for what is not there', () => {
    const item = (words: string): Html => html`<li>${words}</li>`;
    const listed = html`<ul>${['a', '<'].map(item)}</ul>${null}${undefined}${false}${0}${html``}${new Html('<br>')}`;
    expect(String(listed)).toBe('<ul><li>a</li><li>&lt;</li></ul>0<br>');
  });

  it('X1 has the attributes that are there, each quoted', () => {
    expect(String(html`<a${attributes({ href: '?a=1&b="', rel: null, class: '' })}>`)).toBe('<a href="?a=1&amp;b=&quot;" class="">');
  });

  it('X1 puts HTML into a sentence whose other words are words', () => {
    const sentence = `<Until> ${PLACE} & after`;
    expect(String(withHtml(sentence, html`<time>10:00</time>`))).toBe('&lt;Until&gt; <time>10:00</time> &amp; after');
    expect(String(withHtml(PLACE, html`<b>x</b>`, (words) => words !== '' && html`<i>${words}</i>`))).toBe('<b>x</b>');
  });
});
