/**
 * The styles of files that go out of here, by their id, with the name that a person reads. Ids are part of what others read: they stay. Whoever
 * saves such a file again gives styles other ids, made from their names (LibreOffice: `Opinionlabel`), so that one is known by either.
 */
export const OWN_STYLES = {
  OpinionTitle: 'Opinion title',
  EnactingLine: 'Enacting line',
  PreambleHeading: 'Preamble heading',
  PreambleItem: 'Preamble item',
  OperativeHeading: 'Operative heading',
  OperativeItem: 'Operative item',
  OpinionText: 'Opinion text',
  OpinionFootnote: 'Opinion footnote',
  BelowHeading: 'Heading below the text',
  BelowText: 'Below the text',
  OpinionLabel: 'Opinion label',
  OpinionRemark: 'Opinion remark',
} as const;
/**
 * Begins the bookmark of each paragraph below the text: LibreOffice gives a paragraph the style of the one before it whose end goes.
 */
export const BELOW_MARK = 'below_';
export type OwnStyle = keyof typeof OWN_STYLES;

const folded = (text: string): string => text.replace(/[\s_-]/gu, '').toLowerCase();
const known = new Map(Object.entries(OWN_STYLES).flatMap(([id, name]) => [id, name].map((one) => [folded(one), id as OwnStyle])));

/** Null where the style is none of ours. */
export const ownStyle = (called: string): OwnStyle | null => known.get(folded(called)) ?? null;
