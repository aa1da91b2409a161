/** The head that a page of the application has before any script has come, as high as the one that takes its place (client/pages/frame.tsx). */
import type { Text } from '../../../shared/i18n/text.ts';
import type { EntityId } from '../../../shared/opinion/vocabulary.ts';
import type { Entities } from '../../../shared/page/entities.ts';
import { Home } from '../../../shared/page/parts/home.tsx';
import { RunningCall } from '../../../shared/page/parts/running-call.tsx';
import { Top } from '../../../shared/page/parts/top.tsx';
import { leftOf, type Told } from '../../../shared/page/running-calls.ts';

export interface Head {
  readonly forumName: string;
  readonly demo: boolean;
  readonly calls: HeadCalls;
}

/** The calls that run elsewhere, for whoever asks for the page. */
export interface HeadCalls {
  readonly told: readonly Told[];
  /** Of whoever may answer them. */
  readonly state: EntityId | null;
  readonly entities: Entities;
}

export const PageHead = ({ text, forumName, demo, calls: { told, state, entities } }: Head & { readonly text: Text }) => (
  <Top
    text={text}
    demo={demo}
    below={
      <div className="running-calls">
        {told.map((one) => (
          <RunningCall key={one.key} told={one} seconds={Math.ceil(leftOf(one) / 1000)} still Way="a" {...{ state, text, entities }} />
        ))}
      </div>
    }
  >
    <Home text={text} />
    <div className="going-on">
      <p className="forum">{forumName}</p>
    </div>
  </Top>
);
