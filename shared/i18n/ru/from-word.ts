import type { FromWord } from '../catalogue.ts';
import { russian } from '../forms.ts';

/** Words of choosing a Word file. */
export const fromWord: FromWord = {
  'word.choose': 'Выбрать файл Word или текстовый файл',
  'word.accepts': '.docx, .txt или .md, не более 10 Мбайт. Файл можно также перетащить на поле.',
  'word.reading': 'Файл читается.',
  'word.stands': 'Текст файла {file} находится в поле и еще не отправлен.',
  'word.marks': russian(
    'В файле {count} исправление, автор: {authors}; файл прочитан так, как если бы оно было принято.',
    'В файле {count} исправления, авторы: {authors}; файл прочитан так, как если бы они были приняты.',
    'В файле {count} исправлений, авторы: {authors}; файл прочитан так, как если бы они были приняты.',
  ),
  'word.nobody': 'не указан',
  'word.left': 'Не включены: {what}.',
  'word.left.comments': 'примечания ({number})',
  'word.left.notes': 'сноски ({number})',
  'word.left.boxes': 'надписи ({number})',
  'word.left.pictures': 'рисунки и формулы ({number})',
  'word.tables': 'Таблицы читаются по ячейкам.',
  'word.why.not-word': 'Это не файл Word (.docx) и не простой текст.',
  'word.why.too-large': 'Размер файла превышает 10 Мбайт.',
  'word.why.swollen': 'При распаковке файл становится намного больше, чем нужно для текста. Он не прочитан.',
  'word.why.protected': 'Файл защищен паролем. Сохраните его без пароля.',
  'word.why.old-format': 'Это старый формат Word (.doc). Сохраните файл в формате .docx.',
  'word.why.damaged': 'Файл поврежден или создан не текстовым редактором.',
  'word.why.empty': 'В файле нет слов.',
};
