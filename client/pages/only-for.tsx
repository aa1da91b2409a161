/** A page of some: to all others it says whose it is and where they can go instead, and nothing of it is asked for. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { MessageKey } from '../../shared/i18n/catalogue.ts';
import { RIGHTS } from '../../shared/opinion/rights.ts';
import type { Capacity } from '../../shared/opinion/vocabulary.ts';
import { Title } from '../ui/title.tsx';
import { useText } from '../ui/words.tsx';
import { mayContribute } from './contribute/may-contribute.ts';
import { useMyself } from './myself.ts';

const PAGES = {
  office: { title: 'office.title', whose: 'whose.office', may: (capacity) => RIGHTS[capacity].office },
  drafts: { title: 'read.title', whose: 'whose.drafts', may: (capacity) => RIGHTS[capacity].office },
  numbers: { title: 'documents.new', whose: 'whose.numbers', may: (capacity) => RIGHTS[capacity].office || RIGHTS[capacity].chair },
  log: { title: 'audit.title', whose: 'whose.log', may: (capacity) => RIGHTS[capacity].office || RIGHTS[capacity].chair },
  contributions: { title: 'contribution.new', whose: 'whose.contributions', may: mayContribute },
} as const satisfies Record<
  string,
  { readonly title: MessageKey; readonly whose: MessageKey; readonly may: (capacity: Capacity) => boolean }
>;

export function OnlyFor({ page, children }: { readonly page: keyof typeof PAGES; readonly children: ReactNode }) {
  const { t } = useText();
  const capacity = useMyself().me.seat?.capacity;
  const { title, whose, may } = PAGES[page];
  if (capacity !== undefined && may(capacity)) return children;
  return (
    <div className="sheet">
      <Title words={t(title)} />
      <h1>{t(title)}</h1>
      <p className="lead">{t(whose)}</p>
      <p>{t('whose.instead')}</p>
      <ul className="rows">
        {page !== 'contributions' && mayContribute(capacity) && <Way href="/contribute">{t('contribution.new')}</Way>}
        <Way href="/docket">{t('docket.title')}</Way>
        <Way href="/documents">{t('documents.all')}</Way>
        <Way href="/">{t('app.home')}</Way>
      </ul>
    </div>
  );
}

function Way({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <li>
      <Link href={href}>{children}</Link>
    </li>
  );
}
