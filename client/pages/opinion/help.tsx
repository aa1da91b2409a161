import { useEffect, useState } from 'react';
import { isCommandKey } from '../../editor/keys.ts';
import { Button } from '../../ui/button.tsx';
import { Later, later } from '../../ui/later.tsx';
import { useText } from '../../ui/words.tsx';

/** Not before somebody asks. */
const KeyList = later(async () => ({ default: (await import('./key-list.tsx')).KeyList }));

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Always in the same place; `?` opens it from anywhere outside the text and the fields. */
export function Help() {
  const { t } = useText();
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
        <Later>
          <KeyList onClose={() => setOpen(false)} />
        </Later>
      )}
    </>
  );
}
