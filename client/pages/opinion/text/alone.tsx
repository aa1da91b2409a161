/** The text alone, with its marks, what is asked of whoever reads, and the bar of the chair: one key takes the rest away and brings it back. */
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { useOpened } from '../opened.ts';
import './alone.css';

export function Alone() {
  const { t } = useText();
  const { alone, setAlone } = useOpened();
  if (!alone) return null;
  return (
    <div className="alone-back">
      <Button look="bare" onPress={() => setAlone(false)}>
        {t('alone.back')}
      </Button>
    </div>
  );
}
