/**
 * The Member States of the Union: ISO 3166 codes, and their official short names in English, French, Spanish, Russian, Chinese and Arabic. They
 * are those of the United Nations (UNTERM and M49, as listed in datasets/country-codes, PDDL), but for the Vatican City State, which the Union
 * has under that name. Codes and names are facts; what else a State is called is in member-states.ts.
 */
export const STATES = `
AD AND Andorra|Andorre|Andorra|Андорра|安道尔|أندورا
AE ARE United Arab Emirates|Émirats arabes unis|Emiratos Árabes Unidos|Объединенные Арабские Эмираты|阿拉伯联合酋长国|الإمارات العربية المتحدة
AF AFG Afghanistan|Afghanistan|Afganistán|Афганистан|阿富汗|أفغانستان
AG ATG Antigua and Barbuda|Antigua-et-Barbuda|Antigua y Barbuda|Антигуа и Барбуда|安提瓜和巴布达|أنتيغوا وبربودا
AL ALB Albania|Albanie|Albania|Албания|阿尔巴尼亚|ألبانيا
AM ARM Armenia|Arménie|Armenia|Армения|亚美尼亚|أرمينيا
AO AGO Angola|Angola|Angola|Ангола|安哥拉|أنغولا
AR ARG Argentina|Argentine|Argentina|Аргентина|阿根廷|الأرجنتين
AT AUT Austria|Autriche|Austria|Австрия|奥地利|النمسا
AU AUS Australia|Australie|Australia|Австралия|澳大利亚|أستراليا
AZ AZE Azerbaijan|Azerbaïdjan|Azerbaiyán|Азербайджан|阿塞拜疆|أذربيجان
BA BIH Bosnia and Herzegovina|Bosnie-Herzégovine|Bosnia y Herzegovina|Босния и Герцеговина|波斯尼亚和黑塞哥维那|البوسنة والهرسك
BB BRB Barbados|Barbade|Barbados|Барбадос|巴巴多斯|بربادوس
BD BGD Bangladesh|Bangladesh|Bangladesh|Бангладеш|孟加拉国|بنغلاديش
BE BEL Belgium|Belgique|Bélgica|Бельгия|比利时|بلجيكا
BF BFA Burkina Faso|Burkina Faso|Burkina Faso|Буркина-Фасо|布基纳法索|بوركينا فاسو
BG BGR Bulgaria|Bulgarie|Bulgaria|Болгария|保加利亚|بلغاريا
BH BHR Bahrain|Bahreïn|Bahrein|Бахрейн|巴林|البحرين
BI BDI Burundi|Burundi|Burundi|Бурунди|布隆迪|بوروندي
BJ BEN Benin|Bénin|Benin|Бенин|贝宁|بنن
BN BRN Brunei Darussalam|Brunéi Darussalam|Brunei Darussalam|Бруней-Даруссалам|文莱达鲁萨兰国|بروني دار السلام
BO BOL Bolivia (Plurinational State of)|Bolivie (État plurinational de)|Bolivia (Estado Plurinacional de)|Боливия (Многонациональное Государство)|多民族玻利维亚国|بوليفيا (دولة - المتعددة القوميات)
BR BRA Brazil|Brésil|Brasil|Бразилия|巴西|البرازيل
BS BHS Bahamas|Bahamas|Bahamas|Багамские Острова|巴哈马|جزر البهاما
BT BTN Bhutan|Bhoutan|Bhután|Бутан|不丹|بوتان
BW BWA Botswana|Botswana|Botswana|Ботсвана|博茨瓦纳|بوتسوانا
BY BLR Belarus|Bélarus|Belarús|Беларусь|白俄罗斯|بيلاروس
BZ BLZ Belize|Belize|Belice|Белиз|伯利兹|بليز
CA CAN Canada|Canada|Canadá|Канада|加拿大|كندا
CD COD Democratic Republic of the Congo|République démocratique du Congo|República Democrática del Congo|Демократическая Республика Конго|刚果民主共和国|جمهورية الكونغو الديمقراطية
CF CAF Central African Republic|République centrafricaine|República Centroafricana|Центральноафриканская Республика|中非共和国|جمهورية أفريقيا الوسطى
CG COG Congo|Congo|Congo|Конго|刚果|الكونغو
CH CHE Switzerland|Suisse|Suiza|Швейцария|瑞士|سويسرا
CI CIV Côte d’Ivoire|Côte d’Ivoire|Côte d’Ivoire|Кот-д’Ивуар|科特迪瓦|كوت ديفوار
CL CHL Chile|Chili|Chile|Чили|智利|شيلي
CM CMR Cameroon|Cameroun|Camerún|Камерун|喀麦隆|الكاميرون
CN CHN China|Chine|China|Китай|中国|الصين
CO COL Colombia|Colombie|Colombia|Колумбия|哥伦比亚|كولومبيا
CR CRI Costa Rica|Costa Rica|Costa Rica|Коста-Рика|哥斯达黎加|كوستاريكا
CU CUB Cuba|Cuba|Cuba|Куба|古巴|كوبا
CV CPV Cabo Verde|Cabo Verde|Cabo Verde|Кабо-Верде|佛得角|كابو فيردي
CY CYP Cyprus|Chypre|Chipre|Кипр|塞浦路斯|قبرص
CZ CZE Czechia|Tchéquie|Chequia|Чехия|捷克|تشيكيا
DE DEU Germany|Allemagne|Alemania|Германия|德国|ألمانيا
DJ DJI Djibouti|Djibouti|Djibouti|Джибути|吉布提|جيبوتي
DK DNK Denmark|Danemark|Dinamarca|Дания|丹麦|الدانمرك
DM DMA Dominica|Dominique|Dominica|Доминика|多米尼克|دومينيكا
DO DOM Dominican Republic|République dominicaine|República Dominicana|Доминиканская Республика|多米尼加|الجمهورية الدومينيكية
DZ DZA Algeria|Algérie|Argelia|Алжир|阿尔及利亚|الجزائر
EC ECU Ecuador|Équateur|Ecuador|Эквадор|厄瓜多尔|إكوادور
EE EST Estonia|Estonie|Estonia|Эстония|爱沙尼亚|إستونيا
EG EGY Egypt|Égypte|Egipto|Египет|埃及|مصر
ER ERI Eritrea|Érythrée|Eritrea|Эритрея|厄立特里亚|إريتريا
ES ESP Spain|Espagne|España|Испания|西班牙|إسبانيا
ET ETH Ethiopia|Éthiopie|Etiopía|Эфиопия|埃塞俄比亚|إثيوبيا
FI FIN Finland|Finlande|Finlandia|Финляндия|芬兰|فنلندا
FJ FJI Fiji|Fidji|Fiji|Фиджи|斐济|فيجي
FM FSM Micronesia (Federated States of)|Micronésie (États fédérés de)|Micronesia (Estados Federados de)|Микронезия (Федеративные Штаты)|密克罗尼西亚联邦|ميكرونيزيا (ولايات - الموحدة)
FR FRA France|France|Francia|Франция|法国|فرنسا
GA GAB Gabon|Gabon|Gabón|Габон|加蓬|غابون
GB GBR United Kingdom of Great Britain and Northern Ireland|Royaume-Uni de Grande-Bretagne et d’Irlande du Nord|Reino Unido de Gran Bretaña e Irlanda del Norte|Соединенное Королевство Великобритании и Северной Ирландии|大不列颠及北爱尔兰联合王国|المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية
GD GRD Grenada|Grenade|Granada|Гренада|格林纳达|غرينادا
GE GEO Georgia|Géorgie|Georgia|Грузия|格鲁吉亚|جورجيا
GH GHA Ghana|Ghana|Ghana|Гана|加纳|غانا
GM GMB Gambia|Gambie|Gambia|Гамбия|冈比亚|غامبيا
GN GIN Guinea|Guinée|Guinea|Гвинея|几内亚|غينيا
GQ GNQ Equatorial Guinea|Guinée équatoriale|Guinea Ecuatorial|Экваториальная Гвинея|赤道几内亚|غينيا الاستوائية
GR GRC Greece|Grèce|Grecia|Греция|希腊|اليونان
GT GTM Guatemala|Guatemala|Guatemala|Гватемала|危地马拉|غواتيمالا
GW GNB Guinea-Bissau|Guinée-Bissau|Guinea-Bissau|Гвинея-Бисау|几内亚比绍|غينيا - بيساو
GY GUY Guyana|Guyana|Guyana|Гайана|圭亚那|غيانا
HN HND Honduras|Honduras|Honduras|Гондурас|洪都拉斯|هندوراس
HR HRV Croatia|Croatie|Croacia|Хорватия|克罗地亚|كرواتيا
HT HTI Haiti|Haïti|Haití|Гаити|海地|هايتي
HU HUN Hungary|Hongrie|Hungría|Венгрия|匈牙利|هنغاريا
ID IDN Indonesia|Indonésie|Indonesia|Индонезия|印度尼西亚|إندونيسيا
IE IRL Ireland|Irlande|Irlanda|Ирландия|爱尔兰|أيرلندا
IL ISR Israel|Israël|Israel|Израиль|以色列|إسرائيل
IN IND India|Inde|India|Индия|印度|الهند
IQ IRQ Iraq|Iraq|Iraq|Ирак|伊拉克|العراق
IR IRN Iran (Islamic Republic of)|Iran (République islamique d’)|Irán (República Islámica del)|Иран (Исламская Республика)|伊朗伊斯兰共和国|إيران (جمهورية - الإسلامية)
IS ISL Iceland|Islande|Islandia|Исландия|冰岛|آيسلندا
IT ITA Italy|Italie|Italia|Италия|意大利|إيطاليا
JM JAM Jamaica|Jamaïque|Jamaica|Ямайка|牙买加|جامايكا
JO JOR Jordan|Jordanie|Jordania|Иордания|约旦|الأردن
JP JPN Japan|Japon|Japón|Япония|日本|اليابان
KE KEN Kenya|Kenya|Kenya|Кения|肯尼亚|كينيا
KG KGZ Kyrgyzstan|Kirghizistan|Kirguistán|Кыргызстан|吉尔吉斯斯坦|قيرغيزستان
KH KHM Cambodia|Cambodge|Camboya|Камбоджа|柬埔寨|كمبوديا
KI KIR Kiribati|Kiribati|Kiribati|Кирибати|基里巴斯|كيريباس
KM COM Comoros|Comores|Comoras|Коморские Острова|科摩罗|جزر القمر
KN KNA Saint Kitts and Nevis|Saint-Kitts-et-Nevis|Saint Kitts y Nevis|Сент-Китс и Невис|圣基茨和尼维斯|سانت كيتس ونيفس
KP PRK Democratic People’s Republic of Korea|République populaire démocratique de Corée|República Popular Democrática de Corea|Корейская Народно-Демократическая Республика|朝鲜民主主义人民共和国|جمهورية كوريا الشعبية الديمقراطية
KR KOR Republic of Korea|République de Corée|República de Corea|Республика Корея|大韩民国|جمهورية كوريا
KW KWT Kuwait|Koweït|Kuwait|Кувейт|科威特|الكويت
KZ KAZ Kazakhstan|Kazakhstan|Kazajstán|Казахстан|哈萨克斯坦|كازاخستان
LA LAO Lao People’s Democratic Republic|République démocratique populaire lao|República Democrática Popular Lao|Лаосская Народно-Демократическая Республика|老挝人民民主共和国|جمهورية لاو الديمقراطية الشعبية
LB LBN Lebanon|Liban|Líbano|Ливан|黎巴嫩|لبنان
LC LCA Saint Lucia|Sainte-Lucie|Santa Lucía|Сент-Люсия|圣卢西亚|سانت لوسيا
LI LIE Liechtenstein|Liechtenstein|Liechtenstein|Лихтенштейн|列支敦士登|ليختنشتاين
LK LKA Sri Lanka|Sri Lanka|Sri Lanka|Шри-Ланка|斯里兰卡|سري لانكا
LR LBR Liberia|Libéria|Liberia|Либерия|利比里亚|ليبريا
LS LSO Lesotho|Lesotho|Lesotho|Лесото|莱索托|ليسوتو
LT LTU Lithuania|Lituanie|Lituania|Литва|立陶宛|ليتوانيا
LU LUX Luxembourg|Luxembourg|Luxemburgo|Люксембург|卢森堡|لكسمبرغ
LV LVA Latvia|Lettonie|Letonia|Латвия|拉脱维亚|لاتفيا
LY LBY Libya|Libye|Libia|Ливия|利比亚|ليبيا
MA MAR Morocco|Maroc|Marruecos|Марокко|摩洛哥|المغرب
MC MCO Monaco|Monaco|Mónaco|Монако|摩纳哥|موناكو
MD MDA Republic of Moldova|République de Moldova|República de Moldova|Республика Молдова|摩尔多瓦共和国|جمهورية مولدوفا
ME MNE Montenegro|Monténégro|Montenegro|Черногория|黑山|الجبل الأسود
MG MDG Madagascar|Madagascar|Madagascar|Мадагаскар|马达加斯加|مدغشقر
MH MHL Marshall Islands|Îles Marshall|Islas Marshall|Маршалловы Острова|马绍尔群岛|جزر مارشال
MK MKD North Macedonia|Macédoine du Nord|Macedonia del Norte|Северная Македония|北马其顿|مقدونيا الشمالية
ML MLI Mali|Mali|Malí|Мали|马里|مالي
MM MMR Myanmar|Myanmar|Myanmar|Мьянма|缅甸|ميانمار
MN MNG Mongolia|Mongolie|Mongolia|Монголия|蒙古|منغوليا
MR MRT Mauritania|Mauritanie|Mauritania|Мавритания|毛里塔尼亚|موريتانيا
MT MLT Malta|Malte|Malta|Мальта|马耳他|مالطة
MU MUS Mauritius|Maurice|Mauricio|Маврикий|毛里求斯|موريشيوس
MV MDV Maldives|Maldives|Maldivas|Мальдивские Острова|马尔代夫|ملديف
MW MWI Malawi|Malawi|Malawi|Малави|马拉维|ملاوي
MX MEX Mexico|Mexique|México|Мексика|墨西哥|المكسيك
MY MYS Malaysia|Malaisie|Malasia|Малайзия|马来西亚|ماليزيا
MZ MOZ Mozambique|Mozambique|Mozambique|Мозамбик|莫桑比克|موزامبيق
NA NAM Namibia|Namibie|Namibia|Намибия|纳米比亚|ناميبيا
NE NER Niger|Niger|Níger|Нигер|尼日尔|النيجر
NG NGA Nigeria|Nigéria|Nigeria|Нигерия|尼日利亚|نيجيريا
NI NIC Nicaragua|Nicaragua|Nicaragua|Никарагуа|尼加拉瓜|نيكاراغوا
NL NLD Netherlands (Kingdom of the)|Pays-Bas (Royaume des)|Países Bajos (Reino de los)|Нидерланды (Королевство)|荷兰王国|هولندا (مملكة)
NO NOR Norway|Norvège|Noruega|Норвегия|挪威|النرويج
NP NPL Nepal|Népal|Nepal|Непал|尼泊尔|نيبال
NR NRU Nauru|Nauru|Nauru|Науру|瑙鲁|ناورو
NZ NZL New Zealand|Nouvelle-Zélande|Nueva Zelandia|Новая Зеландия|新西兰|نيوزيلندا
OM OMN Oman|Oman|Omán|Оман|阿曼|عمان
PA PAN Panama|Panama|Panamá|Панама|巴拿马|بنما
PE PER Peru|Pérou|Perú|Перу|秘鲁|بيرو
PG PNG Papua New Guinea|Papouasie-Nouvelle-Guinée|Papua Nueva Guinea|Папуа — Новая Гвинея|巴布亚新几内亚|بابوا غينيا الجديدة
PH PHL Philippines|Philippines|Filipinas|Филиппины|菲律宾|الفلبين
PK PAK Pakistan|Pakistan|Pakistán|Пакистан|巴基斯坦|باكستان
PL POL Poland|Pologne|Polonia|Польша|波兰|بولندا
PT PRT Portugal|Portugal|Portugal|Португалия|葡萄牙|البرتغال
PW PLW Palau|Palaos|Palau|Палау|帕劳|بالاو
PY PRY Paraguay|Paraguay|Paraguay|Парагвай|巴拉圭|باراغواي
QA QAT Qatar|Qatar|Qatar|Катар|卡塔尔|قطر
RO ROU Romania|Roumanie|Rumania|Румыния|罗马尼亚|رومانيا
RS SRB Serbia|Serbie|Serbia|Сербия|塞尔维亚|صربيا
RU RUS Russian Federation|Fédération de Russie|Federación de Rusia|Российская Федерация|俄罗斯联邦|الاتحاد الروسي
RW RWA Rwanda|Rwanda|Rwanda|Руанда|卢旺达|رواندا
SA SAU Saudi Arabia|Arabie saoudite|Arabia Saudita|Саудовская Аравия|沙特阿拉伯|المملكة العربية السعودية
SB SLB Solomon Islands|Îles Salomon|Islas Salomón|Соломоновы Острова|所罗门群岛|جزر سليمان
SC SYC Seychelles|Seychelles|Seychelles|Сейшельские Острова|塞舌尔|سيشيل
SD SDN Sudan|Soudan|Sudán|Судан|苏丹|السودان
SE SWE Sweden|Suède|Suecia|Швеция|瑞典|السويد
SG SGP Singapore|Singapour|Singapur|Сингапур|新加坡|سنغافورة
SI SVN Slovenia|Slovénie|Eslovenia|Словения|斯洛文尼亚|سلوفينيا
SK SVK Slovakia|Slovaquie|Eslovaquia|Словакия|斯洛伐克|سلوفاكيا
SL SLE Sierra Leone|Sierra Leone|Sierra Leona|Сьерра-Леоне|塞拉利昂|سيراليون
SM SMR San Marino|Saint-Marin|San Marino|Сан-Марино|圣马力诺|سان مارينو
SN SEN Senegal|Sénégal|Senegal|Сенегал|塞内加尔|السنغال
SO SOM Somalia|Somalie|Somalia|Сомали|索马里|الصومال
SR SUR Suriname|Suriname|Suriname|Суринам|苏里南|سورينام
SS SSD South Sudan|Soudan du Sud|Sudán del Sur|Южный Судан|南苏丹|جنوب السودان
ST STP Sao Tome and Principe|Sao Tomé-et-Principe|Santo Tomé y Príncipe|Сан-Томе и Принсипи|圣多美和普林西比|سان تومي وبرينسيبي
SV SLV El Salvador|El Salvador|El Salvador|Сальвадор|萨尔瓦多|السلفادور
SY SYR Syrian Arab Republic|République arabe syrienne|República Árabe Siria|Сирийская Арабская Республика|阿拉伯叙利亚共和国|الجمهورية العربية السورية
SZ SWZ Eswatini|Eswatini|Eswatini|Эсватини|斯威士兰|إسواتيني
TD TCD Chad|Tchad|Chad|Чад|乍得|تشاد
TG TGO Togo|Togo|Togo|Того|多哥|توغو
TH THA Thailand|Thaïlande|Tailandia|Таиланд|泰国|تايلند
TJ TJK Tajikistan|Tadjikistan|Tayikistán|Таджикистан|塔吉克斯坦|طاجيكستان
TL TLS Timor-Leste|Timor-Leste|Timor-Leste|Тимор-Лешти|东帝汶|تيمور - ليشتي
TM TKM Turkmenistan|Turkménistan|Turkmenistán|Туркменистан|土库曼斯坦|تركمانستان
TN TUN Tunisia|Tunisie|Túnez|Тунис|突尼斯|تونس
TO TON Tonga|Tonga|Tonga|Тонга|汤加|تونغا
TR TUR Türkiye|Türkiye|Türkiye|Турция|土耳其|تركيا
TT TTO Trinidad and Tobago|Trinité-et-Tobago|Trinidad y Tabago|Тринидад и Тобаго|特立尼达和多巴哥|ترينيداد وتوباغو
TV TUV Tuvalu|Tuvalu|Tuvalu|Тувалу|图瓦卢|توفالو
TZ TZA United Republic of Tanzania|République-Unie de Tanzanie|República Unida de Tanzanía|Объединенная Республика Танзания|坦桑尼亚联合共和国|جمهورية تنزانيا المتحدة
UA UKR Ukraine|Ukraine|Ucrania|Украина|乌克兰|أوكرانيا
UG UGA Uganda|Ouganda|Uganda|Уганда|乌干达|أوغندا
US USA United States of America|États-Unis d’Amérique|Estados Unidos de América|Соединенные Штаты Америки|美利坚合众国|الولايات المتحدة الأمريكية
UY URY Uruguay|Uruguay|Uruguay|Уругвай|乌拉圭|أوروغواي
UZ UZB Uzbekistan|Ouzbékistan|Uzbekistán|Узбекистан|乌兹别克斯坦|أوزبكستان
VA VAT Vatican City State|État de la Cité du Vatican|Estado de la Ciudad del Vaticano|Государство-город Ватикан|梵蒂冈城国|دولة مدينة الفاتيكان
VC VCT Saint Vincent and the Grenadines|Saint-Vincent-et-les Grenadines|San Vicente y las Granadinas|Сент-Винсент и Гренадины|圣文森特和格林纳丁斯|سانت فنسنت وجزر غرينادين
VE VEN Venezuela (Bolivarian Republic of)|Venezuela (République bolivarienne du)|Venezuela (República Bolivariana de)|Венесуэла (Боливарианская Республика)|委内瑞拉玻利瓦尔共和国|فنزويلا (جمهورية - البوليفارية)
VN VNM Viet Nam|Viet Nam|Viet Nam|Вьетнам|越南|فييت نام
VU VUT Vanuatu|Vanuatu|Vanuatu|Вануату|瓦努阿图|فانواتو
WS WSM Samoa|Samoa|Samoa|Самоа|萨摩亚|ساموا
YE YEM Yemen|Yémen|Yemen|Йемен|也门|اليمن
ZA ZAF South Africa|Afrique du Sud|Sudáfrica|Южная Африка|南非|جنوب أفريقيا
ZM ZMB Zambia|Zambie|Zambia|Замбия|赞比亚|زامبيا
ZW ZWE Zimbabwe|Zimbabwe|Zimbabwe|Зимбабве|津巴布韦|زمبابوي
`;
