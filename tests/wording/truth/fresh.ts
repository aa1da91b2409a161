/**
 * Two texts for each language, written and marked as a pass of their own, without a look at the lists of the check or at what it says of them.
 * Marks are those of truth.ts and terms.ts, and `⦅hoping⦆` is a heading that begins with no keyword of an opinion. A text that is here is not
 * put right to please the check: where the two differ, tests/wording/fresh.test.ts prints it.
 */
import type { Language } from '../../../shared/opinion/vocabulary.ts';

/**
 * Written after the check was mended by those below. As they came, six of seven verbs were found, and three places were accused wrongly; the
 * kinds of these three were mended then.
 */
export const AFTER: readonly string[] = [
  `T KEEPING OLDER PEOPLE CONNECTED
E The World Telecommunication/ICT Policy Forum,
P recalling
p that the Convention provides that parties shall promote access for everybody;
p that older people must sometimes give up a number because a network closes,
P recognizing
p that how a regulator must weigh these interests is for each Member State;
p that the switch-off of old networks shall not be rushed, in the words of one ministry,
O is of the view
o that operators ⟦shall⟧ give one year of notice before a network closes;
o that emergency calls ⟦must⟧ work on every handset that is sold;
o that a help line can be free of charge;
o that administrations ⟦are to⟧ list the areas concerned;
o that nobody shall be understood to waive a right by using such a line,
O invites Member States
o to consider what support they can give,
O ⟦instructs⟧ the Director
o to collect good practice.`,
  `T GREEN DATA CENTRES
E The Forum,
P noting
p that cooling often must compete with households for water;
p that, under the terms of one programme, applicants must measure their use of energy;
p that the word “shall” appears in national codes,
P considering
p that large sites are required to report in some regions;
p that what users pay depends on the price of electricity,
O is of the view
o that each data centre ⟦has to⟧ publish its use of water;
o that owners ⟦must⟧ name a person who answers questions;
o that Member States ⟦are required to⟧ keep a register;
o that waste heat can warm schools, and that no owner needs to sell it,
O invites stakeholders
o to share figures, whether or not they must do so at home.`,
];

