import type { Report } from '../catalogue.ts';

/** Words of the report of the Secretary-General. */
export const report: Report = {
  'report.name': 'Отчет Генерального секретаря',
  'report.about':
    'Отчет обсуждают и не принимают: по нему не запрашивают возражений и ничего не согласовывают. Возражения и другие позиции сохраняются как замечания.',
  'report.drafts': 'Опубликованные проекты',
  'report.nth': 'Проект {n}',
  'report.none': 'Ни один проект еще не опубликован.',
  'report.publish': 'Опубликовать проект {n}',
  'report.publishHint': 'Текст в нынешнем виде получает номер и больше не меняется. Работа продолжается.',
  'report.same': 'После {number} не изменилось ни одно слово.',
  'report.draftTitle': '{title}, проект {n}',
  'report.begin': 'Начать Отчет',
  'report.open': 'Открыть Отчет',
  'report.intro': 'Отчет пишут в редакторе, одним текстом для всех проектов. Его начинают здесь, один раз.',
  'report.from': 'Начать с',
  'report.from.nothing': 'пустого текста',
  'report.from.text': 'простого текста',
  'report.from.document': 'текста, который был подан',
  'report.which': 'Какой текст',
  'report.others': 'Эксперты',
  'report.others.pen-holder': 'читают',
  'report.others.suggest': 'предлагают изменения',
  'report.section': 'Заголовок раздела',
  'report.paragraph': 'Нумерованный пункт',
  'report.addSection': 'Добавить раздел',
  'forum.report-exists': 'Отчет уже начат.',
  'forum.not-an-opinion': 'На специальное заседание выносят Мнения. Отчет туда не передают.',
};
