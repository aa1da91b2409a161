import type { Tables } from '../catalogue.ts';
import { russian } from '../forms.ts';

export const tables: Tables = {
  'table.takeAway': 'Сохранить список участников',
  'table.takeAwayMeans':
    'Все открытые места тех, кто участвует, чтобы изменить их и импортировать снова. Столбец «seat» говорит, какая строка к какому месту относится: не меняйте его, а в новых строках оставьте пустым.',
  'table.asSheet': 'Сохранить как электронную таблицу (xlsx)',
  'table.asText': 'Сохранить как текст (CSV)',
  'table.again':
    'Сохраненная и измененная таблица меняет только то, что в ней изменено. Удаленная строка не закрывает места. Если и имя, и адрес принадлежат другому лицу, место передается ему.',
  'table.letters': 'Кодировка файла',
  'table.lettersMeans': 'Файл ее не называет. Выберите ту, при которой имена ниже читаются правильно.',
  'table.letters.windows-1252': 'Западноевропейская (Windows-1252)',
  'table.letters.windows-1251': 'Кириллица (Windows-1251)',
  'table.letters.windows-1256': 'Арабская (Windows-1256)',
  'table.letters.gb18030': 'Китайская (GB 18030)',
  'table.countHandsOver': russian('{count} передать', '{count} передать', '{count} передать'),
  'table.handsOver': 'передает место',
  'table.unnamed': russian(
    '{count} открытого места нет в этой таблице, оно остается как есть.',
    '{count} открытых мест нет в этой таблице, они остаются как есть.',
    '{count} открытых мест нет в этой таблице, они остаются как есть.',
  ),
  'table.becomes': '{was} заменяется на {is}',
  'table.yes': 'да',
  'table.no': 'нет',
  'table.nothing': 'ничего',
  'table.unknown': 'Организации, которые еще не участвуют',
  'table.unknownMeans': 'Отметьте те, которые следует допустить вместе с их местами. Название с опечаткой исправьте в таблице.',
  'table.unknownBody': russian('{body} ({count} строка)', '{body} ({count} строки)', '{body} ({count} строк)'),
  'table.tickAll': 'Отметить все',
  'table.unnamedBody': 'Организации, которую следует допустить, нужны код и название.',
  'table.englishName': 'Название на английском языке',
  'roster.why.not-a-sheet': 'Эту таблицу нельзя прочитать. Сохраните ее как xlsx или CSV, без пароля.',
  'roster.why.damaged': 'Файл поврежден, его нельзя прочитать.',
  'roster.fault.unknown-seat': 'нет открытого места с таким кодом; оставьте пустым, чтобы открыть новое',
  'roster.fault.other-entity': 'не делегация этого места; место остается за своей делегацией',
  'roster.fault.unknown-capacity': 'нет такого качества',
  'roster.fault.other-capacity': 'не то качество, в котором участвует эта организация; оно не меняется',
  'roster.fault.not-emptied': 'нельзя очистить; можно исправить или закрыть место',
  'roster.column.capacity': 'качество',
  'roster.column.seat': 'место',
};
