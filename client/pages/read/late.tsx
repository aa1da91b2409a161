/** A draft that came after the cut-off: the rule is quoted, and its text becomes a contribution, word for word. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { sayTrouble, type Trouble } from '../ask.ts';
import { type Begun, ContributionForm } from '../contribute/contribution-form.tsx';

export function Late({ trouble, begun }: { readonly trouble: Trouble; readonly begun: Begun }) {
  const text = useText();
  const { t } = text;
  const [, go] = useLocation();
  const [filing, setFiling] = useState(false);
  return (
    <section className="panel" aria-labelledby="late">
      <h2 id="late">{t('late.title')}</h2>
      <p role="alert">{sayTrouble(text, trouble)}</p>
      <p>{t('late.offer')}</p>
      {filing ? (
        <ContributionForm begun={begun} onFiled={(id) => go(`/documents/${id}`)} />
      ) : (
        <div className="buttons">
          <Button look="main" onPress={() => setFiling(true)}>
            {t('late.file')}
          </Button>
        </div>
      )}
    </section>
  );
}
