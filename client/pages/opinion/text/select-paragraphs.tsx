/**
 * Paragraphs are selected whole by their labels in the text, and with Shift by their names beside it. Labels are drawn by the style sheet
 * and are no elements: whether one is under the pointer is known from where it is on the paragraph.
 */
import { useEffect } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { selectedBlocks } from '../../../editor/blocks.ts';
import { selectBlock } from '../../../editor/select.ts';
import { announcer } from '../../../ui/announce.ts';
import { useText } from '../../../ui/words.tsx';
import { useOfOpened } from '../opened.ts';
import type { Margin } from './margin.ts';
import './select-paragraphs.css';

export function SelectParagraphs({ margin }: { readonly margin: Margin }) {
  const text = useText();
  const { opinion, names } = useOfOpened(({ opinion, names }) => ({ opinion, names }));
  useEffect(() => {
    const column = document.querySelector<HTMLElement>('.text-column');
    if (column === null) return;
    const { t } = text;
    const end = new AbortController();
    const { signal } = end;
    const view = opinion.view.getSnapshot;
    const named = ({ target }: MouseEvent): BlockId | undefined => {
      const name = target instanceof Element ? target.closest('.number') : null;
      return name === null ? undefined : margin.rows.getSnapshot().find(({ place }) => place.contains(name))?.id;
    };
    const select = (block: BlockId, goesOn: boolean): void => {
      if (!opinion.run(selectBlock(block, goesOn))) return;
      const state = view()?.state;
      if (state === undefined || state.selection.empty) return;
      const count = selectedBlocks(state).length;
      const paragraph = text.setOff(names.paragraph(block));
      const words = count === 1 ? t('select.one', { paragraph }) : t('select.several', { count, paragraph });
      announcer.say('status', words, words);
    };
    const isPlain = ({ button, altKey, ctrlKey, metaKey }: MouseEvent): boolean => button === 0 && !altKey && !ctrlKey && !metaKey;
    const down = (event: MouseEvent): void => {
      if (!isPlain(event) || view()?.composing !== false) return;
      const label = labelAt(event);
      // neither the browser nor the editor puts a caret there, or goes on with a selection of its own
      if (label !== undefined || (event.shiftKey && named(event) !== undefined)) event.preventDefault();
      if (label !== undefined) select(label, event.shiftKey);
    };
    const click = (event: MouseEvent): void => {
      const block = isPlain(event) ? named(event) : undefined;
      const editable = view()?.editable;
      if (block === undefined || editable === undefined) return;
      if (event.shiftKey) {
        // instead of going there with a caret
        event.stopPropagation();
        select(block, true);
      } else if (!editable) {
        // where there is no caret to take its place, what was selected would stay so
        document.getSelection()?.removeAllRanges();
      }
    };
    const over = (event: MouseEvent): void => {
      const how = labelAt(event) !== undefined ? t('select.label') : named(event) !== undefined ? t('select.name') : '';
      if (column.title === how) return;
      column.title = how;
      column.toggleAttribute('data-on-label', how === t('select.label'));
    };
    column.addEventListener('mousedown', down, { capture: true, signal });
    column.addEventListener('click', click, { capture: true, signal });
    column.addEventListener('mousemove', over, { passive: true, signal });
    return () => {
      end.abort();
      column.removeAttribute('title');
      column.removeAttribute('data-on-label');
    };
  }, [margin, names, opinion, text]);
  return null;
}

/** The paragraph whose label is there: beside the first line of its words. */
function labelAt({ target, clientX, clientY }: MouseEvent): BlockId | undefined {
  if (!(target instanceof HTMLElement) || !target.matches('.ProseMirror p[data-label]')) return undefined;
  const { direction, paddingInlineStart, paddingBlockStart, lineHeight } = getComputedStyle(target);
  const { left, right, top } = target.getBoundingClientRect();
  const x = direction === 'rtl' ? right - clientX : clientX - left;
  const y = clientY - top - px(paddingBlockStart);
  const isThere =
    x >= px(getComputedStyle(target, '::before').insetInlineStart) && x < px(paddingInlineStart) && y >= 0 && y < px(lineHeight);
  return isThere ? target.dataset.id : undefined;
}

const px = (length: string): number => Number.parseFloat(length);
