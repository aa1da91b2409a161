/**
 * Keys that work anywhere on the page of an opinion. Never while composing and never with AltGr; nothing is sent by one key alone.
 * On macOS Option with an arrow moves the caret by words, so marks are reached with Command and Option.
 */
import { flushSync } from 'react-dom';
import type { ButWords } from '../../../shared/opinion/register.ts';
import { isCommandKey, isMac } from '../../editor/keys.ts';
import { READINGS } from '../../sync/manner.ts';
import type { Opened } from './opened.ts';
import { lookForAgreed } from './panel.ts';
import { threadsHere } from './threads/here.ts';

const MAC = isMac();

/** Is there something to see at this paragraph, beyond being open or agreed? */
const isMarked = ({ positions, brackets, balanced, suggestions, call, reopenAsked, removed }: ButWords): boolean =>
  !removed && (positions.length > 0 || brackets > 0 || !balanced || suggestions > 0 || call !== null || reopenAsked.length > 0);

const isObjected = ({ positions, removed }: ButWords): boolean =>
  !removed && positions.some(({ kind, met }) => kind === 'objection' && !met);

export const ACTIONS_ID = 'actions';
export const OBJECT_ID = 'object';
export const SUGGESTIONS_ID = 'suggestions';

const isInText = (target: EventTarget | null): boolean => target instanceof Element && target.closest('.ProseMirror') !== null;

export function press(opened: Opened, event: KeyboardEvent): void {
  if (!isCommandKey(event)) return;
  const { altKey, ctrlKey, metaKey, shiftKey, key, code } = event;
  const marks = MAC ? altKey && metaKey && !ctrlKey : altKey && !metaKey && !ctrlKey;
  const option = altKey && !ctrlKey && !metaKey;
  if (marks && (key === 'ArrowDown' || key === 'ArrowUp')) {
    event.preventDefault();
    step(opened, key === 'ArrowDown' ? 1 : -1, shiftKey ? isObjected : isMarked);
  } else if (option && key === 'Enter') {
    event.preventDefault();
    flushSync(() => opened.unfold(true));
    document.getElementById(ACTIONS_ID)?.querySelector<HTMLElement>('button')?.focus();
  } else if (!MAC && option && shiftKey && code === 'KeyO') {
    event.preventDefault();
    // the key is the button: where it cannot act, it says why in sight of everybody
    flushSync(() => opened.unfold(true));
    const button = document.getElementById(OBJECT_ID);
    button?.focus();
    button?.click();
  } else if (!MAC && opened.settles && option && shiftKey && (code === 'KeyA' || code === 'KeyR')) {
    event.preventDefault();
    flushSync(() => opened.unfold(true));
    // to the button and not through it: what is decided must be seen
    document.getElementById(SUGGESTIONS_ID)?.querySelectorAll('button')[code === 'KeyA' ? 0 : 1]?.focus();
  } else if (altKey && !shiftKey && code === 'KeyM' && (MAC ? metaKey && !ctrlKey : ctrlKey && !metaKey)) {
    event.preventDefault();
    threadsHere.getSnapshot()?.start(opened);
  } else if (!MAC && option && shiftKey && code === 'KeyV') {
    event.preventDefault();
    const { manner } = opened.opinion;
    manner.read(READINGS[(READINGS.indexOf(manner.reading.getSnapshot()) + 1) % READINGS.length] ?? 'marked');
  } else if (!MAC && option && shiftKey && code === 'KeyF') {
    event.preventDefault();
    // what has the focus may be taken away
    if (!opened.alone) opened.opinion.toText();
    opened.setAlone(!opened.alone);
  } else if (!MAC && option && shiftKey && code === 'KeyL' && opened.register.kind === 'opinion') {
    event.preventDefault();
    lookForAgreed();
  } else if (shiftKey && (MAC ? metaKey : ctrlKey) && !altKey && code === 'KeyE' && isInText(event.target)) {
    event.preventDefault();
    const { manner } = opened.opinion;
    manner.suggest(!manner.suggesting.getSnapshot());
  }
}

/** The next or previous paragraph of this kind from the current one, round the end. */
function step({ register, current, goTo }: Opened, by: 1 | -1, wanted: (paragraph: ButWords) => boolean): void {
  const { paragraphs } = register;
  const from = paragraphs.findIndex(({ id }) => id === current?.id);
  for (let distance = 1; distance <= paragraphs.length; distance++) {
    const found = paragraphs[(from + by * distance + paragraphs.length * 2) % paragraphs.length];
    if (found !== undefined && wanted(found)) return goTo(found.id);
  }
}
