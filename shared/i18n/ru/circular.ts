import type { Circular } from '../catalogue.ts';
import { russian } from '../forms.ts';

/** Words of the register of circular letters. */
export const circular: Circular = {
  'forum.circular-exists': 'Циркулярное письмо с таким номером уже есть.',
  'forum.no-such-circular': 'Такого циркулярного письма нет.',
  'forum.no-such-reply': 'В реестре нет ответа этого Государства.',

  'circular.none': 'Ни одно циркулярное письмо еще не зарегистрировано.',
  'circular.issue': 'Зарегистрировать циркулярное письмо',
  'circular.number': 'Номер',
  'circular.subject': 'Предмет',
  'circular.language': 'Язык письма',
  'circular.question': 'Вопрос',
  'circular.unfold': 'Вопрос и ответы',
  'circular.noQuestion': 'Вопрос здесь не хранится.',
  'circular.sent': 'Отправлено {date}',
  'circular.sentOn': 'Дата отправки',
  'circular.until': 'Ответы до {moment}',
  'circular.over': 'Срок для ответов истек {moment}',
  'circular.replies': russian('{count} ответ', '{count} ответа', '{count} ответов'),
  'circular.lateOnes': russian('из них с опозданием: {count}', 'из них с опозданием: {count}', 'из них с опозданием: {count}'),
  'circular.late': 'с опозданием',
  'circular.silence': 'Кто не ответил, тот ничего не сказал. Это не засчитывается ни за, ни против чего бы то ни было.',
  'circular.noReplies': 'Ни одного ответа еще не получено.',
  'circular.ownReply': 'Ответ от имени: {entity}',
  'circular.enterReply': 'Внести полученный ответ',
  'circular.received': 'Дата получения',
  'circular.words': 'Текст ответа',
  'circular.again': 'Более поздний ответ заменяет предыдущий.',
  'circular.record': 'Внести ответ',
  'circular.strike': 'Вычеркнуть',
  'circular.move': 'Перенести дату',
  'circular.result': 'Результат',
  'circular.resultIn': 'Результат: {document}',
  'circular.noResult': 'еще не опубликован',
  'circular.conclude': 'Указать документ с результатом',
};
