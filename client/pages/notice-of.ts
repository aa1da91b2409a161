/** What a notice is about, in words. */
import type { Text } from '../../shared/i18n/text.ts';
import { nameIn } from '../../shared/page/entities.ts';
import type { NoticeList, ShownForum } from './bodies.ts';

export type ShownNotice = NoticeList['notices'][number];
export type ShownDelivery = ShownNotice['deliveries'][number];

/** `numberOf`: of an opinion, by its id. */
export function sayAbout(text: Text, about: ShownNotice['about'], forum: ShownForum | null, numberOf: (opinion: string) => string): string {
  switch (about.kind) {
    case 'invitation':
      return text.t('notice.kind.invitation');
    case 'deadline': {
      const names = forum?.deadlines.find(({ deadline }) => deadline === about.deadline)?.names;
      return text.t('notice.of.deadline', { name: names === undefined ? about.deadline : nameIn(names, text.language) });
    }
    case 'sitting': {
      const meeting = forum?.meetings.find(({ meeting: id }) => id === about.meeting)?.code ?? about.meeting;
      return text.t('notice.of.sitting', { number: about.sitting, meeting });
    }
    case 'silence': {
      const opinion = text.t('home.draft', { number: numberOf(about.opinion) });
      return text.t('notice.of.silence', { opinion, moment: text.moment(about.deadline) });
    }
    case 'digest':
      return text.t('notice.of.digest', { moment: text.moment(about.since) });
  }
}

/** Nothing more will come of it by itself. */
export const isSettled = ({ deliveries }: ShownNotice): boolean =>
  deliveries.every(({ state }) => state !== 'waiting' && state !== 'trying');

export const accepted = ({ deliveries }: ShownNotice): number => deliveries.filter(({ state }) => state === 'accepted').length;
