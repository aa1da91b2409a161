import { lazy, useEffect, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Later, retryImport } from '../../../ui/later.tsx';
import { useReturn } from '../../../ui/return.ts';
import { useText } from '../../../ui/words.tsx';

const field = retryImport(async () => ({ default: (await import('./find-field.tsx')).FindField }));
const FindField = lazy(field);

/** Finds words in the text. Its field is asked for before it is wanted: it opens without a line. */
export function Find() {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const opener = useReturn(open);
  useEffect(() => void field(), []);
  const button = (
    <Button ref={opener} look="bare" onPress={() => setOpen(true)}>
      {t('opinion.find')}
    </Button>
  );
  if (!open) return button;
  return (
    <Later meanwhile={button}>
      <FindField onClose={() => setOpen(false)} />
    </Later>
  );
}
