// @vitest-environment happy-dom
/** P16: what has keys of its own has those of the ARIA Authoring Practices (docs/keys.md). */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useRef, useState } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { moved } from '../../client/pages/opinion/console/grid-keys.ts';
import { KeyList } from '../../client/pages/opinion/key-list.tsx';
import { Button } from '../../client/ui/button.tsx';
import { ConfirmDialog } from '../../client/ui/confirm-dialog.tsx';
import { Dialog } from '../../client/ui/dialog.tsx';
import { Drop } from '../../client/ui/drop.tsx';
import { useReturn } from '../../client/ui/return.ts';
import { Toolbar } from '../../client/ui/toolbar.tsx';
import { Unfolding } from '../../client/ui/unfolding.tsx';
import { Words } from '../../client/ui/words.tsx';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';

const texts = { en: createText('en', await loadCatalogue('en'), 'UTC'), ar: createText('ar', await loadCatalogue('ar'), 'UTC') };
const user = userEvent.setup();
const show = (children: ReactNode, language: 'en' | 'ar' = 'en') => render(<Words text={texts[language]}>{children}</Words>);
const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const nothing = (): void => {};

// happy-dom has no modal dialogs
beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= nothing;
});
afterEach(cleanup);

describe('P16 a dialog', () => {
  it('has a name, begins at its title where it is long and only read, and closes with Escape', () => {
    const closed = vi.fn();
    show(<KeyList onClose={closed} />);
    const dialog = screen.getByRole('dialog', { name: 'Keyboard' });
    expect(document.activeElement?.textContent).toBe('Keyboard');
    fireEvent(dialog, new Event('cancel'));
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('keeps its keys from what it lies over: neither the page nor the list that it was opened from hears them', async () => {
    const heard = vi.fn();
    const page = vi.fn();
    document.addEventListener('keydown', page);
    show(
      <Drop summary="More">
        <Dialog title="Sure?" onClose={heard}>
          <Button onPress={nothing}>Yes</Button>
        </Dialog>
      </Drop>,
    );
    const list = document.querySelector('details');
    list?.setAttribute('open', '');
    button('Yes').focus();
    await user.keyboard('{Escape}{Alt>}{ArrowDown}{/Alt}?');
    expect([list?.open, heard.mock.calls, page.mock.calls]).toEqual([true, [], []]);
    document.removeEventListener('keydown', page);
  });

  it('that asks before what no press takes back is an alert, says what it means, and begins at the way out', () => {
    const sure = vi.fn();
    show(
      <ConfirmDialog verb="Close it" onSure={sure} onClose={nothing}>
        <p>Nobody opens it again.</p>
      </ConfirmDialog>,
    );
    expect(screen.getByRole('alertdialog', { name: 'Close it', description: 'Nobody opens it again.' })).toBeTruthy();
    expect(document.activeElement).toBe(button('Cancel'));
  });
});

const left = vi.fn();
function Row({ more = false }) {
  const row = useRef<HTMLDivElement>(null);
  return (
    <Toolbar ref={row} id="row" label="Actions" onLeave={left}>
      {more && <Button onPress={nothing}>Early</Button>}
      <Button onPress={nothing}>Object</Button>
      <Button why="Not now" onPress={nothing}>
        Reserve
      </Button>
      <Button onPress={nothing}>Request</Button>
    </Toolbar>
  );
}

describe('P16 a toolbar', () => {
  const stops = () => screen.getAllByRole('button').flatMap((one) => (one.tabIndex === 0 ? [one.textContent] : []));
  const at = () => document.activeElement?.textContent;

  it('has one Tab stop, which stays with the button that had the focus last, also where others come', async () => {
    const { rerender } = show(<Row />);
    expect([screen.getByRole('toolbar', { name: 'Actions' }).id, stops()]).toEqual(['row', ['Object']]);
    await user.tab();
    await user.keyboard('{ArrowRight}');
    expect([at(), stops()]).toEqual(['Reserve', ['Reserve']]);
    await user.tab();
    expect(document.activeElement).toBe(document.body);
    rerender(
      <Words text={texts.en}>
        <Row more />
      </Words>,
    );
    await act(async () => {});
    expect(stops()).toEqual(['Reserve']);
    await user.tab();
    expect(at()).toBe('Reserve');
  });

  it('is walked round its ends by arrows, to these by Home and End, and by letters; what cannot act is reached', async () => {
    show(<Row />);
    const walked: unknown[] = [];
    button('Object').focus();
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowDown', 'ArrowUp', 'End', 'Home', 'r', 'r', 'r', 'x']) {
      fireEvent.keyDown(document.activeElement ?? document.body, { key });
      walked.push(at());
    }
    expect(walked).toEqual([
      ...['Request', 'Object', 'Reserve', 'Object', 'Request', 'Object'],
      ...['Reserve', 'Request', 'Reserve', 'Reserve'],
    ]);
    expect(button('Reserve').getAttribute('aria-disabled')).toBe('true');
  });

  it('leaves keys with a modifier to the page, and is left by Escape', () => {
    show(<Row />);
    button('Object').focus();
    expect(fireEvent.keyDown(button('Object'), { key: 'ArrowDown', altKey: true })).toBe(true);
    expect([at(), left.mock.calls.length]).toEqual(['Object', 0]);
    fireEvent.keyDown(button('Object'), { key: 'Escape' });
    expect(left).toHaveBeenCalledTimes(1);
  });

  it('runs from right to left in Arabic', () => {
    show(<Row />, 'ar');
    button('Object').focus();
    fireEvent.keyDown(button('Object'), { key: 'ArrowLeft' });
    expect(at()).toBe('Reserve');
  });
});

it('P16 a grid has the keys of one: by rows, by screens, to the ends of a row and of all', () => {
  const size = { rows: 40, columns: 5 };
  const to = (key: string, { ctrlKey = false, rtl = false } = {}) => moved({ row: 12, column: 2 }, { key, ctrlKey }, size, rtl);
  expect(['PageUp', 'PageDown', 'Home', 'End'].map((key) => to(key))).toEqual([
    { row: 2, column: 2 },
    { row: 22, column: 2 },
    { row: 12, column: -1 },
    { row: 12, column: 4 },
  ]);
  expect(['Home', 'End'].map((key) => to(key, { ctrlKey: true }))).toEqual([
    { row: 0, column: -1 },
    { row: 39, column: 4 },
  ]);
  expect([to('ArrowRight', { ctrlKey: true }), to('Escape')]).toEqual([null, null]);
  expect([to('ArrowRight', { rtl: true }), to('Home', { rtl: true })]).toEqual([
    { row: 12, column: 1 },
    { row: 12, column: -1 },
  ]);
});

function Opener() {
  const [open, setOpen] = useState(false);
  const opener = useReturn(open);
  return (
    <>
      <Button ref={opener} expanded={open} onPress={() => setOpen(!open)}>
        Change
      </Button>
      {open && <Button onPress={() => setOpen(false)}>Done</Button>}
      <input aria-label="Elsewhere" />
    </>
  );
}

describe('P16 what opens something in place', () => {
  it('says whether it is open, and has the focus again when it closes', async () => {
    show(<Opener />);
    expect(button('Change').getAttribute('aria-expanded')).toBe('false');
    await user.click(button('Change'));
    expect(button('Change').getAttribute('aria-expanded')).toBe('true');
    await user.click(button('Done'));
    expect(document.activeElement).toBe(button('Change'));
  });

  it('takes the focus from nobody who has gone elsewhere', async () => {
    show(<Opener />);
    await user.click(button('Change'));
    const done = button('Done');
    screen.getByRole('textbox').focus();
    act(() => done.click());
    expect(document.activeElement).toBe(screen.getByRole('textbox'));
  });

  it('is the name that a form unfolds behind', async () => {
    show(<Unfolding summary="Plan a meeting">{(fold) => <Button onPress={fold}>Plan</Button>}</Unfolding>);
    await user.click(screen.getByText('Plan a meeting'));
    await user.click(await screen.findByRole('button', { name: 'Plan' }));
    expect(document.activeElement).toBe(screen.getByText('Plan a meeting'));
  });
});
