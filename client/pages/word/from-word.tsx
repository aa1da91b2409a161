/** Opens what reads a Word file against the text, for those whose words can stand in it as suggestions. */
import { useState } from 'react';
import { writing } from '../../../shared/opinion/writing.ts';
import { Button } from '../../ui/button.tsx';
import { Later, later } from '../../ui/later.tsx';
import { useText } from '../../ui/words.tsx';
import { useMyself } from '../myself.ts';
import { useOpened } from '../opinion/opened.ts';

const RedlineDialog = later(async () => ({ default: (await import('./redline-dialog.tsx')).RedlineDialog }));

export function FromWord() {
  const { t } = useText();
  const { me } = useMyself();
  const { register } = useOpened();
  const [open, setOpen] = useState(false);
  const how = me.seat === null ? null : writing(register, me.seat);
  if (how !== 'may' && how !== 'must') return null;
  return (
    <li>
      <Button look="bare" onPress={() => setOpen(true)}>
        {t('redline.open')}
      </Button>
      {open && (
        <Later>
          <RedlineDialog onClose={() => setOpen(false)} />
        </Later>
      )}
    </li>
  );
}
