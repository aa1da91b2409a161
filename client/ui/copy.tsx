/** Something that is shown once, or handed back: selectable, and copied by one press. */
import { useState } from 'react';
import { Button } from './button.tsx';
import { useText } from './words.tsx';

export function Copy({ words, label }: { readonly words: string; readonly label?: string }) {
  const { t } = useText();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(words);
    setCopied(true);
  };
  return (
    <Button onPress={() => void copy()} {...(label !== undefined && { label: t('app.actOn', { act: t('app.copy'), about: label }) })}>
      {t(copied ? 'app.copied' : 'app.copy')}
    </Button>
  );
}
