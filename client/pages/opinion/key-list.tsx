/** What each key does on the page of an opinion. */
import type { MessageKey } from '../../../shared/i18n/catalogue.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useText } from '../../ui/words.tsx';

const KEYS: readonly (readonly [string, MessageKey])[] = [
  ['Alt+Enter', 'keys.menu'],
  ['Alt+↓', 'keys.nextMark'],
  ['Alt+↑', 'keys.previousMark'],
  ['↓, ↑', 'keys.beside'],
  ['Shift+Enter', 'keys.select'],
  ['Alt+Shift+↓', 'keys.nextObjection'],
  ['Alt+Shift+↑', 'keys.previousObjection'],
  ['Alt+Shift+O', 'keys.object'],
  ['Ctrl+Alt+M', 'keys.comment'],
  ['Ctrl+Enter', 'keys.send'],
  ['Alt+Shift+A, Alt+Shift+R', 'keys.decide'],
  ['Ctrl+Shift+E', 'keys.suggest'],
  ['Alt+Shift+V', 'keys.view'],
  ['Alt+Shift+F', 'keys.alone'],
  ['Alt+Shift+L', 'keys.agreed'],
  ['Ctrl', 'keys.follow'],
  ['Ctrl+Alt+]', 'keys.bracket'],
  ['Enter, ↑, ↓, Enter', 'keys.move'],
  ['Ctrl+Z, Ctrl+Y', 'keys.undo'],
  ['Esc, Tab', 'keys.leave'],
  ['Ctrl+K', 'keys.palette'],
  ['?', 'keys.help'],
];

export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const { t, say } = useText();
  return (
    <Dialog title={t('keys.title')} first="title" onClose={onClose}>
      <dl className="keys">
        {KEYS.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd dir="ltr">{keys}</kbd>
            </dt>
            <dd>{say(what, {})}</dd>
          </div>
        ))}
      </dl>
      <div className="buttons">
        <Button onPress={onClose}>{t('app.close')}</Button>
      </div>
    </Dialog>
  );
}
