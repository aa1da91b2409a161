/**
 * The words of the field in six languages: those that the glossary gives, and none of those that speak of votes, approval or
 * accounts. JavaScript's `\b` knows the Latin letters only, so words are bounded by "no letter".
 */
import { describe, expect, it } from 'vitest';
import type { MessageKey } from '../../shared/i18n/catalogue.ts';
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { written } from '../support/sentences.ts';

const catalogues = new Map(LANGUAGES.map((language) => [language, written(language)]));
const lower = (text: string): string => text.toLocaleLowerCase('en');

/** Beginnings of words; one that ends in `.` is a whole word. */
const begins = (words: string): RegExp => {
  const parts = words.split('|').map((word) => (word.endsWith('.') ? `${word.slice(0, -1)}(?!\\p{L})` : word));
  return new RegExp(`(?<!\\p{L})(?:${parts.join('|')})`, 'iu');
};

interface Words {
  readonly never: RegExp;
  /** Sentences that nobody may write: each has to be caught. */
  readonly caught: readonly string[];
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    never: begins(
      'vote|voting|ballot|majority|percent|winner|approv|sign off.|signed off.|signs off.|veto|block.|blocks.|blocked|blocking|chairman|chairwoman|moderator|owner|user|team.|teams.|account.|accounts.|oops|saving|accept all|resolve',
    ),
    caught: ['3 votes', 'the majority agrees', 'Approved', 'Arlen blocks this', 'the chairman', 'your team', 'Saving…', 'Accept all'],
  },
  fr: {
    never: begins(
      'vote.|votes.|voter|votant|scrutin|bulletin|majorité|pour cent|pourcentage|gagnant|vainqueur|approuv|approbation(?! tacite)|veto|véto|bloque.|bloqué|bloquer|blocage|modérateur|propriétaire|utilisateur|équipe|compte(?! rendu|\\p{L})|tout accepter|oups|sauvegarde|résoudre|résolu.',
    ),
    caught: ['deux votes', 'à la majorité', 'Texte approuvé', 'l’équipe', 'votre compte', 'Arlen bloque ce texte', 'Tout accepter'],
  },
  es: {
    never: begins(
      'voto|votar|votación|votan|papeleta|mayoría|por ciento|porcentaje|ganador|aprob|aprueb|veto|vetar|bloquea|bloqueo|moderador|propietario|usuari|equipo|cuenta.|cuentas.|aceptar todo|guardando|resolver|resuelt',
    ),
    caught: ['tres votos', 'por mayoría', 'Se aprueba', 'el veto', 'Arlen bloquea el texto', 'su cuenta', 'Guardando…', 'el equipo'],
  },
  ru: {
    never: begins(
      'голосова|голоса.|голосов.|проголосова|бюллетен|опрос|большинств|процент|победител|одобр|утвержд|утверди|вето.|блокир|заблокир|модератор|владел|пользовател|команд|учетн|принять все.|ой.|разрешить замечан',
    ),
    caught: [
      'идет голосование',
      'большинством',
      'Текст одобрен',
      'право вето',
      'Арлен блокирует',
      'имя пользователя',
      'ваша команда',
      'опрос',
    ],
  },
  zh: {
    never: /投票|表决|选票|多数|百分|获胜|胜出|批准|核准|否决|阻止|全部接受|主持人|所有者|用户|团队|账户|帐户|账号|共识|正在保存|哎呀/u,
    caught: ['请投票', '多数成员国', '已批准', '一票否决', '用户', '达成共识', '正在保存…', '全部接受'],
  },
  ar: {
    never:
      /تصويت|اقتراع|أغلبية|نسبة مئوية|فائز|مستخدم|فريق العمل|جارٍ الحفظ|قبول الكل|(?<!\p{L})(?:و|ال)*(?:صوّت|نقض|فيتو|حساب|مالك|إقرار|يعرقل|عرقلة|موافقة على القرار)(?!\p{L})/u,
    caught: ['تصويت', 'بأغلبية الدول', 'حق النقض', 'اسم المستخدم', 'الحساب', 'جارٍ الحفظ…', 'قبول الكل'],
  },
};

