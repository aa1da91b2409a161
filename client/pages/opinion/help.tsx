import { useEffect, useState } from 'react';
import type { MessageKey } from '../../../shared/i18n/catalogue.ts';
import { isCommandKey } from '../../editor/keys.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useText } from '../../ui/words.tsx';

const KEYS: readonly (readonly [string, MessageKey])[] = [
  ['Alt+Enter', 'keys.menu'],
  ['Alt+↓', 'keys.nextMark'],
  ['Alt+↑', 'keys.previousMark'],
  ['Alt+Shift+↓', 'keys.nextObjection'],
  ['Alt+Shift+↑', 'keys.previousObjection'],
  ['Alt+Shift+O', 'keys.object'],
  ['Alt+Shift+A, Alt+Shift+R', 'keys.decide'],
  ['Ctrl+Shift+E', 'keys.suggest'],
  ['Alt+Shift+V', 'keys.view'],
  ['Ctrl+Alt+]', 'keys.bracket'],
  ['Ctrl+Z, Ctrl+Y', 'keys.undo'],
  ['Esc, Tab', 'keys.leave'],
  ['?', 'keys.help'],
];

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Always in the same place; `?` opens it from anywhere outside the text and the fields. */
export function Help() {
  const text = useText();
  const { t } = text;
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if ((event.key === '?' || event.key === '؟') && isCommandKey(event) && !isTyping(event.target)) setOpen(true);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
  return (
    <>
      <Button look="bare" onPress={() => setOpen(true)} label={t('keys.title')}>
        <span className="mirrored">?</span>
      </Button>
      {open && (
        <Dialog title={t('keys.title')} onClose={() => setOpen(false)}>
          <dl className="keys">
            {KEYS.map(([keys, what]) => (
              <div key={keys}>
                <dt>
                  <kbd dir="ltr">{keys}</kbd>
                </dt>
                <dd>{text.say(what, {})}</dd>
              </div>
            ))}
          </dl>
          <div className="buttons">
            <Button onPress={() => setOpen(false)}>{t('app.close')}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
