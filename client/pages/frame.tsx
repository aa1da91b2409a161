/** What stands round every page: the banner of a demonstration, one row with where one can go, what goes on and who one is, and the calls that run. */
import { type ReactNode, use, useLayoutEffect, useState } from 'react';
import { Link } from 'wouter';
import { Mark } from '../../shared/page/parts/mark.tsx';
import { Top } from '../../shared/page/parts/top.tsx';
import { Later, later } from '../ui/later.tsx';
import { NotFetched } from '../ui/not-fetched.tsx';
import { useMedia } from '../ui/use-media.ts';
import { useText } from '../ui/words.tsx';
import { ErrorBoundary, Part } from './error-boundary.tsx';
import { FirstTextContext } from './first-text.ts';
import { Languages } from './languages.tsx';
import { Menu } from './menu.tsx';
import { useMyself } from './myself.ts';
import { Navigation } from './navigation.tsx';
import { Sitting } from './sitting.tsx';
import { Put } from './waiting.tsx';
import './frame.css';

const RunningCalls = later(async () => ({ default: (await import('./running-calls.tsx')).RunningCalls }));
const LineLost = later(async () => ({ default: (await import('./line-lost.tsx')).LineLost }));
const Unsent = later(async () => ({ default: (await import('./unsent.tsx')).Unsent }));
const PaletteOpener = later(async () => ({ default: (await import('./palette/opener.tsx')).PaletteOpener }));

/** Below it the ways would need a second row in some language. */
const NARROW = '(width < 80rem)';

export function Frame({ children }: { readonly children: ReactNode }) {
  const { me, closed } = useMyself();
  const text = useText();
  const { t } = text;
  const narrow = useMedia(NARROW);
  const here = me.seat !== null && !closed;
  const first = use(FirstTextContext);
  // before the first HTML gives way to this
  const seat = me.seat?.id ?? null;
  const [calls] = useState(() => ({ of: seat, element: document.querySelector<HTMLElement>('#first .running-calls') }));
  // whoever signs in here after that is told other things
  const drawn = calls.of === seat && calls.element && <Put element={calls.element} />;
  useLayoutEffect(() => (first === null ? document.getElementById('first')?.remove() : first.surround()), [first]);
  return (
    <>
      <a className="skip unseen" href="#main">
        {t('app.skip')}
      </a>
      <Top
        text={text}
        demo={me.demo}
        below={
          here && (
            <ErrorBoundary part="calls">
              <Later meanwhile={drawn}>
                <RunningCalls meanwhile={drawn} />
              </Later>
            </ErrorBoundary>
          )
        }
      >
        <Link href="/" className="mark">
          <Mark name={t('app.name')} />
        </Link>
        {here && !narrow && <Navigation />}
        <div className="going-on">{here ? <Sitting /> : <p className="forum">{me.forum.name}</p>}</div>
        {here && (
          <Part part="palette">
            <PaletteOpener />
          </Part>
        )}
        {here ? <Menu ways={narrow ? <Navigation /> : null} /> : <Languages />}
      </Top>
      {here && (
        <Part part="above">
          <LineLost />
          <Unsent />
        </Part>
      )}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <NotFetched />
    </>
  );
}
