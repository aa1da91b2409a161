/** What every page of the application but that of an opinion says before any script has come, and where one can go without script. */
import type { Text } from '../../../shared/i18n/text.ts';
import { draw } from './draw.ts';
import { NotCome } from './not-come.tsx';
import { type Head, PageHead } from './page-head.tsx';
import type { First } from './shell.ts';

export function waitingPage(text: Text, head: Head): First {
  const { language, t } = text;
  const body = draw(
    <div id="first">
      <PageHead text={text} {...head} />
      <main>
        <p className="sheet">{t('app.loading')}</p>
        <noscript>
          <div className="sheet">
            <p>{t('live.needsScript')}</p>
            <ul>
              <li>
                <a href={`/live?lang=${language}`}>{t('live.title')}</a>
              </li>
              <li>
                <a href={`/consultation?lang=${language}`}>{t('consultation.list')}</a>
              </li>
            </ul>
          </div>
        </noscript>
      </main>
      <NotCome text={text} />
    </div>,
  );
  return { language, title: t('app.name'), body, ofOpinion: false };
}
