/** The head that a page of the application has before any script has come, as high as the one that takes its place (client/pages/frame.tsx). */
import type { Text } from '../../../shared/i18n/text.ts';
import { Home } from '../../../shared/page/parts/home.tsx';
import { Top } from '../../../shared/page/parts/top.tsx';

export interface Head {
  readonly forumName: string;
  readonly demo: boolean;
}

export const PageHead = ({ text, forumName, demo }: Head & { readonly text: Text }) => (
  <Top text={text} demo={demo}>
    <Home text={text} />
    <div className="going-on">
      <p className="forum">{forumName}</p>
    </div>
  </Top>
);
