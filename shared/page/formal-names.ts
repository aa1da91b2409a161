/**
 * Formal names of the Member States in English, French, Spanish, Russian, Chinese and Arabic, without articles, as the United Nations list them
 * (UNTERM, by datasets/country-codes, PDDL). Left out are those that their short name, in whatever order of words, says already.
 */
export const FORMAL_NAMES = `
AD Principality of Andorra|Principauté d’Andorre|Principado de Andorra|Княжество Андорра|安道尔公国|إمارة أندورا
AF Islamic Republic of Afghanistan|République islamique d’Afghanistan|República Islámica del Afganistán|Исламская Республика Афганистан|阿富汗伊斯兰共和国|جمهورية أفغانستان الإسلامية
AL Republic of Albania|République d’Albanie|República de Albania|Республика Албания|阿尔巴尼亚共和国|جمهورية ألبانيا
AM Republic of Armenia|République d’Arménie|República de Armenia|Республика Армения|亚美尼亚共和国|جمهورية أرمينيا
AO Republic of Angola|République d’Angola|República de Angola|Республика Ангола|安哥拉共和国|جمهورية أنغولا
AR Argentine Republic|République argentine|República Argentina|Аргентинская Республика|阿根廷共和国|جمهورية الأرجنتين
AT Republic of Austria|République d’Autriche|República de Austria|Австрийская Республика|奥地利共和国|جمهورية النمسا
AZ Republic of Azerbaijan|République d’Azerbaïdjan|República de Azerbaiyán|Азербайджанская Республика|阿塞拜疆共和国|جمهورية أذربيجان
BD People’s Republic of Bangladesh|République populaire du Bangladesh|República Popular de Bangladesh|Народная Республика Бангладеш|孟加拉人民共和国|جمهورية بنغلاديش الشعبية
BE Kingdom of Belgium|Royaume de Belgique|Reino de Bélgica|Королевство Бельгия|比利时王国|مملكة بلجيكا
BG Republic of Bulgaria|République de Bulgarie|República de Bulgaria|Республика Болгария|保加利亚共和国|جمهورية بلغاريا
BH Kingdom of Bahrain|Royaume de Bahreïn|Reino de Bahrein|Королевство Бахрейн|巴林王国|مملكة البحرين
BI Republic of Burundi|République du Burundi|República de Burundi|Республика Бурунди|布隆迪共和国|جمهورية بوروندي
BJ Republic of Benin|République du Bénin|República de Benin|Республика Бенин|贝宁共和国|جمهورية بنن
BR Federative Republic of Brazil|République fédérative du Brésil|República Federativa del Brasil|Федеративная Республика Бразилия|巴西联邦共和国|جمهورية البرازيل الاتحادية
BS Commonwealth of the Bahamas|Commonwealth des Bahamas|Commonwealth de las Bahamas|Содружество Багамских Островов|巴哈马国|كمنولث جزر البهاما
BT Kingdom of Bhutan|Royaume du Bhoutan|Reino de Bhután|Королевство Бутан|不丹王国|مملكة بوتان
BW Republic of Botswana|République du Botswana|República de Botswana|Республика Ботсвана|博茨瓦纳共和国|جمهورية بوتسوانا
BY Republic of Belarus|République du Bélarus|República de Belarús|Республика Беларусь|白俄罗斯共和国|جمهورية بيلاروس
CH Swiss Confederation|Confédération suisse|Confederación Suiza|Швейцарская Конфедерация|瑞士联邦|الاتحاد السويسري
CL Republic of Chile|République du Chili|República de Chile|Республика Чили|智利共和国|جمهورية شيلي
CM Republic of Cameroon|République du Cameroun|República del Camerún|Республика Камерун|喀麦隆共和国|جمهورية الكاميرون
CN Китайская Народная Республика|جمهورية الصين الشعبية
CO Republic of Colombia|République de Colombie|República de Colombia|Республика Колумбия|哥伦比亚共和国|جمهورية كولومبيا
CR Republic of Costa Rica|République du Costa Rica|República de Costa Rica|Республика Коста-Рика|哥斯达黎加共和国|جمهورية كوستاريكا
CU Republic of Cuba|République de Cuba|República de Cuba|Республика Куба|古巴共和国|جمهورية كوبا
CV Republic of Cabo Verde|République de Cabo Verde|República de Cabo Verde|Республика Кабо-Верде|佛得角共和国|جمهورية كابو فيردي
CY Republic of Cyprus|République de Chypre|República de Chipre|Республика Кипр|塞浦路斯共和国|جمهورية قبرص
DE Federal Republic of Germany|République fédérale d’Allemagne|República Federal de Alemania|Федеративная Республика Германия|德意志联邦共和国|جمهورية ألمانيا الاتحادية
DJ Republic of Djibouti|République de Djibouti|República de Djibouti|Республика Джибути|吉布提共和国|جمهورية جيبوتي
DK Kingdom of Denmark|Royaume du Danemark|Reino de Dinamarca|Королевство Дания|丹麦王国|مملكة الدانمرك
DM Commonwealth of Dominica|Commonwealth de Dominique|Commonwealth de Dominica|Содружество Доминики|多米尼克国|كمنولث دومينيكا
DZ People’s Democratic Republic of Algeria|République algérienne démocratique et populaire|República Argelina Democrática y Popular|Алжирская Народная Демократическая Республика|阿尔及利亚民主人民共和国|الجمهورية الجزائرية الديمقراطية الشعبية
EC Republic of Ecuador|République de l’Équateur|República del Ecuador|Республика Эквадор|厄瓜多尔共和国|جمهورية إكوادور
EE Republic of Estonia|République d’Estonie|República de Estonia|Эстонская Республика|爱沙尼亚共和国|جمهورية إستونيا
EG Arab Republic of Egypt|République arabe d’Égypte|República Árabe de Egipto|Арабская Республика Египет|阿拉伯埃及共和国|جمهورية مصر العربية
ER State of Eritrea|État d’Érythrée|Estado de Eritrea|Государство Эритрея|厄立特里亚国|دولة إريتريا
ES Kingdom of Spain|Royaume d’Espagne|Reino de España|Королевство Испания|西班牙王国|مملكة إسبانيا
ET Federal Democratic Republic of Ethiopia|République fédérale démocratique d’Éthiopie|República Democrática Federal de Etiopía|Федеративная Демократическая Республика Эфиопия|埃塞俄比亚联邦民主共和国|جمهورية إثيوبيا الديمقراطية الاتحادية
FI Republic of Finland|République de Finlande|República de Finlandia|Финляндская Республика|芬兰共和国|جمهورية فنلندا
FJ Republic of Fiji|République des Fidji|República de Fiji|Республика Фиджи|斐济共和国|جمهورية فيجي
FR French Republic|République française|República Francesa|Французская Республика|法兰西共和国|الجمهورية الفرنسية
GA Gabonese Republic|République gabonaise|República Gabonesa|Габонская Республика|加蓬共和国|جمهورية الغابون
GH Republic of Ghana|République du Ghana|República de Ghana|Республика Гана|加纳共和国|جمهورية غانا
GM Republic of the Gambia|République de Gambie|República de Gambia|Республика Гамбия|冈比亚共和国|جمهورية غامبيا
GN Republic of Guinea|République de Guinée|República de Guinea|Гвинейская Республика|几内亚共和国|جمهورية غينيا
GQ Republic of Equatorial Guinea|République de Guinée équatoriale|República de Guinea Ecuatorial|Республика Экваториальная Гвинея|赤道几内亚共和国|جمهورية غينيا الاستوائية
GR Hellenic Republic|République hellénique|República Helénica|Греческая Республика|希腊共和国|الجمهورية الهيلينية
GT Republic of Guatemala|République du Guatemala|República de Guatemala|Республика Гватемала|危地马拉共和国|جمهورية غواتيمالا
GW Republic of Guinea-Bissau|République de Guinée-Bissau|República de Guinea-Bissau|Республика Гвинея-Бисау|几内亚比绍共和国|جمهورية غينيا - بيساو
GY Co-operative Republic of Guyana|République coopérative du Guyana|República Cooperativa de Guyana|Кооперативная Республика Гайана|圭亚那合作共和国|جمهورية غيانا التعاونية
HN Republic of Honduras|République du Honduras|República de Honduras|Республика Гондурас|洪都拉斯共和国|جمهورية هندوراس
HR Republic of Croatia|République de Croatie|República de Croacia|Республика Хорватия|克罗地亚共和国|جمهورية كرواتيا
HT Republic of Haiti|République d’Haïti|República de Haití|Республика Гаити|海地共和国|جمهورية هايتي
ID Republic of Indonesia|République d’Indonésie|República de Indonesia|Республика Индонезия|印度尼西亚共和国|جمهورية إندونيسيا
IL State of Israel|État d’Israël|Estado de Israel|Государство Израиль|以色列国|دولة إسرائيل
IN Republic of India|République de l’Inde|República de la India|Республика Индия|印度共和国|جمهورية الهند
IQ Republic of Iraq|République d’Iraq|República del Iraq|Республика Ирак|伊拉克共和国|جمهورية العراق
IS Republic of Iceland|République d’Islande|República de Islandia|Республика Исландия|冰岛共和国|جمهورية آيسلندا
IT Republic of Italy|République italienne|República Italiana|Итальянская Республика|意大利共和国|جمهورية إيطاليا
JO Hashemite Kingdom of Jordan|Royaume hachémite de Jordanie|Reino Hachemita de Jordania|Иорданское Хашимитское Королевство|约旦哈希姆王国|المملكة الأردنية الهاشمية
JP 日本国
KE Republic of Kenya|République du Kenya|República de Kenya|Республика Кения|肯尼亚共和国|جمهورية كينيا
KG Kyrgyz Republic|République kirghize|República Kirguisa|Кыргызская Республика|吉尔吉斯共和国|جمهورية قيرغيزستان
KH Kingdom of Cambodia|Royaume du Cambodge|Reino de Camboya|Королевство Камбоджа|柬埔寨王国|مملكة كمبوديا
KI Republic of Kiribati|République de Kiribati|República de Kiribati|Республика Кирибати|基里巴斯共和国|جمهورية كيريباس
KM Union of the Comoros|Union des Comores|Unión de las Comoras|Союз Коморских Островов|科摩罗联盟|اتحاد جزر القمر
KW State of Kuwait|État du Koweït|Estado de Kuwait|Государство Кувейт|科威特国|دولة الكويت
KZ Republic of Kazakhstan|République du Kazakhstan|República de Kazajstán|Республика Казахстан|哈萨克斯坦共和国|جمهورية كازاخستان
LB Lebanese Republic|République libanaise|República Libanesa|Ливанская Республика|黎巴嫩共和国|الجمهورية اللبنانية
LI Principality of Liechtenstein|Principauté du Liechtenstein|Principado de Liechtenstein|Княжество Лихтенштейн|列支敦士登公国|إمارة ليختنشتاين
LK Democratic Socialist Republic of Sri Lanka|République socialiste démocratique de Sri Lanka|República Socialista Democrática de Sri Lanka|Демократическая Социалистическая Республика Шри-Ланка|斯里兰卡民主社会主义共和国|جمهورية سري لانكا الاشتراكية الديمقراطية
LR Republic of Liberia|République du Libéria|República de Liberia|Республика Либерия|利比里亚共和国|جمهورية ليبريا
LS Kingdom of Lesotho|Royaume du Lesotho|Reino de Lesotho|Королевство Лесото|莱索托王国|مملكة ليسوتو
LT Republic of Lithuania|République de Lituanie|República de Lituania|Литовская Республика|立陶宛共和国|جمهورية ليتوانيا
LU Grand Duchy of Luxembourg|Grand-Duché de Luxembourg|Gran Ducado de Luxemburgo|Великое Герцогство Люксембург|卢森堡大公国|دوقية لكسمبرغ الكبرى
LV Republic of Latvia|République de Lettonie|República de Letonia|Латвийская Республика|拉脱维亚共和国|جمهورية لاتفيا
LY State of Libya|État de Libye|Estado de Libia|Государство Ливия|利比亚国|دولة ليبيا
MA Kingdom of Morocco|Royaume du Maroc|Reino de Marruecos|Королевство Марокко|摩洛哥王国|المملكة المغربية
MC Principality of Monaco|Principauté de Monaco|Principado de Mónaco|Княжество Монако|摩纳哥公国|إمارة موناكو
MG Republic of Madagascar|République de Madagascar|República de Madagascar|Республика Мадагаскар|马达加斯加共和国|جمهورية مدغشقر
MH Republic of the Marshall Islands|République des Îles Marshall|República de las Islas Marshall|Республика Маршалловы Острова|马绍尔群岛共和国|جمهورية جزر مارشال
MK République de Macédoine du Nord|República de Macedonia del Norte|Республика Северная Македония|北马其顿共和国|جمهورية مقدونيا الشمالية
ML Republic of Mali|République du Mali|República de Malí|Республика Мали|马里共和国|جمهورية مالي
MM Republic of the Union of Myanmar|République de l’Union du Myanmar|República de la Unión de Myanmar|Республика Союз Мьянма|缅甸联邦共和国|جمهورية اتحاد ميانمار
MN 蒙古国
MR Islamic Republic of Mauritania|République islamique de Mauritanie|República Islámica de Mauritania|Исламская Республика Мавритания|毛里塔尼亚伊斯兰共和国|الجمهورية الإسلامية الموريتانية
MT Republic of Malta|République de Malte|República de Malta|Республика Мальта|马耳他共和国|جمهورية مالطة
MU Republic of Mauritius|République de Maurice|República de Mauricio|Республика Маврикий|毛里求斯共和国|جمهورية موريشيوس
MV Republic of Maldives|République des Maldives|República de Maldivas|Мальдивская Республика|马尔代夫共和国|جمهورية ملديف
MW Republic of Malawi|République du Malawi|República de Malawi|Республика Малави|马拉维共和国|جمهورية ملاوي
MX United Mexican States|États-Unis du Mexique|Estados Unidos Mexicanos|Мексиканские Соединенные Штаты|墨西哥合众国|الولايات المتحدة المكسيكية
MZ Republic of Mozambique|République du Mozambique|República de Mozambique|Республика Мозамбик|莫桑比克共和国|جمهورية موزامبيق
NA Republic of Namibia|République de Namibie|República de Namibia|Республика Намибия|纳米比亚共和国|جمهورية ناميبيا
NE Republic of the Niger|République du Niger|República del Níger|Республика Нигер|尼日尔共和国|جمهورية النيجر
NG Federal Republic of Nigeria|République fédérale du Nigéria|República Federal de Nigeria|Федеративная Республика Нигерия|尼日利亚联邦共和国|جمهورية نيجيريا الاتحادية
NI Republic of Nicaragua|République du Nicaragua|República de Nicaragua|Республика Никарагуа|尼加拉瓜共和国|جمهورية نيكاراغوا
NL Королевство Нидерландов
NO Kingdom of Norway|Royaume de Norvège|Reino de Noruega|Королевство Норвегия|挪威王国|مملكة النرويج
NR Republic of Nauru|République de Nauru|República de Nauru|Республика Науру|瑙鲁共和国|جمهورية ناورو
OM Sultanate of Oman|Sultanat d’Oman|Sultanía de Omán|Султанат Оман|阿曼苏丹国|سلطنة عمان
PA Republic of Panama|République du Panama|República de Panamá|Республика Панама|巴拿马共和国|جمهورية بنما
PE Republic of Peru|République du Pérou|República del Perú|Республика Перу|秘鲁共和国|جمهورية بيرو
PG Independent State of Papua New Guinea|État indépendant de Papouasie-Nouvelle-Guinée|Estado Independiente de Papua Nueva Guinea|Независимое государство Папуа — Новая Гвинея|巴布亚新几内亚独立国|دولة بابوا غينيا الجديدة المستقلة
PH Republic of the Philippines|République des Philippines|República de Filipinas|Республика Филиппины|菲律宾共和国|جمهورية الفلبين
PK Islamic Republic of Pakistan|République islamique du Pakistan|República Islámica del Pakistán|Исламская Республика Пакистан|巴基斯坦伊斯兰共和国|جمهورية باكستان الإسلامية
PL Republic of Poland|République de Pologne|República de Polonia|Республика Польша|波兰共和国|جمهورية بولندا
PT Portuguese Republic|République portugaise|República Portuguesa|Португальская Республика|葡萄牙共和国|جمهورية البرتغال
PW Republic of Palau|République des Palaos|República de Palau|Республика Палау|帕劳共和国|جمهورية بالاو
PY Republic of Paraguay|République du Paraguay|República del Paraguay|Республика Парагвай|巴拉圭共和国|جمهورية باراغواي
QA State of Qatar|État du Qatar|Estado de Qatar|Государство Катар|卡塔尔国|دولة قطر
RS Republic of Serbia|République de Serbie|República de Serbia|Республика Сербия|塞尔维亚共和国|جمهورية صربيا
RW Republic of Rwanda|République du Rwanda|República de Rwanda|Республика Руанда|卢旺达共和国|جمهورية رواندا
SA Kingdom of Saudi Arabia|Royaume d’Arabie saoudite|Reino de la Arabia Saudita|Королевство Саудовская Аравия|沙特阿拉伯王国
SC Republic of Seychelles|République des Seychelles|República de Seychelles|Республика Сейшельские Острова|塞舌尔共和国|جمهورية سيشيل
SD Republic of the Sudan|République du Soudan|República del Sudán|Республика Судан|苏丹共和国|جمهورية السودان
SE Kingdom of Sweden|Royaume de Suède|Reino de Suecia|Королевство Швеция|瑞典王国|مملكة السويد
SG Republic of Singapore|République de Singapour|República de Singapur|Республика Сингапур|新加坡共和国|جمهورية سنغافورة
SI Republic of Slovenia|République de Slovénie|República de Eslovenia|Республика Словения|斯洛文尼亚共和国|جمهورية سلوفينيا
SK Slovak Republic|République slovaque|República Eslovaca|Словацкая Республика|斯洛伐克共和国|الجمهورية السلوفاكية
SL Republic of Sierra Leone|République de Sierra Leone|República de Sierra Leona|Республика Сьерра-Леоне|塞拉利昂共和国|جمهورية سيراليون
SM Republic of San Marino|République de Saint-Marin|República de San Marino|Республика Сан-Марино|圣马力诺共和国|جمهورية سان مارينو
SN Republic of Senegal|République du Sénégal|República del Senegal|Республика Сенегал|塞内加尔共和国|جمهورية السنغال
SO Federal Republic of Somalia|République fédérale de Somalie|República Federal de Somalia|Федеративная Республика Сомали|索马里联邦共和国|جمهورية الصومال الاتحادية
SR Republic of Suriname|République du Suriname|República de Suriname|Республика Суринам|苏里南共和国|جمهورية سورينام
SS Republic of South Sudan|République du Soudan du Sud|República de Sudán del Sur|Республика Южный Судан|南苏丹共和国|جمهورية جنوب السودان
ST Democratic Republic of Sao Tome and Principe|République démocratique de Sao Tomé-et-Principe|República Democrática de Santo Tomé y Príncipe|Демократическая Республика Сан-Томе и Принсипи|圣多美和普林西比民主共和国|جمهورية سان تومي وبرينسيبي الديمقراطية
SV Republic of El Salvador|République d’El Salvador|República de El Salvador|Республика Эль-Сальвадор|萨尔瓦多共和国|جمهورية السلفادور
SZ Kingdom of Eswatini|Royaume d’Eswatini|Reino de Eswatini|Королевство Эсватини|斯威士兰王国|مملكة إسواتيني
TD Republic of Chad|République du Tchad|República del Chad|Республика Чад|乍得共和国|جمهورية تشاد
TG Togolese Republic|République togolaise|República Togolesa|Тоголезская Республика|多哥共和国|جمهورية توغو
TH Kingdom of Thailand|Royaume de Thaïlande|Reino de Tailandia|Королевство Таиланд|泰王国|مملكة تايلند
TJ Republic of Tajikistan|République du Tadjikistan|República de Tayikistán|Республика Таджикистан|塔吉克斯坦共和国|جمهورية طاجيكستان
TL Democratic Republic of Timor-Leste|République démocratique du Timor-Leste|República Democrática de Timor-Leste|Демократическая Республика Тимор-Лешти|东帝汶民主共和国|جمهورية تيمور - ليشتي الديمقراطية
TN Republic of Tunisia|République tunisienne|República de Túnez|Тунисская Республика|突尼斯共和国|الجمهورية التونسية
TO Kingdom of Tonga|Royaume des Tonga|Reino de Tonga|Королевство Тонга|汤加王国|مملكة تونغا
TT Republic of Trinidad and Tobago|République de Trinité-et-Tobago|República de Trinidad y Tabago|Республика Тринидад и Тобаго|特立尼达和多巴哥共和国|جمهورية ترينيداد وتوباغو
UG Republic of Uganda|République de l’Ouganda|República de Uganda|Республика Уганда|乌干达共和国|جمهورية أوغندا
UY Eastern Republic of Uruguay|République orientale de l’Uruguay|República Oriental del Uruguay|Восточная Республика Уругвай|乌拉圭东岸共和国|جمهورية أوروغواي الشرقية
UZ Republic of Uzbekistan|République d’Ouzbékistan|República de Uzbekistán|Республика Узбекистан|乌兹别克斯坦共和国|جمهورية أوزبكستان
VN Socialist Republic of Viet Nam|République socialiste du Viet Nam|República Socialista de Viet Nam|Социалистическая Республика Вьетнам|越南社会主义共和国|جمهورية فييت نام الاشتراكية
VU Republic of Vanuatu|République de Vanuatu|República de Vanuatu|Республика Вануату|瓦努阿图共和国|جمهورية فانواتو
WS Independent State of Samoa|État indépendant du Samoa|Estado Independiente de Samoa|Независимое Государство Самоа|萨摩亚独立国|دولة ساموا المستقلة
YE Republic of Yemen|République du Yémen|República del Yemen|Йеменская Республика|也门共和国|الجمهورية اليمنية
ZA Republic of South Africa|République sud-africaine|República de Sudáfrica|南非共和国|جمهورية جنوب أفريقيا
ZM Republic of Zambia|République de Zambie|República de Zambia|Республика Замбия|赞比亚共和国|جمهورية زامبيا
ZW Republic of Zimbabwe|République du Zimbabwe|República de Zimbabwe|Республика Зимбабве|津巴布韦共和国|جمهورية زمبابوي
`;
