/**
 * The forum of the demo: invented States and bodies, and a few seats for each to step into. `person` is the name that whoever steps in
 * is shown by.
 */
import type { Entity, Names, Seat } from '../../shared/forum/people.ts';
import type { TemplateId } from '../../shared/forum/template.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { CHAIR, type Founding, SECRETARIAT } from '../forum/founding.ts';

export type DemoSeat = Seat & { readonly person: string };

const DEMO_ENTITIES: readonly Entity[] = [
  {
    id: 'arl',
    code: 'ARL',
    capacity: 'member-state',
    names: { en: 'Arlen', fr: 'Arlen', es: 'Arlen', ru: 'Арлен', zh: '阿伦', ar: 'آرلن' },
  },
  {
    id: 'bru',
    code: 'BRU',
    capacity: 'member-state',
    names: { en: 'Bruma', fr: 'Bruma', es: 'Bruma', ru: 'Брума', zh: '布鲁马', ar: 'بروما' },
  },
  {
    id: 'cor',
    code: 'COR',
    capacity: 'member-state',
    names: { en: 'Cordova', fr: 'Cordova', es: 'Córdova', ru: 'Кордова', zh: '科尔多瓦', ar: 'كوردوفا' },
  },
  {
    id: 'del',
    code: 'DEL',
    capacity: 'member-state',
    names: { en: 'Dellmark', fr: 'Dellmark', es: 'Delmarca', ru: 'Делльмарк', zh: '德尔马克', ar: 'دلمارك' },
  },
  {
    id: 'esm',
    code: 'ESM',
    capacity: 'member-state',
    names: { en: 'Esmar', fr: 'Esmar', es: 'Esmar', ru: 'Эсмар', zh: '埃斯马尔', ar: 'إسمار' },
  },
  {
    id: 'halden',
    code: 'HALDEN',
    capacity: 'sector-member',
    names: {
      en: 'Halden Networks',
      fr: 'Réseaux Halden',
      es: 'Redes Halden',
      ru: 'Халден Нетворкс',
      zh: '哈尔登网络公司',
      ar: 'شبكات هالدن',
    },
  },
  {
    id: 'openlink',
    code: 'OLA',
    capacity: 'associate',
    names: {
      en: 'Open Link Association',
      fr: 'Association Open Link',
      es: 'Asociación Open Link',
      ru: 'Ассоциация «Открытая связь»',
      zh: '开放连接协会',
      ar: 'رابطة أوبن لينك',
    },
  },
  {
    id: 'quellin',
    code: 'UQ',
    capacity: 'academia',
    names: {
      en: 'University of Quellin',
      fr: 'Université de Quellin',
      es: 'Universidad de Quellin',
      ru: 'Куэллинский университет',
      zh: '奎林大学',
      ar: 'جامعة كويلين',
    },
  },
  {
    id: 'rivernet',
    code: 'RN',
    capacity: 'stakeholder',
    names: { en: 'Rivernet', fr: 'Rivernet', es: 'Rivernet', ru: 'Ривернет', zh: '河网', ar: 'ريفرنت' },
  },
  CHAIR,
  SECRETARIAT,
];

export const DEMO_SEATS: readonly DemoSeat[] = [
  { seat: 'chair', entity: CHAIR.id, functions: [], remote: false, person: 'M. Tarrow' },
  { seat: 'chair-2', entity: CHAIR.id, functions: ['deputy-chair'], remote: true, person: 'V. Sorel' },
  { seat: OFFICE_SEAT, entity: SECRETARIAT.id, functions: ['pen-holder'], remote: false, person: 'I. Varga' },
  { seat: 'arl-head', entity: 'arl', functions: ['head'], remote: false, person: 'A. Orsel' },
  { seat: 'arl-expert', entity: 'arl', functions: [], remote: true, person: 'L. Minde' },
  { seat: 'bru-head', entity: 'bru', functions: ['head'], remote: false, person: 'B. Castane' },
  { seat: 'bru-expert', entity: 'bru', functions: ['focal-point'], remote: false, person: 'N. Ferrol' },
  { seat: 'cor-head', entity: 'cor', functions: ['head'], remote: false, person: 'C. Velasko' },
  { seat: 'del-head', entity: 'del', functions: ['head'], remote: true, person: 'D. Holm' },
  { seat: 'esm-head', entity: 'esm', functions: ['head'], remote: false, person: 'س. المنصور' },
  { seat: 'halden', entity: 'halden', functions: [], remote: false, person: 'H. Rook' },
  { seat: 'openlink', entity: 'openlink', functions: [], remote: true, person: 'O. Lindqvist' },
  { seat: 'quellin', entity: 'quellin', functions: [], remote: false, person: 'Prof. Q. Adair' },
  { seat: 'rivernet', entity: 'rivernet', functions: [], remote: true, person: 'R. Sund' },
];

export const demoFounding = (): Founding => ({
  name: 'Demonstration Forum',
  demo: true,
  entities: DEMO_ENTITIES,
  seats: DEMO_SEATS.map(({ person: _, ...seat }) => seat),
  names: new Map(DEMO_SEATS.map(({ seat, person }) => [seat, person])),
});

export const THEMES: Readonly<Record<TemplateId, Names>> = {
  report: {
    en: 'Policies that put new telecommunications/ICTs to work for sustainable development',
    fr: 'Des politiques pour mettre les nouvelles télécommunications/TIC au service du développement durable',
    es: 'Políticas para poner las nuevas telecomunicaciones/TIC al servicio del desarrollo sostenible',
    ru: 'Политика, которая ставит новые средства электросвязи/ИКТ на службу устойчивому развитию',
    zh: '让新的电信/信息通信技术服务于可持续发展的政策',
    ar: 'سياسات تسخّر الاتصالات/تكنولوجيا المعلومات والاتصالات الجديدة لخدمة التنمية المستدامة',
  },
  'wtpf-26': {
    en: 'A digital future that is inclusive, sustainable and resilient',
    fr: 'Un avenir numérique inclusif, durable et résilient',
    es: 'Un futuro digital inclusivo, sostenible y resiliente',
    ru: 'Цифровое будущее: открытое для всех, устойчивое и надежное',
    zh: '包容、可持续且有韧性的数字未来',
    ar: 'مستقبل رقمي شامل ومستدام وقادر على الصمود',
  },
};
