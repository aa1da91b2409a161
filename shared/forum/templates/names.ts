/** What the meetings and deadlines of the templates are called, in the six languages. */
import type { Names } from '../people.ts';

type All = Required<Names>;

const NTH: readonly All[] = [
  { en: 'First', fr: 'Première', es: 'Primera', ru: 'Первое', zh: '一', ar: 'الأول' },
  { en: 'Second', fr: 'Deuxième', es: 'Segunda', ru: 'Второе', zh: '二', ar: 'الثاني' },
  { en: 'Third', fr: 'Troisième', es: 'Tercera', ru: 'Третье', zh: '三', ar: 'الثالث' },
  { en: 'Fourth', fr: 'Quatrième', es: 'Cuarta', ru: 'Четвертое', zh: '四', ar: 'الرابع' },
];
const OF_THE_NTH = ['первого', 'второго', 'третьего', 'четвертого'];

const nth = (number: number): All => NTH[number - 1] ?? { en: '', fr: '', es: '', ru: '', zh: '', ar: '' };
const lower = (word: string): string => word.toLowerCase();

export function iegNames(number: number): All {
  const { en, fr, es, ru, zh, ar } = nth(number);
  return {
    en: `${en} meeting of the Informal Expert Group`,
    fr: `${fr} réunion du Groupe informel d’experts`,
    es: `${es} reunión del Grupo informal de expertos`,
    ru: `${ru} собрание неофициальной группы экспертов`,
    zh: `非正式专家组第${zh}次会议`,
    ar: `الاجتماع ${ar} لفريق الخبراء غير الرسمي`,
  };
}

export function contributionNames(number: number): All {
  const { en, fr, es, zh, ar } = nth(number);
  return {
    en: `Contributions to the ${lower(en)} meeting`,
    fr: `Contributions pour la ${lower(fr)} réunion`,
    es: `Contribuciones para la ${lower(es)} reunión`,
    ru: `Вклады для ${OF_THE_NTH[number - 1] ?? ''} собрания`,
    zh: `提交第${zh}次会议的文稿`,
    ar: `المساهمات المقدمة إلى الاجتماع ${ar}`,
  };
}

export const FORUM_NAMES: All = {
  en: 'World Telecommunication/ICT Policy Forum',
  fr: 'Forum mondial des politiques de télécommunication/TIC',
  es: 'Foro Mundial de Política de las Telecomunicaciones/TIC',
  ru: 'Всемирный форум по политике в области электросвязи/ИКТ',
  zh: '世界电信/信息通信技术政策论坛',
  ar: 'المنتدى العالمي لسياسات الاتصالات/تكنولوجيا المعلومات والاتصالات',
};

export const WSIS_NAMES: All = {
  en: 'WSIS Forum',
  fr: 'Forum du SMSI',
  es: 'Foro de la CMSI',
  ru: 'Форум ВВУИО',
  zh: '信息社会世界峰会论坛',
  ar: 'منتدى القمة العالمية لمجتمع المعلومات',
};

export const COUNCIL_GROUP_NAMES: All = {
  en: 'Council working groups',
  fr: 'Groupes de travail du Conseil',
  es: 'Grupos de trabajo del Consejo',
  ru: 'Рабочие группы Совета',
  zh: '理事会工作组',
  ar: 'أفرقة العمل التابعة للمجلس',
};

export const FORUM_CONTRIBUTION_NAMES: All = {
  en: 'Contributions to the Forum',
  fr: 'Contributions pour le Forum',
  es: 'Contribuciones para el Foro',
  ru: 'Вклады для Форума',
  zh: '提交论坛的文稿',
  ar: 'المساهمات المقدمة إلى المنتدى',
};

export const NEW_DRAFT_NAMES: All = {
  en: 'New draft Opinions',
  fr: 'Nouveaux projets d’Avis',
  es: 'Nuevos proyectos de Opinión',
  ru: 'Новые проекты Мнений',
  zh: '新的意见草案',
  ar: 'مشاريع الآراء الجديدة',
};

export const CONSULTATION_NAMES: All = {
  en: 'Open online consultation',
  fr: 'Consultation publique en ligne',
  es: 'Consulta pública en línea',
  ru: 'Открытая онлайновая консультация',
  zh: '在线公开磋商',
  ar: 'المشاورة المفتوحة على الخط',
};
