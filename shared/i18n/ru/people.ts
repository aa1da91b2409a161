import type { People } from '../catalogue.ts';
import { russian } from '../forms.ts';

export const people: People = {
  'nav.delegation': 'Моя делегация',
  'people.search': 'Поиск',
  'people.searchHint': 'название, код или имя',
  'people.all': 'все',
  'people.show': 'Показать',
  'people.show.present': 'тех, кто участвует',
  'people.show.seatless': 'тех, у кого нет места',
  'people.show.dismissed': 'тех, кто больше не участвует',
  'people.countEntities': russian('{count} участник', '{count} участника', '{count} участников'),
  'people.countSeats': russian('{count} открытое место', '{count} открытых места', '{count} открытых мест'),
  'people.noneHere': 'Здесь никого нет. Допустите делегацию ниже или покажите других.',
  'people.nothingFound': 'Ничего не найдено.',
  'people.admitOther': 'Допустить другого участника по названию',
  'people.pickStates': 'Допустить Государства-Члены из списка Союза',
  'people.tickFirst': 'Сначала отметьте хотя бы одно Государство-Член.',
  'people.admitCount': russian('Допустить {count}', 'Допустить {count}', 'Допустить {count}'),
  'people.rename': 'Код и названия',
  'people.dismiss': 'Прекратить участие',
  'people.dismissSure':
    'Прекратить участие: {entity}? Все места сразу закрываются, и те, кто их занимает, отключаются. Возражения остаются в силе.',
  'seat.person': 'Имя',
  'seat.contact': 'Адрес эл. почты',
  'seat.badContact': 'Это не адрес эл. почты.',
  'seat.lastDay': 'Аккредитация по',
  'seat.unnamed': 'имя не указано',
  'seat.member': 'член делегации',
  'seat.until': 'по {date}',
  'seat.change': 'Изменить',
  'seat.save': 'Сохранить',
  'seat.handOver': 'Передать',
  'seat.handOverMeans':
    'Место с его функциями занимает другой человек. Тот, кто занимает его сейчас, сразу отключается, а прежние ссылки больше ничего не открывают.',
  'delegation.title': 'Моя делегация',
  'delegation.of': 'Делегация: {entity}',
  'delegation.intro':
    'Как координатор вы открываете, меняете, передаете и закрываете места своей делегации и приглашаете на них. Места с другими функциями ведет секретариат.',
  'delegation.read': 'Кто представляет вашу делегацию. Изменяют это ее координатор и секретариат.',
};
