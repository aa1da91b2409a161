import type { Letters } from '../catalogue.ts';

/** What mails say. Only the server writes them. */
export const letters: Letters = {
  'mail.foot': 'Вы получили это письмо, потому что у вас есть место на форуме «{forum}».',
  'mail.invitation.subject': '{forum}: ваше приглашение',
  'mail.invitation.what': 'На форуме «{forum}» для вас оставлено место: {seat}. По этой ссылке можно войти один раз, до {moment}.',
  'mail.invitation.how':
    'Открытие страницы не расходует ссылку; ее расходует кнопка на странице. Не передавайте ссылку: кто ею воспользуется, тот и займет место.',
  'mail.deadline.subject': '{forum}: срок {moment}, {deadline}',
  'mail.deadline.what': '{deadline}: срок наступает {moment}.',
  'mail.sitting.subject': '{forum}: открыто заседание {number}, {meeting}',
  'mail.sitting.what': 'Открыто заседание {number}: {meeting}.',
  'mail.silence.subject': '{forum}: процедура отсутствия возражений по документу «{opinion}» до {moment}',
  'mail.silence.near': '{forum}: процедура отсутствия возражений по документу «{opinion}» заканчивается {moment}',
  'mail.silence.what':
    'Председатель письменно спрашивает о возражениях по пунктам документа «{opinion}». Процедура отсутствия возражений длится до {moment}.',
  'mail.silence.how':
    'Одно возражение Государства-Члена прерывает ее. Само по себе молчание ни с чем не соглашается: по истечении срока председатель может объявить консенсус.',
  'mail.digest.subject': '{forum}: что изменилось после {moment}',
  'mail.digest.plan': {
    one: '{count} изменение в расписании',
    few: '{count} изменения в расписании',
    many: '{count} изменений в расписании',
    other: '{count} изменения в расписании',
  },
  'mail.digest.documents': 'Новые документы: {list}',
  'mail.digest.opinions': 'Работа продолжалась над документами: {list}',
  'mail.digest.nothing': 'После {moment} ничего не изменилось.',
  'mail.confirm.subject': '{forum}: подтвердите ваше замечание',
  'mail.confirm.what':
    'Кто-то, вероятно вы, представил замечание по документу {number} в ходе открытой онлайновой консультации и указал этот адрес (замечание {comment}). Чтобы подтвердить его, откройте эту ссылку и нажмите кнопку на странице, до {moment}:',
  'mail.confirm.how': 'Секретариат прочтет замечание только после подтверждения. Если это были не вы, ничего не делайте.',
  'mail.circular.subject': '{forum}: циркулярное письмо {number}, {title}',
  'mail.circular.what': 'Циркулярное письмо {number}, {title}. Ответы просят прислать до {moment}.',
  'mail.circular.how': 'Государство-Член отвечает со своего места, на этой странице:',
};