export const FRESH: Readonly<Record<Language, readonly string[]>> = {
  en: [
    `T CLOSING THE GENDER DIGITAL DIVIDE
E The eighth World Telecommunication/ICT Policy Forum (hereinafter “the Forum”),
P recalling
p that women in rural districts own fewer mobile phones than men, according to the national statistical office (NSO) of several Member States;
p Resolution 70 (Rev. Bucharest, 2022) of the Plenipotentiary Conference, which instructs the Secretary-General to report every year;
p that, under the rules of one fund, applicants shall be registered cooperatives,
P ⦅hoping⦆
p that each ⟪NGO⟫ in this field can share its data,
P considering
p that girls must often walk for an hour to reach the next school that has a connection;
p that training decides, more than price, whether a service is used;
p that no household is required to own a device in order to vote;
p that “must-carry” rules are a matter of national law,
O is of the view
o that digital literacy courses ⟦shall⟧ be free of charge for girls;
o that ⟪the forum⟫ is well placed to exchange experience on this divide;
o that public libraries can lend devices, and that an NSO can measure who borrows them;
o that every operator ⟦has to⟧ publish figures by gender,
O invites Member States
o to consider mentoring schemes, whether or not their law requires them to do so;
o to collect data in such a manner that privacy is respected,
O ⟦directs⟧ the Director of the Bureau
o to publish a handbook.`,
    `T SPECTRUM FOR EMERGENCY SERVICES
E The World Telecommunication/ICT Policy Forum,
P noting
p that early warning depends on networks which survive the first hours of a disaster;
p that it must have been clear to all after the storm of 2028 that masts fall;
p that public protection and disaster relief (PPDR) needs spectrum in every region;
p that the conference decided at its last session to study this matter further;
p that the mobile network operators of small islands (“the Operators”) have few engineers,
P bearing in mind
p that what a licence shall contain is a sovereign matter;
p that a duty to share infrastructure exists in some countries,
O is of the view
o that Member States ⟦must⟧ reserve one channel for rescue teams;
o that ⟪the operators⟫ can agree among themselves on the use of towers, and PPDR users on priorities;
o that operators elsewhere ⟦are obliged to⟧ keep spare generators;
o that nothing in this Opinion shall be read as a change of the Radio Regulations;
o that cell broadcast ⟦is to⟧ be tested twice a year,
O ⦅wishes⦆
o that more Member States join such tests,
O invites the Secretary-General
o to bring this Opinion to the attention of the ⟪WMO⟫.`,
  ],
  fr: [
    `T LA CONNECTIVITÉ DES ÉCOLES RURALES
E Le huitième Forum mondial des politiques de télécommunication (ci-après dénommé “le Forum”),
P rappelant
p que le Conseil a chargé le Directeur d’établir un rapport annuel ;
p que les écoles doivent souvent leur accès à un fonds de service universel (FSU) ;
p la Résolution 37, qui dispose que les États Membres doivent coopérer,
P ⦅espérant⦆
p que chaque ⟪ONG⟫ puisse partager ses données,
P considérant
p qu’un élève sur trois n’a pas d’ordinateur ;
p que le prix décide rarement, à lui seul, du succès d’un projet ;
p que nul n’est tenu de posséder un appareil,
O est d’avis
o que les administrations ⟦doivent⟧ publier la liste des écoles connectées ;
o que ⟪le forum⟫ est le lieu qui convient à cet échange ;
o que le FSU peut financer des cours du soir ;
o que tout opérateur ⟦est tenu de⟧ réserver une part de ses capacités,
O invite les États Membres
o à envisager des tarifs réduits, que leur loi l’exige ou non ;
o à mesurer les progrès accomplis,
O ⟦charge⟧ le Secrétaire général
o de diffuser le présent Avis.`,
    `T LES CÂBLES SOUS-MARINS ET LES PETITES ÎLES
E Le Forum,
P notant
p que les petites îles dépendent d’un seul câble ;
p qu’après la tempête les réparations ont dû attendre des semaines ;
p que l’expression “doit transporter” a plusieurs sens ;
p que la zone économique exclusive (ZEE) relève du droit de la mer ;
p que les exploitants de stations d’atterrissement (“les Exploitants”) sont peu nombreux,
P tenant compte
p du fait que la durée des permis est une question nationale ;
p de la décision prise par la Conférence à sa dernière session,
O est d’avis
o qu’il ⟦incombe⟧ aux administrations de délivrer les permis en trente jours ;
o que ⟪les exploitants⟫ peuvent s’entendre sur un plan de secours dans la ZEE ;
o que rien dans le présent Avis ne doit être interprété comme limitant ce droit ;
o que chaque navire de réparation ⟦devra⟧ être annoncé la veille,
O ⦅souhaite⦆
o que d’autres États Membres se joignent à ces travaux,
O invite le Secrétaire général
o à porter le présent Avis à l’attention de l’⟪OMI⟫.`,
  ],
  es: [
    `T LA CONECTIVIDAD DE LAS ESCUELAS RURALES
E El octavo Foro Mundial de Política de las Telecomunicaciones (en adelante, “el Foro”),
P recordando
p que el Consejo encargó al Director que preparase un informe anual;
p que las escuelas deben a menudo su acceso a un fondo de servicio universal (FSU);
p la Resolución 37, según la cual los Estados Miembros deben cooperar,
P ⦅esperando⦆
p que cada ⟪ONG⟫ pueda compartir sus datos,
P considerando
p que uno de cada tres alumnos no tiene ordenador;
p que el precio rara vez decide por sí solo el éxito de un proyecto;
p que nadie está obligado a poseer un dispositivo,
O opina
o que las administraciones ⟦deberán⟧ publicar la lista de escuelas conectadas;
o que ⟪el foro⟫ es un lugar adecuado para este intercambio;
o que el FSU puede financiar cursos nocturnos;
o que todo operador ⟦está obligado a⟧ reservar una parte de su capacidad,
O invita a los Estados Miembros
o a considerar tarifas reducidas, lo exija o no su legislación;
o a medir los progresos alcanzados,
O ⟦encarga⟧ al Secretario General
o que difunda la presente Opinión.`,
    `T LOS CABLES SUBMARINOS Y LAS ISLAS PEQUEÑAS
E El Foro,
P observando
p que las islas pequeñas dependen de un solo cable;
p que tras la tormenta las reparaciones tuvieron que esperar semanas;
p que la expresión “debe transportar” tiene varios significados;
p que la zona económica exclusiva (ZEE) se rige por el derecho del mar;
p que los explotadores de estaciones de amarre (“los Explotadores”) son pocos,
P teniendo en cuenta
p que la duración de los permisos es un asunto nacional;
p la decisión adoptada por la Conferencia en su última reunión,
O opina
o que las administraciones ⟦deben⟧ conceder los permisos en treinta días;
o que ⟪los explotadores⟫ pueden acordar un plan de emergencia en la ZEE;
o que nada en la presente Opinión debe interpretarse como una limitación de ese derecho;
o que cada buque de reparación ⟦tiene que⟧ anunciarse la víspera,
O ⦅desea⦆
o que otros Estados Miembros se sumen a estos trabajos,
O invita al Secretario General
o a señalar la presente Opinión a la atención de la ⟪OMI⟫.`,
  ],
  ru: [
    `T ПОДКЛЮЧЕНИЕ СЕЛЬСКИХ ШКОЛ
E Восьмой Всемирный форум по политике в области электросвязи (далее — “Форум”),
P напоминая
p что Совет поручил Директору готовить ежегодный отчет;
p что школы часто обязаны своим подключением фонду универсального обслуживания (ФУО);
p Резолюцию 37, согласно которой Государства-Члены должны сотрудничать,
P ⦅надеясь⦆
p что каждая ⟪НПО⟫ сможет делиться данными,
P учитывая
p что у каждого третьего ученика нет компьютера;
p что цена сама по себе редко решает судьбу проекта;
p что никто не обязан иметь устройство,
O выражает мнение
o что администрации ⟦должны⟧ публиковать список подключенных школ;
o что ⟪форум⟫ является подходящим местом для такого обмена;
o что ФУО может оплачивать вечерние курсы;
o что каждый оператор ⟦обязан⟧ выделять часть своей емкости,
O предлагает Государствам-Членам
o рассмотреть льготные тарифы, независимо от того, требует ли этого закон;
o измерять достигнутые успехи,
O ⟦поручает⟧ Генеральному секретарю
o распространить настоящее Мнение.`,
    `T ПОДВОДНЫЕ КАБЕЛИ И МАЛЫЕ ОСТРОВА
E Форум,
P отмечая
p что малые острова зависят от одного кабеля;
p что после шторма ремонт должен был ждать несколько недель;
p что выражение “должен передавать” имеет несколько значений;
p что исключительная экономическая зона (ИЭЗ) регулируется морским правом;
p что эксплуатанты береговых станций (“Эксплуатанты”) немногочисленны,
P принимая во внимание
p что срок действия разрешений является внутренним делом государств;
p решение, принятое Конференцией на ее последней сессии,
O выражает мнение
o что администрациям ⟦надлежит⟧ выдавать разрешения в течение тридцати дней;
o что ⟪эксплуатанты⟫ могут согласовать план на случай аварии в ИЭЗ;
o что ничто в настоящем Мнении не должно толковаться как ограничение этого права;
o что о каждом ремонтном судне ⟦следует в обязательном порядке⟧ сообщать накануне,
O ⦅желает⦆
o чтобы и другие Государства-Члены присоединились к этой работе,
O предлагает Генеральному секретарю
o довести настоящее Мнение до сведения ⟪ИМО⟫.`,
  ],
  zh: [
    `T 农村学校的连通性
E 第八届世界电信/信息通信技术政策论坛（以下简称“论坛”），
P 忆及
p 理事会责成主任编写年度报告；
p 许多学校的接入得益于普遍服务基金（USF）；
p 第37号决议规定成员国必须合作，
P ⦅希望⦆
p 每个⟪NGO⟫都能分享数据，
P 考虑到
p 三分之一的学生没有电脑；
p 价格本身很少决定项目的成败；
p 任何人都不必拥有设备，
O 认为
o 各主管部门⟦必须⟧公布已联网学校名单；
o USF可以资助夜校课程；
o 每个运营商⟦应当⟧预留部分容量，
O 请成员国
o 研究优惠资费，无论本国法律是否要求；
o 衡量所取得的进展，
O ⟦责成⟧秘书长
o 散发本意见。`,
    `T 海底光缆与小岛屿
E 论坛，
P 注意到
p 小岛屿依赖单一光缆；
p 风暴过后维修不得不等待数周；
p “必须传送”一词有多种含义；
p 专属经济区（EEZ）由海洋法规范，
P 铭记
p 许可证的期限属于各国事务；
p 大会在上届会议上作出的决定，
O 认为
o 各主管部门⟦须⟧在三十天内签发许可证；
o 本意见的任何内容均不得解释为限制这一权利；
o EEZ内的应急计划可由各方商定；
o 每艘维修船⟦务必⟧提前一天通报，
O ⦅愿意⦆
o 与其他成员国一道开展这项工作，
O 请秘书长
o 提请⟪IMO⟫注意本意见。`,
  ],
  ar: [
    `T توصيل المدارس الريفية
E إن المنتدى العالمي الثامن لسياسات الاتصالات (المشار إليه فيما بعد باسم “المنتدى”)،
P إذ يذكِّر
p بأن المجلس كلّف المدير بإعداد تقرير سنوي؛
p بأن مدارس كثيرة تدين بتوصيلها لصندوق الخدمة الشاملة؛
p بالقرار 37 الذي ينص على أن الدول الأعضاء يجب أن تتعاون،
P ⦅إذ يأمل⦆
p أن تتمكن كل منظمة من تبادل بياناتها،
P إذ يضع في اعتباره
p أن ثلث التلاميذ لا يملكون حاسوباً؛
p أن السعر وحده نادراً ما يقرر نجاح مشروع؛
p أنه لا يجب على أحد أن يملك جهازاً،
O يرى
o أن الإدارات ⟦يجب⟧ أن تنشر قائمة المدارس الموصولة؛
o أن الصندوق يمكن أن يمول دروساً مسائية؛
o أن كل مشغل ⟦ملزم⟧ بتخصيص جزء من سعته،
O يدعو الدول الأعضاء
o إلى النظر في تعريفات مخفضة سواء اقتضى قانونها ذلك أم لا؛
o إلى قياس التقدم المحرز،
O ⟦يكلف⟧ الأمين العام
o بتعميم هذا الرأي.`,
    `T الكابلات البحرية والجزر الصغيرة
E إن المنتدى،
P إذ يلاحظ
p أن الجزر الصغيرة تعتمد على كابل واحد؛
p أن أعمال الإصلاح اضطرت بعد العاصفة إلى الانتظار أسابيع؛
p أن لعبارة “يجب أن ينقل” معاني عدة؛
p أن المنطقة الاقتصادية الخالصة تخضع لقانون البحار،
P إذ يأخذ في الحسبان
p أن مدة التراخيص شأن وطني؛
p القرار الذي اتخذه المؤتمر في دورته الأخيرة،
O يرى
o أنه ⟦يتعين⟧ على الإدارات منح التراخيص في غضون ثلاثين يوماً؛
o أنه لا يجوز تفسير أي شيء في هذا الرأي على أنه يقيد هذا الحق؛
o أن خطط الطوارئ يمكن أن يتفق عليها المشغلون؛
o أن كل سفينة إصلاح ⟦لا بد⟧ أن يُعلن عنها في اليوم السابق،
O ⦅يتمنى⦆
o أن تنضم دول أعضاء أخرى إلى هذا العمل،
O يدعو الأمين العام
o إلى توجيه انتباه المنظمة البحرية إلى هذا الرأي.`,
  ],
};
