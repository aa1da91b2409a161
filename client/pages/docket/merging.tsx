import { useLocation } from 'wouter';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';

/** Of the ticked drafts one is made; its text begins with theirs. */
export function Merging({ ticked }: { readonly ticked: readonly string[] }) {
  const { t } = useText();
  const [, go] = useLocation();
  return (
    <div className="buttons">
      <Button onPress={() => go(`/new?merged=${ticked.join(',')}`)} why={ticked.length < 2 ? t('docket.tickTwo') : null}>
        {t('docket.merge')}
      </Button>
    </div>
  );
}
