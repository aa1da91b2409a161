import type { Tables } from '../catalogue.ts';
import { romance } from '../forms.ts';

export const tables: Tables = {
  'table.takeAway': 'Llevarse la lista de participantes',
  'table.takeAwayMeans':
    'Todos los puestos abiertos de quienes participan, para modificarlos e importarlos de nuevo. La columna «seat» dice qué línea es qué puesto: déjela como está, y vacía en las líneas que añada.',
  'table.asSheet': 'Guardar como hoja de cálculo (xlsx)',
  'table.asText': 'Guardar como texto (CSV)',
  'table.again':
    'Una tabla guardada y modificada cambia solo lo que se modificó. Una línea suprimida no cierra ningún puesto. Cuando el nombre y la dirección son ambos de otra persona, el puesto se traspasa.',
  'table.letters': 'Caracteres de este archivo',
  'table.lettersMeans': 'El archivo no lo dice. Elija lo que haga legibles los nombres de abajo.',
  'table.letters.windows-1252': 'Europa occidental (Windows-1252)',
  'table.letters.windows-1251': 'Cirílico (Windows-1251)',
  'table.letters.windows-1256': 'Árabe (Windows-1256)',
  'table.letters.gb18030': 'Chino (GB 18030)',
  'table.countHandsOver': romance('{count} por traspasar', '{count} por traspasar'),
  'table.handsOver': 'traspasa un puesto',
  'table.unnamed': romance(
    '{count} puesto abierto no figura en esta tabla y queda como está.',
    '{count} puestos abiertos no figuran en esta tabla y quedan como están.',
  ),
  'table.becomes': '{was} pasa a ser {is}',
  'table.yes': 'sí',
  'table.no': 'no',
  'table.nothing': 'nada',
  'table.unknown': 'Entidades que aún no participan',
  'table.unknownMeans': 'Marque las que deban admitirse junto con sus puestos. Un nombre solo mal escrito se corrige en la tabla.',
  'table.unknownBody': romance('{body} ({count} línea)', '{body} ({count} líneas)'),
  'table.tickAll': 'Marcar todas',
  'table.unnamedBody': 'Una entidad por admitir necesita un código y un nombre.',
  'table.englishName': 'Nombre en inglés',
  'roster.why.not-a-sheet': 'No es una tabla que se pueda leer. Guárdela como xlsx o CSV, sin contraseña.',
  'roster.why.damaged': 'Este archivo está dañado y no se puede leer.',
  'roster.fault.unknown-seat': 'ningún puesto abierto tiene este identificador; déjelo vacío para abrir uno',
  'roster.fault.other-entity': 'no es la delegación de este puesto; un puesto sigue siendo de su delegación',
  'roster.fault.unknown-capacity': 'no es una calidad',
  'roster.fault.other-capacity': 'no es la calidad de este participante, que nunca cambia',
  'roster.fault.not-emptied': 'no se puede vaciar; se puede corregir, o cerrar el puesto',
  'roster.column.capacity': 'calidad',
  'roster.column.seat': 'puesto',
};
