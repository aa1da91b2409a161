/** Before a call: how many remarks there are on what is called. It stops nothing. */
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { NotRead } from '../../answered.tsx';
import { panel } from '../panel.ts';
import { useRemarks } from './remarks.ts';

/** `blocks` null: the whole text. */
export function BeforeCall({ blocks }: { readonly blocks: readonly BlockId[] | null }) {
  const { t } = useText();
  const { found: count, said } = useRemarks(
    (found) => found?.findings.filter(({ block }) => blocks === null || blocks.includes(block)).length ?? 0,
  );
  if (said.value === null) return <NotRead of={said} />;
  if (count === 0) return null;
  return (
    <span className="note">
      {t('wording.count', { count })}{' '}
      <Button look="bare" onPress={() => panel.set('wording')}>
        {t('wording.see')}
      </Button>
    </span>
  );
}
