/**
 * A key, and a button at the top of each page, open the palette. All of it comes together, after the text: what is typed while it came would go
 * into the text.
 */
import { useEffect } from 'react';
import { Button } from '../../ui/button.tsx';
import { isMac } from '../../ui/command-key.ts';
import { useStore } from '../../ui/use-store.ts';
import { useText } from '../../ui/words.tsx';
import { isPaletteKey, paletteOpen } from './opening.ts';
import { Palette } from './palette.tsx';

const close = (): void => paletteOpen.set(false);

/** In the row at the top. */
export function PaletteOpener() {
  const isOpen = useStore(paletteOpen);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      // the screen of the room is read by everybody in it, and what a dialog asks is answered first
      if (!isPaletteKey(event) || document.querySelector('.screen, dialog[open]') !== null) return;
      event.preventDefault();
      paletteOpen.set(true);
    };
    document.addEventListener('keydown', pressed);
    return () => {
      document.removeEventListener('keydown', pressed);
      close();
    };
  }, []);
  return (
    <>
      <PaletteButton />
      {isOpen && <Palette onClose={close} />}
    </>
  );
}

interface PaletteButtonProps {
  /** Where it goes away when it is left: takes the focus to what stays. */
  readonly onLeave?: () => void;
}

export function PaletteButton({ onLeave }: PaletteButtonProps) {
  const { t } = useText();
  const press = (): void => {
    onLeave?.();
    paletteOpen.set(true);
  };
  return (
    <div className="opener">
      <Button look="bare" onPress={press}>
        <span className="opener-words">{t('palette.title')}</span> <kbd dir="ltr">{isMac() ? '⌘K' : 'Ctrl+K'}</kbd>
      </Button>
    </div>
  );
}