type Translated = Exclude<Language, 'en'>;
/** Each key holds the word that the glossary gives for it; letters great and small are alike here. */
const GLOSSARY: readonly (readonly [MessageKey, Readonly<Record<Translated, string>>])[] = [
  ['capacity.member-state', { fr: 'État Membre', es: 'Estado Miembro', ru: 'Государство-Член', zh: '成员国', ar: 'دولة عضو' }],
  ['capacity.sector-member', { fr: 'Membre de Secteur', es: 'Miembro de Sector', ru: 'Член Сектора', zh: '部门成员', ar: 'عضو قطاع' }],
  ['capacity.associate', { fr: 'Associé', es: 'Asociado', ru: 'Ассоциированный член', zh: '部门准成员', ar: 'منتسب' }],
  [
    'capacity.academia',
    {
      fr: 'établissement universitaire',
      es: 'Institución Académica',
      ru: 'Академическая организация',
      zh: '学术成员',
      ar: 'هيئة أكاديمية',
    },
  ],
  [
    'capacity.stakeholder',
    { fr: 'partie prenante', es: 'parte interesada', ru: 'заинтересованная сторона', zh: '利益攸关方', ar: 'صاحب مصلحة' },
  ],
  [
    'venue.ieg',
    {
      fr: 'Groupe informel d’experts',
      es: 'Grupo informal de expertos',
      ru: 'Неофициальная группа экспертов',
      zh: '非正式专家组',
      ar: 'فريق الخبراء غير الرسمي',
    },
  ],
  [
    'opinion.adopted.ieg',
    {
      fr: 'Rapport du Secrétaire général',
      es: 'Informe del Secretario General',
      ru: 'Отчету Генерального секретаря',
      zh: '秘书长的报告',
      ar: 'تقرير الأمين العام',
    },
  ],
  ['home.opinion', { fr: 'Avis', es: 'Opinión', ru: 'Мнение', zh: '意见', ar: 'الرأي' }],
  ['home.empty', { fr: 'projet d’Avis', es: 'proyecto de Opinión', ru: 'проект Мнения', zh: '意见草案', ar: 'مشروع رأي' }],
  ['kind.objection', { fr: 'Objection', es: 'Objeción', ru: 'Возражение', zh: '反对意见', ar: 'اعتراض' }],
  ['kind.reservation', { fr: 'Réserve', es: 'Reserva', ru: 'Оговорка', zh: '保留', ar: 'تحفظ' }],
  ['news.declared', { fr: 'Consensus', es: 'consenso', ru: 'консенсус', zh: '协商一致', ar: 'توافق الآراء' }],
  // A view is what those who are not members put in; an opinion is what the Forum adopts.
  ['refusal.views-only', { fr: 'points de vue', es: 'puntos de vista', ru: 'точки зрения', zh: '观点', ar: 'وجهات نظر' }],
  ['refusal.views-only', { fr: 'projets d’Avis', es: 'proyectos de Opinión', ru: 'проекты Мнений', zh: '意见草案', ar: 'مشاريع آراء' }],
  ['doubt.no-operative', { fr: 'est d’avis', es: 'opina', ru: 'придерживается мнения', zh: '认为', ar: 'يرى' }],
  ['doubt.no-operative', { fr: 'invite', es: 'invita', ru: 'предлагает', zh: '请', ar: 'يدعو' }],
  ['doubt.resolution-word', { fr: 'Résolutions', es: 'Resoluciones', ru: 'Резолюциям', zh: '决议', ar: 'القرارات' }],
];

describe('the words of the field', () => {
  it('are those of the glossary', () => {
    for (const [key, words] of GLOSSARY) {
      for (const [language, word] of Object.entries(words) as [Translated, string][]) {
        for (const sentence of catalogues.get(language)?.get(key) ?? [''])
          expect(lower(sentence), `${language} ${key}`).toContain(lower(word));
      }
    }
  });

  it('speak of no vote, approval, veto, user or account', () => {
    for (const [language, catalogue] of catalogues) {
      const { never, caught } = WORDS[language];
      expect(
        caught.filter((sentence) => !never.test(sentence)),
        language,
      ).toEqual([]);
      const found = [...catalogue].flatMap(([key, forms]) => forms.flatMap((one) => (never.test(one) ? [`${key}: ${one}`] : [])));
      expect(found, language).toEqual([]);
    }
  });
});
