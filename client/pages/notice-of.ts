/** What a notice is about, in words. */
import type { Text } from '../../shared/i18n/text.ts';
import { nameIn } from '../../shared/page/entities.ts';
import type { ShownForum } from '../../shared/wire/forum.ts';
import type { NoticeList } from '../../shared/wire/notice.ts';

export type ShownNotice = NoticeList['notices'][number];
export type ShownDelivery = ShownNotice['deliveries'][number];

/** `numberOf`: of an opinion, by its id. */
export function sayAbout(text: Text, about: ShownNotice['about'], forum: ShownForum | null, numberOf: (opinion: string) => string): string {
  switch (about.kind) {
    case 'invitation':
      return text.t('notice.kind.invitation');
    case 'deadline':
      return text.t('notice.of.deadline', { name: deadlineName(text, about.deadline, forum) });
    case 'deadline-near':
      return text.t('notice.of.deadlineNear', { name: deadlineName(text, about.deadline, forum), moment: text.moment(about.at) });
    case 'sitting': {
      const meeting = forum?.meetings.find(({ meeting: id }) => id === about.meeting)?.code ?? about.meeting;
      return text.t('notice.of.sitting', { sitting: about.sitting, meeting });
    }
    case 'silence':
    case 'silence-near': {
      const opinion = text.t('home.draft', { number: numberOf(about.opinion) });
      return text.t(about.kind === 'silence' ? 'notice.of.silence' : 'notice.of.silenceNear', {
        opinion,
        moment: text.moment(about.deadline),
      });
    }
    case 'digest':
      return text.t('notice.of.digest', { moment: text.moment(about.since) });
    case 'circular':
      // the id is the number, in small letters
      return text.t('notice.of.circular', { number: about.circular.toUpperCase() });
    case 'free':
      return text.t('notice.of.free', { subject: about.subject });
  }
}

function deadlineName({ language }: Text, id: string, forum: ShownForum | null): string {
  const names = forum?.deadlines.find(({ deadline }) => deadline === id)?.names;
  return names === undefined ? id : nameIn(names, language);
}

/** Nothing more will come of it by itself. */
export const isSettled = ({ deliveries }: ShownNotice): boolean =>
  deliveries.every(({ state }) => state !== 'waiting' && state !== 'trying');

export const accepted = ({ deliveries }: ShownNotice): number => deliveries.filter(({ state }) => state === 'accepted').length;
