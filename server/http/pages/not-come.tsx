/** Where nothing of the application comes no script can say so: it stands here from the first, and is seen after a while (client/pages/frame.css). */
import type { Text } from '../../../shared/i18n/text.ts';

export const NotCome = ({ text: { t } }: { readonly text: Text }) => (
  <div className="not-fetched">
    <p>{t('first.notCome')}</p>
    {/* biome-ignore lint/a11y/useValidAnchor: this page again */}
    <a className="button" href="">
      {t('app.retry')}
    </a>
  </div>
);
