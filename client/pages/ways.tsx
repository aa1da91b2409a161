/** Where one can go from every page. */
import type { ReactNode } from 'react';
import { Link, useRoute } from 'wouter';
import { useText } from '../ui/words.tsx';
import { useMyself } from './myself.ts';

export function Ways() {
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
    </nav>
  );
}

/** Where a page has pages below it, it is where they are. */
export function Way({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const [here] = useRoute(href === '/' ? href : `${href}/*?`);
  return (
    <Link href={href} aria-current={here ? 'page' : undefined}>
      {children}
    </Link>
  );
}
