/** From a paragraph to its past: what has become of it, an address at which it reads for ever as it does now, and what was agreed like it. */
import { useState } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { announcer } from '../../../ui/announce.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { useOfOpened, useOfOpenedWords, useOpenedNow } from '../opened.ts';
import { lookForAgreed } from '../panel.ts';

export function PastWays({ block }: { readonly block: BlockId }) {
  const { t } = useText();
  const now = useOpenedNow();
  /** At which entry of the log. */
  const [copied, setCopied] = useState<number | null>(null);
  const { opinion, kind } = useOfOpened(({ register: { opinion, kind } }) => ({ opinion, kind }));
  const isCopied = useOfOpenedWords(({ register: { seq } }) => copied === seq);
  const path = `/o/${encodeURIComponent(opinion)}`;
  const copy = async (): Promise<void> => {
    const { seq } = now().register;
    await navigator.clipboard.writeText(`${window.location.origin}${path}/at/${seq}#${block}`);
    setCopied(seq);
    announcer.say('status', 'link', t('history.linkCopied'));
  };
  return (
    <p className="note past-ways">
      <a href={`${path}/story/${block}`}>{t('history.story')}</a>{' '}
      <Button look="bare" onPress={() => void copy()}>
        {t(isCopied ? 'history.linkCopied' : 'history.link')}
      </Button>{' '}
      {kind === 'opinion' && (
        <Button look="bare" onPress={lookForAgreed}>
          {t('agreed.open')}
        </Button>
      )}
    </p>
  );
}
