/**
 * What belongs to an opinion and is not of its text: the reservations with the notes that are appended (7.11), who stands aside, what was
 * said for the record, and what a draft has lost. On paper it stands below; so it does here, in styles of its own.
 */
import { BY_WEIGHT } from '../../shared/opinion/kinds.ts';
import type { PositionKind } from '../../shared/opinion/vocabulary.ts';
import { adoptedWords } from '../../shared/page/ad-referendum.ts';
import { appealLines } from '../../shared/page/appeals.ts';
import { KIND_MARKS } from '../../shared/page/kind-marks.ts';
import { lateWords } from '../../shared/page/late-words.ts';
import type { OpinionNames } from '../../shared/page/paragraph-names.ts';
import type { Reading } from '../../shared/page/text-html.ts';
import { runsFromRight } from './direction.ts';
import type { Remarks } from './remarks.ts';
import { wordRun } from './runs.ts';
import type { WordComment, WordParagraph } from './word-text.ts';

export function below(reading: Reading, names: OpinionNames, remarks: Remarks): readonly WordParagraph[] {
  return [
    ...adReferendum(reading, names),
    ...BY_WEIGHT.flatMap((kind) => listed(kind, reading, names)),
    ...aside(reading, names),
    ...statements(reading, names),
    ...appeals(reading, names),
    ...removed(reading, names, remarks),
  ];
}

function line(words: string, reading: Reading, more: Partial<WordParagraph> = {}): WordParagraph {
  const rtl = runsFromRight(words) ?? reading.text.dir === 'rtl';
  return {
    block: null,
    style: 'below',
    level: 0,
    rtl,
    inserted: null,
    deleted: null,
    comments: [],
    threads: [],
    ...more,
    runs: [wordRun(words)],
  };
}

const spoken = (words: string | undefined, reading: Reading): readonly WordParagraph[] =>
  words === undefined ? [] : words.split('\n').map((one) => line(one, reading, { level: 1 }));

const under = (heading: string, reading: Reading, lines: readonly WordParagraph[]): readonly WordParagraph[] =>
  lines.length === 0 ? [] : [line(heading, reading, { style: 'below-heading' }), ...lines];

const adReferendum = (reading: Reading, names: OpinionNames): readonly WordParagraph[] =>
  adoptedWords(reading.register, reading.text, names.entity).flatMap(({ words, note }) => [
    line(words, reading),
    ...spoken(note?.statement, reading),
  ]);

function listed(kind: PositionKind, reading: Reading, names: OpinionNames): readonly WordParagraph[] {
  const { register, text, entities } = reading;
  const { below: heading } = KIND_MARKS[kind];
  if (heading === null) return [];
  const lines = register.paragraphs.flatMap(({ id, positions }) =>
    positions
      .filter((one) => one.kind === kind && !one.met && !one.entered)
      .flatMap(({ entity, note }) => [
        line(text.facts([entities.name(entity), names.paragraph(id)]), reading),
        ...spoken(note?.appended ?? note?.reason, reading),
      ]),
  );
  return under(text.t(heading), reading, lines);
}

function aside(reading: Reading, names: OpinionNames): readonly WordParagraph[] {
  const { register, text } = reading;
  return register.dissociations.flatMap(({ entity, targets, note }) => {
    const paragraphs = names.paragraphs(targets.map(({ block }) => block));
    return [line(text.t('news.aside', { state: names.entity(entity), paragraphs }), reading), ...spoken(note?.reason, reading)];
  });
}

function statements(reading: Reading, names: OpinionNames): readonly WordParagraph[] {
  const { register, text } = reading;
  const { t, moment } = text;
  const lines = register.statements.flatMap(({ at, entity, kind, block, corrects, corrected, note }) => {
    const earlier = register.statements.find(({ seq }) => seq === corrects);
    const heads = [
      t(`said.${kind}`, { entity: names.entity(entity) }),
      t('app.atTime', { moment: moment(at), name: names.paragraph(block) }),
      ...(earlier === undefined ? [] : [t('said.corrects', { moment: moment(earlier.at) })]),
      ...(corrected ? [t('said.corrected')] : []),
    ];
    return [line(text.facts(heads), reading), ...spoken(note?.statement, reading)];
  });
  const late = lateWords(text, register, names).flatMap(({ objection: { note }, head, about }) => [
    line(text.facts([head, ...about]), reading),
    ...spoken(note?.reason, reading),
  ]);
  return under(t('said.title'), reading, [...late, ...lines]);
}

function appeals(reading: Reading, names: OpinionNames): readonly WordParagraph[] {
  const { register, text } = reading;
  const lines = register.appeals.flatMap((one) =>
    appealLines(text, names, one).flatMap(({ words, said }) => [line(words, reading), ...spoken(said, reading)]),
  );
  return under(text.t('appeal.title'), reading, lines);
}

/** Of an adopted opinion it is history. */
function removed(reading: Reading, names: OpinionNames, remarks: Remarks): readonly WordParagraph[] {
  const { register, text } = reading;
  if (register.phase === 'adopted') return [];
  const lines = register.paragraphs
    .filter((one) => one.removed && one.status !== null)
    .flatMap((one) => {
      const comments: readonly WordComment[] = remarks.on(one);
      return [line(names.paragraph(one.id), reading, { comments }), ...spoken(one.lastWords?.trim(), reading)];
    });
  return under(text.t('paragraph.removedTitle'), reading, lines);
}
