import type { Now } from '../catalogue.ts';
import { russian } from '../forms.ts';

export const now: Now = {
  'timetable.title': 'Расписание',
  'now.title': 'Сейчас и далее',
  'now.open': 'Открыто заседание {number} ({meeting}).',
  'now.suspended': 'Заседание {number} ({meeting}) прервано.',
  'now.since': 'Открыто с {moment} ({distance})',
  'now.quiet': 'Сейчас заседаний нет.',
  'now.presides': 'Председательствует: {name}',
  'now.chair': 'председатель',
  'now.nobody': 'никто',
  'now.next': 'Следующее собрание',
  'now.noNext': 'Других собраний не запланировано.',
  'now.deadlines': 'Ближайшие сроки',
  'now.noDeadlines': 'Предстоящих сроков нет.',
  'now.there': '{time} на месте собрания',
  'now.left': russian(
    '{states}: закрыто последнее место за время этого заседания.',
    '{states}: закрыты последние места за время этого заседания.',
    '{states}: закрыты последние места за время этого заседания.',
  ),
  'now.asks': 'Заместитель председателя просит передать председательство.',
  'now.failed': 'Не удалось загрузить сведения о текущем положении.',
};
