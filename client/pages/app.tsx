/** Which page stands at which address, and what all of them need first: who looks at it, in which language. */
import { lazy, Suspense, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Route, Router, Switch } from 'wouter';
import { loadFirst, loadPageWords } from '../../shared/i18n/in-browser.ts';
import { createText, type Text } from '../../shared/i18n/text.ts';
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { Entities } from '../../shared/page/entities.ts';
import type { ListedEntity } from '../../shared/wire/forum.ts';
import type { Me } from '../../shared/wire/session.ts';
import { browserClock } from '../lib/clock.ts';
import { Coming } from '../ui/coming.tsx';
import { Later, later, retryImport, useCode } from '../ui/later.tsx';
import { FirstNotFetched } from '../ui/not-fetched.tsx';
import { Words } from '../ui/words.tsx';
import { useAfterText } from './after-text.ts';
import { type Ahead, askAhead } from './ahead.ts';
import { ask, isWriting, speakFor } from './ask.ts';
import { PageBoundary } from './error-boundary.tsx';
import { FirstTextContext } from './first-text.ts';
import { ForumProvider } from './forum.tsx';
import { Frame } from './frame.tsx';
import { HomeWords, homeWords } from './home-words.tsx';
import { AGAIN_MS } from './loaded.ts';
import { type Myself, MyselfContext, NOBODY } from './myself.ts';
import { EntitiesContext } from './names.ts';
import { readFrom } from './reading.ts';
import { opinionAt, toOpinion } from './to-opinion.ts';
import { Waiting } from './waiting.tsx';

const Home = later(async () => ({ default: (await import('./home/home.tsx')).Home }));
const Again = later(async () => ({ default: (await import('./sign-in/again.tsx')).Again }));
const Invite = later(async () => ({ default: (await import('./sign-in/invite.tsx')).Invite }));
const Returning = later(async () => ({ default: (await import('./sign-in/returning.tsx')).Returning }));
const SignIn = later(async () => ({ default: (await import('./sign-in/sign-in.tsx')).SignIn }));
const opinion = () => import('./opinion/opinion.tsx');
const opinionPage = retryImport(async () => (await opinion()).Opinion);
// at its address its code is asked for while it is found out who looks
if (opinionAt(window.location.pathname) !== undefined) void opinionPage();
let ahead: Ahead | null = askAhead();
const restPages = retryImport(async () => ({ default: (await import('./rest.tsx')).Rest }));
const Rest = lazy(restPages);

const aroundNav = toOpinion({
  near: () => Promise.all([opinion(), fetch('/livez', { cache: 'no-store' })]),
  sends: isWriting,
  leave: (to) => {
    // on a weak line what this page still fetches would hold the next one up; an opinion sends by itself
    if (opinionAt(window.location.pathname) === undefined) window.stop();
    window.location.assign(to);
  },
});

const browserLanguage = (): Language =>
  navigator.languages.flatMap((tag) => LANGUAGES.find((known) => known === tag.split('-')[0]) ?? [])[0] ?? 'en';

const languageIn = (search: string): Language | null =>
  LANGUAGES.find((known) => known === new URLSearchParams(search).get('lang')) ?? null;

/** All pages of a browser speak for the one seat that has signed in last: none of them goes on for another. */
const tabs = new BroadcastChannel('nemcon.seat');

/** The old object where nothing in it is new: an opinion is not opened a second time for the same seat. */
const same = (before: Me | null, after: Me): Me => (before !== null && JSON.stringify(before) === JSON.stringify(after) ? before : after);

