import type { Office } from '../catalogue.ts';

export const office: Office = {
  'office.title': 'Рабочий стол секретариата',
  'office.sections': 'Разделы рабочего стола',
  'office.participants': 'Участники',
  'office.admit': 'Допустить',
  'office.admitTitle': 'Допустить делегацию или другого участника',
  'office.code': 'Код (там, где мало места)',
  'office.nameIn': 'Название ({language})',
  'office.capacity': 'Категория',
  'office.seats': 'Места',
  'office.openSeat': 'Открыть место',
  'office.functions': 'Функции',
  'office.closeSeat': 'Закрыть это место',
  'office.closeSeatSure': 'Закрыть место {seat}? Тот, кто его занимает, сразу выйдет.',
  'office.invite': 'Создать ссылку-приглашение',
  'office.linkReady': 'Приглашение: {entity}. Ссылка показывается один раз; скопируйте ее сейчас.',
  'office.links': 'Приглашения',
  'office.noLinks': 'Нет ожидающих приглашений.',
  'office.waiting': 'ожидает до {moment}',
  'office.revoke': 'Отозвать',
  'office.reissue': 'Новая ссылка',
};
