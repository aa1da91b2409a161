/** What stands round every page: the banner of a demonstration, where one can go, for whom one speaks, the language. */
import { type ReactNode, use, useLayoutEffect, useState } from 'react';
import { Link, useRoute } from 'wouter';
import { NATIVE_NAMES } from '../../shared/i18n/text.ts';
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { Button } from '../ui/button.tsx';
import { Later, later } from '../ui/later.tsx';
import { useText } from '../ui/words.tsx';
import { FirstTextContext } from './first-text.ts';
import { useMyself } from './myself.ts';
import { useEntities } from './names.ts';
import { Sitting } from './sitting.tsx';
import './frame.css';

const RunningCalls = later(async () => ({ default: (await import('./running-calls.tsx')).RunningCalls }));
const Unsent = later(async () => ({ default: (await import('./unsent.tsx')).Unsent }));
const Leave = later(async () => ({ default: (await import('./unsent.tsx')).Leave }));

export function Frame({ children }: { readonly children: ReactNode }) {
  const { me, closed } = useMyself();
  const { t } = useText();
  const here = me.seat !== null && !closed;
  const first = use(FirstTextContext);
  useLayoutEffect(() => first?.behead(), [first]);
  return (
    <>
      <a className="skip unseen" href="#main">
        {t('app.skip')}
      </a>
      {me.demo && <p className="demo">{t('demo.banner')}</p>}
      <header className="top">
        <Link href="/" className="mark">
          {t('app.name')}
        </Link>
        {me.forum.name !== '' && <span className="forum">{me.forum.name}</span>}
        {here && <Ways />}
        <div className="top-end">
          {here && <Speaker />}
          <Languages />
          {here && <SignOut />}
        </div>
      </header>
      {here && <Sitting />}
      {here && (
        <Later>
          <RunningCalls />
          <Unsent />
        </Later>
      )}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function Ways() {
  const { me } = useMyself();
  const { t } = useText();
  return (
    <nav className="ways" aria-label={t('nav.label')}>
      <Way href="/">{t('nav.opinions')}</Way>
      <Way href="/docket">{t('nav.docket')}</Way>
      <Way href="/documents">{t('nav.documents')}</Way>
      <Way href="/timetable">{t('timetable.title')}</Way>
      <Way href="/circulars">{t('circular.title')}</Way>
      {me.seat?.capacity === 'chair' && <Way href="/log">{t('audit.title')}</Way>}
      {me.seat?.capacity === 'secretariat' && <Way href="/office">{t('nav.office')}</Way>}
      {me.seat?.functions.includes('focal-point') && <Way href="/delegation">{t('nav.delegation')}</Way>}
      <Way href="/me">{t('nav.me')}</Way>
    </nav>
  );
}

/** Where a page has pages below it, it is where they are. */
function Way({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const [here] = useRoute(href === '/' ? href : `${href}/*?`);
  return (
    <Link href={href} aria-current={here ? 'page' : undefined}>
      {children}
    </Link>
  );
}

function Speaker() {
  const { me } = useMyself();
  const { t, list } = useText();
  const entities = useEntities();
  if (me.seat === null) return null;
  const { capacity, entity, functions } = me.seat;
  const office = capacity === 'chair' || capacity === 'secretariat';
  const roles = [t(`capacity.${capacity}`), ...functions.map((role) => t(`function.${role}`))];
  return (
    <p className="speaker">
      {office ? t('nav.actsAs', { capacity: list(roles) }) : t('nav.speaksFor', { entity: entities.name(entity), capacity: list(roles) })}
    </p>
  );
}

function Languages() {
  const { speak } = useMyself();
  const { t, language } = useText();
  return (
    <select
      className="languages"
      aria-label={t('app.language')}
      value={language}
      onChange={(event) => void speak(event.target.value as Language)}
    >
      {LANGUAGES.map((one) => (
        <option key={one} value={one} lang={one}>
          {NATIVE_NAMES[one]}
        </option>
      ))}
    </select>
  );
}

function SignOut() {
  const { t } = useText();
  const [leaving, setLeaving] = useState(false);
  return (
    <>
      <Button look="bare" onPress={() => setLeaving(true)}>
        {t('nav.signOut')}
      </Button>
      {leaving && (
        <Later>
          <Leave stay={() => setLeaving(false)} />
        </Later>
      )}
    </>
  );
}
