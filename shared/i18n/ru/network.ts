/** What a page says of its connection, and of what was raised without one. */
export const network = {
  'way.http': 'Соединение есть (без WebSocket)',
  'kept.title': 'Еще не записано',
  'kept.over': 'Не записано',
  'kept.note':
    'Отправится само, как только сервер ответит, и относится к тому тексту, который вы видели. Если вы закроете эту страницу, откройте ее снова на этом устройстве.',
  'kept.said': 'Еще не записано: хранится на этом устройстве и будет отправлено, когда сервер ответит.',
  'kept.refused': 'Не записано. {why}',
} as const;
