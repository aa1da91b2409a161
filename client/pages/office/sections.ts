/** The sections of the secretariat's desk, as they are listed. Each loads when it is opened; a new one is one line here. */
import type { ComponentType } from 'react';
import type { MessageKey } from '../../../shared/i18n/catalogue.ts';
import { later } from '../../ui/later.tsx';

interface Section {
  /** Its address: `/office/<path>`. */
  readonly path: string;
  readonly title: MessageKey;
  readonly Page: ComponentType;
}

export const SECTIONS: readonly [Section, ...Section[]] = [
  {
    path: 'participants',
    title: 'office.participants',
    Page: later(async () => ({ default: (await import('./participants.tsx')).Participants })),
  },
  {
    path: 'import',
    title: 'roster.title',
    Page: later(async () => ({ default: (await import('./roster/import.tsx')).Import })),
  },
  {
    path: 'invitations',
    title: 'office.links',
    Page: later(async () => ({ default: (await import('./links.tsx')).Links })),
  },
  { path: 'badges', title: 'badges.title', Page: later(async () => ({ default: (await import('./badges.tsx')).Badges })) },
  { path: 'groups', title: 'groups.title', Page: later(async () => ({ default: (await import('./groups.tsx')).Groups })) },
  {
    path: 'consultations',
    title: 'consultations.title',
    Page: later(async () => ({ default: (await import('../consultation/consultations.tsx')).Consultations })),
  },
  {
    path: 'figures',
    title: 'figures.title',
    Page: later(async () => ({ default: (await import('./figures/figures.tsx')).Figures })),
  },
  {
    path: 'sessions',
    title: 'office.sessionsOpen',
    Page: later(async () => ({ default: (await import('./open-sessions.tsx')).OpenSessions })),
  },
  {
    path: 'restricted',
    title: 'restricted.title',
    Page: later(async () => ({ default: (await import('./restricted.tsx')).Restricted })),
  },
  { path: 'words', title: 'wordTable.title', Page: later(async () => ({ default: (await import('./words.tsx')).Words })) },
  { path: 'log', title: 'audit.title', Page: later(async () => ({ default: (await import('../audit/audit.tsx')).Audit })) },
  { path: 'notices', title: 'notice.title', Page: later(async () => ({ default: (await import('./notices.tsx')).Notices })) },
];
