/**
 * Texts made for the remarks on defined terms and abbreviations (SPEC G6, G12), marked by hand: `⟪forum⟫`. Written before the check was; those
 * of `unseen` were not looked at until it was done. Lines are those of truth.ts.
 *
 * Marked is an abbreviation that is explained nowhere (where it first stands), one that stands before its explanation, an explanation that was
 * given before, and what a defined term stands for where it is written out again, or the term with a small letter. Not marked: what only looks
 * like it, as another forum, a forum of something, part of a long name, a quotation, and what is in the title or said before the definition.
 */
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import type { Texts } from './truth.ts';

export const TERMS: Readonly<Record<Language, Texts>> = {
  en: {
    seen: [
      `T LEO SATELLITES IN RURAL AREAS
E The eighth World Telecommunication/ICT Policy Forum (hereinafter “the Forum”),
P considering
p that ⟪LEO⟫ constellations reach places without fibre;
p that low Earth orbit (LEO) satellites pass within minutes, and GEO (geostationary orbit) ones stay;
p that a low Earth orbit (⟪LEO⟫) needs many of them;
p that any forum of regulators can discuss rural access,
O is of the view
o that ⟪the forum⟫ is a place for such discussion;
o that ⟪World Telecommunication/ICT Policy Forum⟫ documents are public;
o that ⟪low Earth orbit⟫ licences need a single window, and LEO operators an address;
o that the Forum and the GEO community can learn from each other.`,
      `T COMMUNITY NETWORKS
E The Forum,
P noting
p the importance of small community networks (“the Networks”) and their ⟪RAN⟫ equipment;
p that ⟪small community networks⟫ complement the networks of operators;
p that “small community networks” is the title of a handbook,
O invites Member States
o to support the Networks, and to list community networks of every size;
o to exchange views on the RAN.`,
    ],
    unseen: [
      `T SUBMARINE CABLES
E The Forum,
P recognizing
p that an exclusive economic zone (EEZ) is wider than a port;
p that the International Cable Committee (hereinafter referred to as the Committee) keeps a list of landing points;
p that permits for an ⟪exclusive economic zone⟫ take long, and those for an EEZ longer;
p that every committee of a port has its own form,
O is of the view
o that ⟪the committee⟫ can publish its list;
o that the ⟪International Cable Committee⟫ and the Forum can meet;
o that a cable in the exclusive economic zone (⟪EEZ⟫) needs a plan, as ⟪AUV⟫ surveys show;
o that an automatic identification system (AIS) helps ships, and AIS data helps owners.`,
    ],
  },
  fr: {
    seen: [
      `T LES RÉSEAUX COMMUNAUTAIRES
E Le huitième Forum mondial des politiques de télécommunication (ci-après dénommé “le Forum”),
P considérant
p que les réseaux d’accès locaux (RAL) sont peu coûteux ;
p que les réseaux d’accès locaux (⟪RAL⟫) relient les villages ;
p que tout forum de régulateurs peut en parler,
O est d’avis
o que ⟪le forum⟫ est un lieu de discussion ;
o que le ⟪Forum mondial des politiques de télécommunication⟫ publie ses documents ;
o que les ⟪réseaux d’accès locaux⟫ ont besoin de fréquences, et les RAL de tours.`,
    ],
    unseen: [
      `T LES CÂBLES SOUS-MARINS
E Le Forum,
P reconnaissant
p que le Comité international des câbles (« le Comité ») tient une liste ;
p que la ⟪ZEE⟫ est étendue et que les comités locaux sont nombreux ;
p que la zone économique exclusive (ZEE) relève de l’État côtier,
O invite les États Membres
o à consulter ⟪le comité⟫ ;
o à inviter le ⟪Comité international des câbles⟫ à ses réunions ;
o à répondre au comité des ports.`,
    ],
  },
  es: {
    seen: [
      `T LAS REDES COMUNITARIAS
E El octavo Foro Mundial de Política de las Telecomunicaciones (en adelante, “el Foro”),
P considerando
p que la red de acceso local (RAL) cuesta poco;
p que una red de acceso local (⟪RAL⟫) llega a las aldeas;
p que cualquier foro de reguladores puede tratarlo,
O es de la opinión
o de que ⟪el foro⟫ es un lugar de debate;
o de que el ⟪Foro Mundial de Política de las Telecomunicaciones⟫ publica sus documentos;
o de que la ⟪red de acceso local⟫ necesita torres y la RAL frecuencias.`,
    ],
    unseen: [
      `T LOS CABLES SUBMARINOS
E El Foro,
P reconociendo
p que el Comité Internacional de Cables (en lo sucesivo denominado “el Comité”) lleva una lista;
p que la ⟪ZEE⟫ es extensa y los comités locales son muchos;
p que la zona económica exclusiva (ZEE) compete al Estado ribereño,
O invita a los Estados Miembros
o a consultar ⟪al comité⟫;
o a invitar al ⟪Comité Internacional de Cables⟫ a sus reuniones;
o a responder al comité de los puertos.`,
    ],
  },
  ru: {
    seen: [
      `T ОБЩЕСТВЕННЫЕ СЕТИ
E Восьмой Всемирный форум по политике в области электросвязи (далее – Форум),
P учитывая,
p что местная сеть доступа (МСД) стоит недорого;
p что местные сети доступа (⟪МСД⟫) доходят до деревень;
p что каждый форум регуляторов может это обсудить,
O придерживается мнения,
o что ⟪форум⟫ является местом обсуждения;
o что документы ⟪форума по политике в области электросвязи⟫ открыты;
o что ⟪местной сети доступа⟫ нужны частоты, а МСД нужны мачты.`,
    ],
    unseen: [
      `T ПОДВОДНЫЕ КАБЕЛИ
E Форум,
P признавая,
p что Комитет по подводным кабелям (далее именуемый «Комитет») ведет перечень;
p что ⟪ИЭЗ⟫ обширна, а другие комитеты многочисленны;
p что исключительная экономическая зона (ИЭЗ) подчинена прибрежному государству,
O предлагает Государствам-Членам
o обращаться в ⟪комитет⟫;
o приглашать ⟪Комитет по подводным кабелям⟫ на свои заседания;
o отвечать на запросы о ⟪исключительной экономической зоне⟫.`,
    ],
  },
  zh: {
    seen: [
      `T 社区网络
E 第八届世界电信政策论坛（以下简称“论坛”），
P 考虑到
p 低地球轨道（LEO）卫星可以覆盖农村；
p 低地球轨道（⟪LEO⟫）需要许多卫星；
p 任何监管机构论坛均可讨论，
O 认为
o ⟪第八届世界电信政策论坛⟫的文件是公开的；
o ⟪低地球轨道⟫许可证需要单一窗口，LEO运营商需要地址；
o 论坛是讨论的场所，⟪RAN⟫设备价格适中。`,
    ],
    unseen: [
      `T 海底电缆
E 论坛，
P 认识到
p 国际电缆保护委员会（下称“委员会”）保存清单；
p ⟪EEZ⟫范围广阔；
p 专属经济区（EEZ）由沿海国管辖，
O 请成员国
o 邀请⟪国际电缆保护委员会⟫出席会议；
o 答复关于⟪专属经济区⟫的询问；
o 支持委员会和各港口委员会。`,
    ],
  },
  ar: {
    seen: [
      `T الشبكات المجتمعية
E إن المنتدى العالمي الثامن لسياسات الاتصالات (المشار إليه فيما يلي باسم "المنتدى")،
P إذ يضع في اعتباره
p أن المدار الأرضي المنخفض (LEO) يصل إلى القرى؛
p أن المدار الأرضي المنخفض (⟪LEO⟫) يحتاج إلى سواتل كثيرة؛
p أن أي منتدى للهيئات التنظيمية يمكنه مناقشة ذلك،
O يرى
o أن وثائق ⟪المنتدى العالمي الثامن لسياسات الاتصالات⟫ متاحة للجميع؛
o أن تراخيص ⟪المدار الأرضي المنخفض⟫ تحتاج إلى نافذة واحدة؛
o أن المنتدى مكان للنقاش، وأن معدات ⟪RAN⟫ معقولة الثمن.`,
    ],
    unseen: [
      `T الكبلات البحرية
E إن المنتدى،
P إذ يدرك
p أن اللجنة الدولية لحماية الكبلات (المشار إليها فيما بعد باسم "اللجنة") تحتفظ بقائمة؛
p أن ⟪EEZ⟫ واسعة؛
p أن المنطقة الاقتصادية الخالصة (EEZ) تخضع للدولة الساحلية،
O يدعو الدول الأعضاء
o إلى دعوة ⟪اللجنة الدولية لحماية الكبلات⟫ إلى اجتماعاتها؛
o إلى الرد على الأسئلة المتعلقة ⟪بالمنطقة الاقتصادية الخالصة⟫؛
o إلى دعم اللجنة وكل لجنة من لجان الموانئ.`,
    ],
  },
};
