/**
 * How a text looks in Word: a style for each kind of paragraph, so that whoever reads the file back knows what a paragraph is, and a font
 * for each script. Nothing is said by colour.
 */
import { AlignmentType, type IRunPropertiesOptions, type IStylesOptions } from 'docx';
import { OWN_STYLES, type OwnStyle } from '../../shared/word/own-styles.ts';
import type { WordStyle, WordText } from './word-text.ts';

export const STYLE_IDS: Readonly<Record<WordStyle, OwnStyle>> = {
  title: 'OpinionTitle',
  enacting: 'EnactingLine',
  'preamble-heading': 'PreambleHeading',
  'preamble-item': 'PreambleItem',
  'operative-heading': 'OperativeHeading',
  'operative-item': 'OperativeItem',
  text: 'OpinionText',
  footnote: 'OpinionFootnote',
  'below-heading': 'BelowHeading',
  below: 'BelowText',
};
export const LABEL_STYLE: OwnStyle = 'OpinionLabel';
/** Of the paragraphs of a comment, so that it is known when the file comes back. */
export const REMARK_STYLE: OwnStyle = 'OpinionRemark';

/** Twips: 0.9 cm for each level. */
export const STEP = 510;

const TAGS: Readonly<Record<WordText['language'], string>> = {
  ...{ en: 'en-GB', fr: 'fr-FR', es: 'es-ES', ru: 'ru-RU', zh: 'zh-CN', ar: 'ar-SA' },
};

type Styles = Pick<IStylesOptions, 'default' | 'paragraphStyles' | 'characterStyles'>;

export function wordStyles({ language, boldHeadings }: Pick<WordText, 'language' | 'boldHeadings'>): Styles {
  const keyword: IRunPropertiesOptions = boldHeadings ? { bold: true } : { italics: true };
  const heading = (id: 'preamble-heading' | 'operative-heading') => ({
    ...{ ...plain(id), next: STYLE_IDS[id === 'preamble-heading' ? 'preamble-item' : 'operative-item'] },
    ...{ run: keyword, paragraph: { keepNext: true, outlineLevel: 1, spacing: { before: 240, after: 120 } } },
  });
  const plain = (id: WordStyle) => ({ id: STYLE_IDS[id], name: OWN_STYLES[STYLE_IDS[id]], basedOn: 'Normal', quickFormat: true });
  const tag = TAGS[language];
  return {
    default: {
      document: {
        run: {
          size: 24,
          font: { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial', eastAsia: 'SimSun' },
          language: { value: language === 'ar' || language === 'zh' ? 'en-GB' : tag, eastAsia: TAGS.zh, bidirectional: TAGS.ar },
        },
        paragraph: { spacing: { after: 120 } },
      },
    },
    paragraphStyles: [
      {
        ...{ ...plain('title'), next: STYLE_IDS.enacting, run: { bold: true, size: 32 } },
        paragraph: { alignment: AlignmentType.CENTER, keepNext: true, outlineLevel: 0, spacing: { after: 240 } },
      },
      plain('enacting'),
      heading('preamble-heading'),
      plain('preamble-item'),
      heading('operative-heading'),
      plain('operative-item'),
      plain('text'),
      { ...plain('footnote'), run: { size: 20 } },
      {
        ...{ ...plain('below-heading'), next: STYLE_IDS.below, run: { bold: true } },
        paragraph: { keepNext: true, spacing: { before: 360, after: 120 } },
      },
      { ...plain('below'), run: { size: 22 } },
      { id: REMARK_STYLE, name: OWN_STYLES[REMARK_STYLE], basedOn: 'Normal' },
    ],
    characterStyles: [{ id: LABEL_STYLE, name: OWN_STYLES[LABEL_STYLE], quickFormat: true }],
  };
}
