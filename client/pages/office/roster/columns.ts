/** The words of a participants' table: its headings, functions, yes and no, as people write them in the six languages. */
import { CAPACITIES, type Capacity, SEAT_FUNCTIONS, type SeatFunction } from '../../../../shared/opinion/vocabulary.ts';

export const COLUMNS = ['entity', 'name', 'contact', 'functions', 'remote', 'until', 'capacity', 'seat'] as const;
export type Column = (typeof COLUMNS)[number];

/** The first is what our own tables are headed with. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  entity: ['delegation', 'entity', 'code', 'participant', 'délégation', 'delegación', 'делегация', '代表团', 'الوفد'],
  name: ['name', 'person', 'full name', 'nom', 'nombre', 'имя', '姓名', 'الاسم'],
  contact: ['e-mail', 'email', 'mail', 'contact', 'courriel', 'correo', 'эл. почта', '电子邮件', 'البريد الإلكتروني'],
  functions: ['functions', 'function', 'role', 'fonctions', 'fonction', 'funciones', 'función', 'функции', 'функция', '职能', 'المهام'],
  remote: ['remote', 'from afar', 'à distance', 'a distancia', 'дистанционно', '远程', 'عن بعد'],
  until: ['until', 'valid until', 'jusqu’au', 'hasta', 'до', '有效期至', 'حتى'],
  capacity: ['capacity', 'qualité', 'calidad', 'качество', '身份', 'الصفة'],
  seat: ['seat', 'siège', 'puesto', 'место', '席位', 'المقعد'],
};

/** As the pages call them, and other ways to say so. */
const FUNCTIONS: Readonly<Record<SeatFunction, readonly string[]>> = {
  head: ['head of delegation', 'chef de délégation', 'jefe de delegación', 'глава делегации', '代表团团长', 'رئيس الوفد'],
  deputy: [
    ...['deputy head', 'deputy head of delegation', 'chef adjoint de délégation', 'jefe adjunto de delegación'],
    ...['заместитель главы делегации', '代表团副团长', 'نائب رئيس الوفد'],
  ],
  adviser: ['advisor', 'conseiller', 'conseillère', 'asesor', 'asesora', 'советник', '顾问', 'مستشار'],
  'focal-point': ['focal point', 'point de contact', 'punto de contacto', 'координатор', '联系人', 'جهة الاتصال'],
  'pen-holder': ['pen holder', 'rédacteur', 'redactor', 'редактор текста', '执笔人', 'محرر النص'],
  operator: ['operator for the chair'],
  'deputy-chair': ['deputy chair'],
};

/** Whoever has no function is a member of the delegation. */
const MEMBER = [
  ...['member', 'delegate', 'member of the delegation', 'membre', 'membre de la délégation', 'miembro', 'miembro de la delegación'],
  ...['член', 'член делегации', '成员', '代表团成员', 'عضو', 'عضو في الوفد'],
];

const plain = (cell: string): string => cell.trim().toLowerCase().replaceAll("'", '’');

export const headingOf = (column: Column): string => HEADINGS[column][0] ?? column;

export const columnOf = (heading: string): Column | null => COLUMNS.find((column) => HEADINGS[column].includes(plain(heading))) ?? null;

/** undefined: no function that anybody knows. */
export function functionOf(word: string): SeatFunction | 'member' | undefined {
  const said = plain(word);
  if (MEMBER.includes(said)) return 'member';
  return SEAT_FUNCTIONS.find((one) => one === said || FUNCTIONS[one].includes(said));
}

/** As our own tables say it, or `words` as the page does. */
export const capacityOf = (word: string, words: (capacity: Capacity) => string): Capacity | undefined =>
  CAPACITIES.find((one) => one === plain(word).replaceAll(' ', '-') || plain(words(one)) === plain(word));

const YES = ['yes', 'y', 'true', '1', 'x', 'oui', 'sí', 'si', 'да', '是', 'نعم'];
const NO = ['', 'no', 'n', 'false', '0', 'non', 'нет', '否', 'لا'];

export function yesOrNo(cell: string): boolean | undefined {
  if (YES.includes(plain(cell))) return true;
  return NO.includes(plain(cell)) ? false : undefined;
}