export function App() {
  const [me, setMe] = useState<Me | null>(null);
  const [closed, setClosed] = useState(false);
  /** `whole`: all words are here, and not only the first. */
  const [words, setWords] = useState<{ readonly text: Text; readonly whole: boolean } | null>(null);
  const [admitted, setAdmitted] = useState<readonly ListedEntity[]>([]);

  /** By the address that was opened, until another is chosen. */
  const asked = useRef(languageIn(window.location.search));

  const nameAll = useCallback(async (spoken: Language, coming = readFrom('GET /api/entities', { lang: spoken })) => {
    const answer = await coming;
    if (answer.ok) setAdmitted(answer.value);
  }, []);
  const told = useRef<string | null>(undefined);
  const refresh = useCallback(async () => {
    const early = ahead;
    ahead = null;
    const answer = await (early?.me ?? readFrom('GET /api/me'));
    // whoever looks again while nothing answers stays who they were
    if (!answer.ok) {
      browserClock.after(AGAIN_MS, () => void refresh());
      return setMe((before) => before ?? NOBODY);
    }
    const found = { ...answer.value, language: asked.current ?? answer.value.language };
    const spoken = found.language ?? browserLanguage();
    if (!found.signedIn || opinionAt(window.location.pathname) === undefined) void homeWords(spoken);
    if (found.signedIn || found.demo) await nameAll(spoken, early?.language === spoken ? early.entities : undefined);
    else setAdmitted([]);
    speakFor(found.seat?.id ?? null);
    setMe((before) => same(before, found));
    setClosed(false);
    const seat = found.seat?.id ?? null;
    // each once: tabs that look again because another did would ask each other for ever
    if (told.current !== seat) tabs.postMessage(seat);
    told.current = seat;
  }, [nameAll]);
  useEffect(() => {
    void refresh();
  }, [refresh]);
  const here = me?.seat?.id;
  const first = use(FirstTextContext);
  useEffect(() => {
    // signed out there, an editor that is here says so itself, and stays to be read
    // whoever signs in there again for the seat of an editor that has ended here has it go on (N11)
    tabs.onmessage = ({ data }) => void ((data === null ? first?.over === false : data !== here || closed) && refresh());
  }, [here, closed, refresh, first]);

  const chosen = me?.language;
  const language = chosen === undefined ? null : (chosen ?? browserLanguage());
  useEffect(() => {
    if (language === null) return;
    let current = true;
    const learn = async (): Promise<void> => {
      const first = await retryImport(() => loadFirst(language))();
      if (current) setWords({ text: createText(language, first), whole: false });
    };
    void learn();
    return () => {
      current = false;
    };
  }, [language]);
  const spoken = words?.text.language ?? null;
  const afterText = useAfterText(spoken !== null);
  useEffect(() => {
    if (spoken === null || !afterText) return;
    let current = true;
    const learn = async (): Promise<void> => {
      void restPages();
      const all = await retryImport(() => loadPageWords(spoken))();
      if (current) setWords({ text: createText(spoken, all), whole: true });
    };
    void learn();
    return () => {
      current = false;
    };
  }, [spoken, afterText]);

  const speak = useCallback(
    async (wanted: Language) => {
      asked.current = null;
      await ask('PUT /api/me/language', { body: { language: wanted } });
      setMe((before) => before && { ...before, language: wanted });
      await nameAll(wanted);
    },
    [nameAll],
  );
  const close = useCallback(() => setClosed(true), []);
  const myself = useMemo<Myself | null>(() => me && { me, refresh, closed, close, speak }, [me, refresh, closed, close, speak]);
  const entities = useMemo(() => new Entities(admitted, words?.text.language ?? 'en'), [admitted, words]);

  if (myself === null || words === null) return <FirstNotFetched />;
  const { text, whole } = words;
  return (
    <Words text={text} whole={whole}>
      <MyselfContext value={myself}>
        <EntitiesContext value={entities}>
          <Router aroundNav={aroundNav}>
            <ForumProvider on={myself.me.signedIn && !closed && afterText}>
              <Frame>
                <PageBoundary>
                  <Suspense fallback={<Coming />}>{myself.me.signedIn ? <Inside /> : <Outside />}</Suspense>
                </PageBoundary>
              </Frame>
            </ForumProvider>
          </Router>
        </EntitiesContext>
      </MyselfContext>
    </Words>
  );
}

/** The first pages, which need few words; every other waits until all words are here. */
function Inside() {
  return (
    <Switch>
      <Route path="/">
        <HomeWords>
          <Home />
        </HomeWords>
      </Route>
      <Route path="/invite/*?">
        <HomeWords>
          <Invite />
        </HomeWords>
      </Route>
      <Route path="/sign-in/return">
        <HomeWords>
          <Returning />
        </HomeWords>
      </Route>
      <Route path="/sign-in/again">
        <HomeWords>
          <Again />
        </HomeWords>
      </Route>
      <Route path="/o/:id/screen">
        <Later meanwhile={<Coming />}>
          <Rest />
        </Later>
      </Route>
      <Route path="/o/:id/:view?">{({ id }) => <AtOpinion id={id} />}</Route>
      <Route>
        <Later meanwhile={<Coming />}>
          <Rest />
        </Later>
      </Route>
    </Switch>
  );
}

function AtOpinion({ id }: { readonly id: string }) {
  const Opinion = useCode(opinionPage);
  return Opinion === null ? <Waiting opinion={id} /> : <Opinion key={id} id={id} />;
}

/** Whatever address was asked for, it is shown after signing in. */
function Outside() {
  return (
    <HomeWords>
      <Switch>
        <Route path="/invite/*?">
          <Invite />
        </Route>
        <Route path="/sign-in/return">
          <Returning />
        </Route>
        <Route>
          <SignIn />
        </Route>
      </Switch>
    </HomeWords>
  );
}
