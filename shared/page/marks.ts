/** What is said of a paragraph beside it, as shapes and words. */
import type { Text } from '../i18n/text.ts';
import { BY_WEIGHT, KINDS } from '../opinion/kinds.ts';
import type { ButWords, Register, ShownCall, ShownParagraph } from '../opinion/register.ts';
import type { EntityId, PositionKind } from '../opinion/vocabulary.ts';
import { isDoubled } from './doubled.ts';
import type { Entities } from './entities.ts';
import { KIND_MARKS } from './kind-marks.ts';
import { NOBODY } from './nameless.ts';
import type { ShapeName } from './shapes.ts';

export interface Mark {
  /** Tells it from the others of its paragraph, whatever its count and its words are: two may have one shape. */
  readonly about: string;
  readonly shape: ShapeName;
  readonly words: string;
  /** Codes of the States behind it. */
  readonly codes: readonly string[];
}

/** What holds nothing on its paragraph stands below what does. */
const BELOW = BY_WEIGHT.filter((kind) => KINDS[kind].slot !== 'hold');

type Whole = Pick<Register, 'kind' | 'policy' | 'phase'>;

/** Status first, then whatever holds too, in the order in which it weighs. */
export function marksOf(paragraph: ButWords, text: Text, entities: Entities, register: Whole): readonly Mark[] {
  const { t } = text;
  const { positions, brackets, balanced, suggestions, status } = paragraph;
  const marks: Mark[] = [];
  const held = (kind: string) => positions.filter((position) => position.kind === kind && !position.met && !isDoubled(position, positions));
  const coded = (ids: readonly EntityId[]) => [...new Set(ids.filter((id) => id !== NOBODY).map((id) => entities.code(id)))];
  const codes = (kind: string) => coded(held(kind).map(({ entity }) => entity));
  const add = (shape: ShapeName, words: string, states: readonly string[] = [], about: string = shape): void =>
    void marks.push({ about, shape, words, codes: states });
  const said = (kind: PositionKind) => t(KIND_MARKS[kind].status, { count: held(kind).length });

  if (held('objection').length > 0) add('objected', said('objection'), codes('objection'));
  const met = positions.filter((position) => position.kind === 'objection' && position.met);
  if (met.length > 0) add('ring', t('status.met', { count: met.length }), coded(met.map(({ entity }) => entity)), 'met');
  if (held('time').length > 0) add('pending', said('time'), codes('time'));
  if (!balanced) add('unsettled', t('status.unbalanced'));
  else if (brackets > 0) add('unsettled', t('status.brackets', { count: Math.ceil(brackets / 2) }));
  if (suggestions > 0) add('suggestions', t('status.suggestions', { count: suggestions }));
  if (status === 'agreed') add(...agreedAs(register, text));
  if (status === 'reopened') {
    const by = paragraph.reopened?.entity ?? null;
    add('reopened', t('status.reopened'), by === null ? [] : coded([by]));
  }
  // of the report nobody asks whether it is agreed
  if (status === 'open' && register.kind === 'opinion') add('open', t('status.open'));
  if (paragraph.call !== null) add('call', t('status.call'));
  if (paragraph.broken !== null) add('broken', t('status.broken'), coded([paragraph.broken.entity]));
  if (paragraph.referred !== null) add('referred', referredWords(text, paragraph.referred));
  if (paragraph.reopenAsked.length > 0) add('ask', t('status.reopenAsked', { count: paragraph.reopenAsked.length }));
  if (paragraph.editorial?.proposed != null || paragraph.editorial?.changes[0] !== undefined) add('ask', t('status.editorial'));
  const toConfirm = coded(positions.filter((position) => position.toConfirm).map(({ entity }) => entity));
  if (toConfirm.length > 0) add('ask', t('status.toConfirm'), toConfirm, 'to-confirm');
  for (const kind of BELOW) if (held(kind).length > 0) add(KIND_MARKS[kind].shape, said(kind), KIND_MARKS[kind].coded ? codes(kind) : []);
  return marks;
}

/** The group is named where its name may be read. */
export const referredWords = ({ t }: Text, { note }: NonNullable<ShownParagraph['referred']>): string =>
  note?.group === undefined ? t('status.referred') : t('status.referredTo', { group: note.group });

/** What is agreed is agreed provisionally while nothing is until everything is. */
const agreedAs = ({ policy, phase }: Pick<Register, 'policy' | 'phase'>, { t }: Text): readonly [ShapeName, string] =>
  policy.packageSwitch === true && phase !== 'adopted' ? ['provisional', t('status.provisional')] : ['agreed', t('status.agreed')];

/** Why nobody can type into a paragraph under a call. */
export const callWords = ({ t, moment }: Text, { deadline }: ShownCall): string =>
  deadline === null ? t('paragraph.called') : t('paragraph.deadline', { moment: moment(deadline) });
