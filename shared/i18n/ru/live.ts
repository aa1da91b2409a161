import type { Live } from '../catalogue.ts';

/** Words of the page from which a text is followed. */
export const live: Live = {
  'live.title': 'Следить за текстом',
  'live.over': 'Этот текст окончательный. Изменений здесь больше не будет.',
  'live.asOf': 'Текст по состоянию на {moment}',
  'live.reloads': 'Эта страница обновляется каждые 30 секунд.',
  'live.stop': 'Не обновлять',
  'live.start': 'Обновлять каждые 30 секунд',
  'live.pause': 'Пауза',
  'live.waiting': 'Изменений в ожидании: {number}',
  'live.saver': 'Экономия трафика (каждые 5 с)',
  'live.back': 'Снова на связи.',
  'live.left': 'Минимальное время: до {time}',
  'live.aState': 'Одно из Государств-Членов',
  'live.members': 'За этим текстом следят только участники собрания.',
  'live.signIn': 'Войти',
  'live.none': 'По этому адресу нет текста, за которым можно следить.',
  'live.noText': 'Сейчас собрание не рассматривает никакого текста.',
};
