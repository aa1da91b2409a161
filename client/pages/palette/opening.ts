/** Whether the palette is open, and what opens it. */
import { Store } from '../../lib/store.ts';
import { isCommandKey, isMac } from '../../ui/command-key.ts';

export const paletteOpen = new Store(false);

/** On a keyboard of another script the key has another letter; on macOS Ctrl+K takes the rest of the line away. */
export const isPaletteKey = (event: KeyboardEvent): boolean =>
  isCommandKey(event) &&
  (isMac() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey) &&
  !event.altKey &&
  !event.shiftKey &&
  (/^[a-z]$/i.test(event.key) ? /^k$/i.test(event.key) : event.code === 'KeyK');
