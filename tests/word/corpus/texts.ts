/** Texts for the corpus, in Markdown as pandoc has it: what a draft opinion is made of, in six languages. */
import type { Language } from '../../../shared/opinion/vocabulary.ts';

export const TEXTS: Readonly<Record<Language, string>> = {
  en: `# DRAFT OPINION 3

# Keeping rural sites in service

The Forum (Exemplar, 2030),

*considering*

a) that most sites fall silent within 10^3^ seconds of a storm[^1];

b) that [solar] power lasts "longer" than fuel – and costs less,

*is of the view*

1. that autonomy is a measure of resilience;

2. that operators share what they learn:

    i. by region;

    ii. by season.

[^1]: Measured on islands, with CO~2~ sensors.
`,
  fr: `# PROJET D'AVIS 3

# Maintien en service des sites ruraux

Le Forum (Exemple, 2030),

*considérant*

a) que la plupart des sites s'éteignent quelques heures après une tempête ;

b) que l'énergie solaire dure plus longtemps « que le carburant »,

*est d'avis*

1. que l'autonomie mesure la résilience ;

2. que les exploitants partagent ce qu'ils apprennent.
`,
  es: `# PROYECTO DE OPINIÓN 3

# Mantenimiento de los emplazamientos rurales

El Foro (Ejemplo, 2030),

*considerando*

a) que la mayoría de los emplazamientos enmudecen a las pocas horas de una tormenta;

b) que la energía solar dura más que el combustible,

*opina*

1. que la autonomía es una medida de resiliencia;

2. ¿que los operadores compartan lo que aprenden?
`,
  ru: `# ПРОЕКТ МНЕНИЯ 3

# Поддержание работы сельских объектов

Форум (Пример, 2030 г.),

*учитывая,*

a) что большинство объектов умолкают в течение нескольких часов после бури;

b) что солнечной энергии хватает дольше, чем топлива,

*придерживается мнения,*

1. что автономность – мера устойчивости;

2. что операторы делятся тем, что узнали.
`,
  zh: `# 意见草案3

# 保持农村站点的服务

论坛（示例，2030年），

*考虑到*

a) 大多数站点在风暴后数小时内中断；

b) 太阳能比燃料更持久，

*认为*

1. 自主性是韧性的衡量标准；

2. 运营商应分享所学。
`,
  ar: `# مشروع الرأي 3

# إبقاء المواقع الريفية في الخدمة

إن المنتدى (المثال، 2030)،

*إذ يضع في اعتباره*

أ ) أن معظم المواقع تصمت خلال ساعات من العاصفة؛

ب) أن الطاقة الشمسية تدوم أكثر من الوقود،

*يرى*

1. أن الاستقلالية مقياس للصمود؛

2. أن يتبادل المشغلون ما يتعلمونه.
`,
};

/** What else a file of a meeting may hold. */
export const MORE: Readonly<Record<string, string>> = {
  'with-revisions': `considering

that [most]{.deletion author="KEN" date="2030-05-17T09:30:00Z"}[many]{.insertion author="KEN" date="2030-05-17T09:30:00Z"} sites fall silent;

that [nothing]{.comment-start id="0" author="BRA" date="2030-05-17T09:30:00Z"}is left[]{.comment-end id="0"} of it.
`,
  'with-table': `| Member State | Contribution | Page |
|--------------|--------------|-----:|
| Arlen        | WTPF-30/4    |    7 |
| Bruma        | *none yet*   |      |

Table: Contributions received

> A quotation of several
> lines stands behind the table.
`,
  'with-lists': `- a first point
- a second point, with

    1. a number
    2. another

        a) and a letter

Term

:   and what it means

***

Plain text at the end, with a [link](https://example.org/report) and \`code\`.
`,
  'with-headings': `# One

## One point one

### Deeper

Text under headings[^a], and more[^b].

[^a]: The first note.

    Its second paragraph.

[^b]: The *second* note.
`,
};
