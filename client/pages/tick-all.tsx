/** Above many ticks: all of those that are shown at once, and none. */
import { Button } from '../ui/button.tsx';
import { useText } from '../ui/words.tsx';

export function TickAll({ all, none }: { readonly all: () => void; readonly none: () => void }) {
  const { t } = useText();
  return (
    <div className="buttons">
      <Button look="bare" onPress={all}>
        {t('table.tickAll')}
      </Button>
      <Button look="bare" onPress={none}>
        {t('bulk.none')}
      </Button>
    </div>
  );
}
