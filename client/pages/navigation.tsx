/** Where one can go from every page. */
import type { ReactNode } from 'react';
import { Link, useRoute } from 'wouter';
import { useText } from '../ui/words.tsx';
import { useMyself } from './myself.ts';

export function Navigation() {
  const { me } = useMyself();
  const { t } = useText();
  return (
    <nav className="ways" aria-label={t('nav.label')}>
      <NavigationLink href="/">{t('nav.opinions')}</NavigationLink>
      <NavigationLink href="/docket">{t('nav.docket')}</NavigationLink>
      <NavigationLink href="/documents">{t('nav.documents')}</NavigationLink>
      <NavigationLink href="/timetable">{t('timetable.title')}</NavigationLink>
      <NavigationLink href="/circulars">{t('circular.title')}</NavigationLink>
      {me.seat?.capacity === 'chair' && <NavigationLink href="/log">{t('audit.title')}</NavigationLink>}
      {me.seat?.capacity === 'secretariat' && <NavigationLink href="/office">{t('nav.office')}</NavigationLink>}
      {me.seat?.functions.includes('focal-point') && <NavigationLink href="/delegation">{t('nav.delegation')}</NavigationLink>}
    </nav>
  );
}

/** Where a page has pages below it, it is where they are. */
export function NavigationLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const [here] = useRoute(href === '/' ? href : `${href}/*?`);
  return (
    <Link href={href} aria-current={here ? 'page' : undefined}>
      {children}
    </Link>
  );
}
