/** The text alone, with its marks, what is asked of whoever reads, and the bar of the chair: one key takes the rest away and brings it back. */
import { useLayoutEffect } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { useOfOpened } from '../opened.ts';
import './alone.css';

export function Alone() {
  const { t } = useText();
  const { alone, setAlone, opinion } = useOfOpened(({ alone, setAlone, opinion }) => ({ alone, setAlone, opinion }));
  // what stands round every page goes too; a selector that looks for it from above would be tried at each letter
  useLayoutEffect(() => {
    document.body.classList.toggle('text-alone', alone);
    return () => document.body.classList.remove('text-alone');
  }, [alone]);
  if (!alone) return null;
  return (
    <div className="alone-back">
      <Button
        look="bare"
        onPress={() => {
          // the button goes with its press
          opinion.toText();
          setAlone(false);
        }}
      >
        {t('alone.back')}
      </Button>
    </div>
  );
}
