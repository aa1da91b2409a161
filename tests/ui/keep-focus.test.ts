// @vitest-environment happy-dom
/** Whoever works by keys is never thrown back to the beginning of the page. */
import { beforeEach, describe, expect, it } from 'vitest';
import { keepFocus } from '../../client/ui/keep-focus.ts';

const there = <Kind extends HTMLElement>(id: string): Kind => document.getElementById(id) as Kind;
const observed = (): Promise<void> => new Promise((resolve) => queueMicrotask(() => queueMicrotask(resolve)));

beforeEach(() => {
  document.body.innerHTML = '<div id="app"><section id="part"><p id="line"><button id="act">Act</button></p></section></div>';
  keepFocus(there('app'));
  there('act').focus();
});

describe('the focus', () => {
  it('goes to what was round the button that is gone', async () => {
    there('act').remove();
    await observed();
    expect(document.activeElement?.id).toBe('line');
  });

  it('goes further out where more is gone', async () => {
    there('line').remove();
    await observed();
    expect(document.activeElement?.id).toBe('part');
    expect(there('part').tabIndex).toBe(-1);
    there('part').blur();
    expect(there('part').hasAttribute('tabindex')).toBe(false);
  });

  it('is there still when the window has had it elsewhere and comes back', async () => {
    there('line').remove();
    await observed();
    there('part').dispatchEvent(new FocusEvent('blur'));
    expect([document.activeElement?.id, there('part').tabIndex]).toEqual(['part', -1]);
    there('part').blur();
    expect(there('part').hasAttribute('tabindex')).toBe(false);
  });

  it('P20 goes on to the first act of a line of acts, whichever of them is gone', async () => {
    there('part').dataset.acts = '';
    there('part').insertAdjacentHTML('afterbegin', '<button id="next">Next</button>');
    there('act').focus();
    there('line').remove();
    await observed();
    expect(document.activeElement?.id).toBe('next');
    expect(there('next').hasAttribute('tabindex')).toBe(false);
  });

  it('stays where somebody has put it', async () => {
    const other = document.createElement('button');
    there('part').append(other);
    other.focus();
    there('line').remove();
    await observed();
    expect(document.activeElement).toBe(other);
  });

  it('is not brought back to where nobody works any more', async () => {
    there('part').dispatchEvent(new Event('pointerdown', { bubbles: true }));
    there('act').blur();
    there('line').remove();
    await observed();
    expect(document.activeElement).toBe(document.body);
  });
});
