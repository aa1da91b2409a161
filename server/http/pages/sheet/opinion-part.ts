/** What a sheet says of one opinion: what was decided, what was said, what became of the words, what holds and who can lift it. */

import type { ParagraphChange } from '../../../../shared/compare/paragraphs.ts';
import type { Piece } from '../../../../shared/compare/words.ts';
import type { Text } from '../../../../shared/i18n/text.ts';
import { type Html, html, joined, type Part } from '../../../../shared/lib/html.ts';
import type { ActNote } from '../../../../shared/opinion/entry.ts';
import { type Happening, isDecision } from '../../../../shared/opinion/happened.ts';
import { BY_WEIGHT, KINDS } from '../../../../shared/opinion/kinds.ts';
import type { ShownAppeal, ShownPosition } from '../../../../shared/opinion/register.ts';
import type { BlockId, Language, PositionKind } from '../../../../shared/opinion/vocabulary.ts';
import { adoptedWords } from '../../../../shared/page/ad-referendum.ts';
import { appealLines } from '../../../../shared/page/appeals.ts';
import { callsIn, type RunningCall } from '../../../../shared/page/concerns.ts';
import type { Entities } from '../../../../shared/page/entities.ts';
import { pendingWords } from '../../../../shared/page/instructions.ts';
import { KIND_MARKS } from '../../../../shared/page/kind-marks.ts';
import { metInCall, metWords } from '../../../../shared/page/met-words.ts';
import { NOBODY } from '../../../../shared/page/nameless.ts';
import { calledWords, phaseWords } from '../../../../shared/page/opinion-head.ts';
import type { OpinionNames } from '../../../../shared/page/paragraph-names.ts';
import { holdsIn, type Placed } from '../../../../shared/page/placed.ts';
import { awayIn, awayWords } from '../../../../shared/page/referrals.ts';
import { namesIn } from '../../../../shared/page/text-html.ts';
import type { Moment, Period } from '../../../room/past/period.ts';
import { drawEach } from '../draw.ts';
import { withheldHtml } from '../withheld.ts';
import { partHtml, timeHtml, toldHtml } from './frame.tsx';

export interface Told {
  readonly text: Text;
  readonly entities: Entities;
  readonly names: OpinionNames;
  /** How the time of what happened is written. */
  readonly when: (at: number) => Html;
}

/** On paper a long list of paragraphs is not cut short. */
export function toldOf(moment: Moment, text: Text, entities: Entities, when: Told['when'] = (at) => timeHtml(text, at)): Told {
  const names = namesIn({ ...moment, text, entities });
  return { text, entities, when, names: { ...names, paragraphs: (ids) => text.listSetOff(names.inOrder(ids).map(names.setOff)) } };
}

/** The number and the title, and how far it is. */
export function opinionHeading({ register }: Moment, text: Text): Html {
  const { title, language } = register;
  return html`${calledWords(text, register)} · <span lang="${language}" dir="auto">${title}</span> · ${phaseWords(text, register)}`;
}

/** In turns: others are served between two changes, or two of what was said. */
export async function opinionPart(period: Period, text: Text, entities: Entities): Promise<Html> {
  const { began, after, happened, notes } = period;
  const told = toldOf(after, text, entities);
  const said = happened.filter((one) => !isDecision(one) && !isForRecord(one));
  const sayings = (all: readonly Happening[]): Promise<readonly Part[]> =>
    drawEach(all.filter(isNamed), (one) => sayingHtml(one, told, notes.get(one.seq)));
  const none = text.t('sheet.none');
  const holds = holdsIn(after.register);
  const [named, counted] = [holds.filter(({ position }) => isNamed(position)), holds.filter(({ position }) => !isNamed(position))];
  const withStates = (words: string, blocks: readonly BlockId[] | null): string =>
    [words, ...[metInCall, pendingWords].map((of) => of(after.register, blocks, text, told.names.entity))].filter(Boolean).join(' ');
  type Heading = `sheet.${'decisions' | 'positions' | 'text' | 'holds' | 'calls' | 'away'}` | 'said.title' | 'appeal.title';
  const part = (key: Heading, items: readonly Part[], empty: string | null = none): Html | null => partHtml(text.t(key), items, empty);
  return html`${[
    part('sheet.decisions', await drawEach(happened.filter(isDecision), (one) => decisionHtml(one, after, told, notes.get(one.seq)))),
    part('sheet.positions', [
      ...(await sayings(said)),
      ...countsSaid(
        said.filter((one) => !isNamed(one)),
        told,
      ),
    ]),
    part('said.title', await sayings(happened.filter(isForRecord)), null),
    part(
      'appeal.title',
      after.register.appeals
        .filter(({ seq, ended }) => seq > began || ended === null || ended.seq > began)
        .map((one) => appealHtml(one, told)),
      null,
    ),
    part('sheet.text', await changesHtml(period, told)),
    part('sheet.holds', [...(await drawEach(named, (one) => holdHtml(one, told))), ...countsHeld(counted, told)]),
    part(
      'sheet.calls',
      [
        ...callsIn(after.register).map((one) => withStates(callWords(one, told), one.blocks)),
        ...(after.register.adoptionCall === null ? [] : [withStates(text.t('news.adoptionCalled'), null)]),
      ],
      null,
    ),
    part(
      'sheet.away',
      awayIn(after.register).map(({ referred, blocks }) => text.facts([told.names.paragraphs(blocks), awayWords(text, referred)])),
      null,
    ),
  ]}`;
}

/** Whose it is and against what, how it ended, and what its State says to that. */
export const appealHtml = (appeal: ShownAppeal, { text, names }: Told): Html =>
  joined(
    appealLines(text, names, appeal).map(({ words, said }) => html`${words}${toldHtml(said)}`),
    html`<br>`,
  );

/** The public is told of others how many they are. */
const isNamed = ({ entity }: Pick<Happening, 'entity'>): boolean => entity !== NOBODY;

const isForRecord = ({ what }: Happening): boolean => what === 'statement' || what === 'aside';

export const callWords = ({ call, blocks }: RunningCall, { text, names }: Told): string =>
  call.deadline === null
    ? text.t('news.called', { paragraphs: names.paragraphs(blocks) })
    : text.t('sheet.silence', { paragraphs: names.paragraphs(blocks), moment: text.moment(call.deadline) });

/** One thing that happened, as it is told afterwards. */
export const happeningHtml = (one: Happening, after: Moment, told: Told, note: ActNote | undefined): Html =>
  isDecision(one) ? decisionHtml(one, after, told, note) : sayingHtml(one, told, note);

function decisionHtml(one: Happening, after: Moment, { text, names, when }: Told, note: ActNote | undefined): Html {
  const { what, blocks, until, entity, outcome, at } = one;
  const { t } = text;
  const words = ((): string => {
    const paragraphs = names.paragraphs(blocks.flatMap((block) => block ?? []));
    const paragraph = names.setOff(blocks[0] ?? null);
    if (what === 'adopting') return t('news.adopting', { moment: text.moment(until ?? at) });
    if (what === 'extended') return t('sheet.extended', { paragraphs, moment: text.moment(until ?? at) });
    if (what === 'called' && until !== null) return t('sheet.silence', { paragraphs, moment: text.moment(until) });
    if (what === 'published') return t('restricted.published');
    if (what === 'closed' && outcome !== null) return t('opinion.notAdopted', { outcome: t(`outcome.${outcome}`) });
    return text.say(`news.${what}` as 'news.called', { paragraphs, paragraph });
  })();
  const forWhom = entity === null || entity === '' || what !== 'reopened' ? '' : ` (${names.entity(entity)})`;
  const pending = what !== 'adopted' || !stands(one, after) ? [] : adoptedWords(after.register, text, names.entity);
  const subject = pending.map((said) => html`<br>${said.words}${toldHtml(said.note?.statement)}`);
  const fell = !stands(one, after) && html` <span class="fell">(${t('sheet.fell')})</span>`;
  return html`${when(at)} · ${words + forWhom}${fell}${subject}${toldHtml(note?.group ?? note?.reason)}`;
}

/** Of a declaration or an adoption: is it still so at the end? */
function stands({ what, seq, blocks }: Happening, { register }: Moment): boolean {
  if (what === 'adopting') return (register.adopting ?? register.adopted)?.seq === seq;
  if (what === 'adopted') return register.adopted !== null;
  if (what !== 'declared') return true;
  const found = register.paragraphs.find(({ id }) => id === blocks[0]);
  return found?.declared?.seq === seq && found.declared.stands && found.status === 'agreed';
}

function sayingHtml(one: Happening, told: Told, note: ActNote | undefined): Html {
  const { what, seq, at, blocks, kind, entity, by, until, enteredBy, via, letters } = one;
  const { text, names } = told;
  const { t } = text;
  const came = what === 'withdrawn' && kind === 'ad-referendum';
  const how = withholdingKey(one) ?? (what.startsWith('appeal') ? `appeal.news.${what}` : `news.${what}`);
  const key = what === 'raised' ? `news.${kind}` : came ? 'news.instructionsCame' : how;
  const paragraph = names.setOff(blocks[0] ?? null);
  const paragraphs = names.paragraphs(blocks.flatMap((block) => block ?? []));
  const words = [
    text.say(key as 'news.met', {
      state: names.entity(entity ?? ''),
      paragraph,
      paragraphs,
      seq,
      by: names.entity(by ?? ''),
      count: letters,
    }),
    ...(what === 'raised' && until !== null ? [t('card.until', { date: text.moment(until) })] : []),
    ...((what === 'raised' || what === 'disowned' || what === 'appealed') && enteredBy !== null && via !== null
      ? [t('card.entered', { capacity: t(`capacity.${enteredBy}`), channel: t(`channel.${via}`) })]
      : []),
  ];
  return html`${told.when(at)} · ${text.facts(words)}${noteHtml(note, text)}`;
}

/** Words that chair and secretariat withhold are no State's own. */
function withholdingKey({ what, entity }: Happening): string | null {
  switch (what) {
    case 'withheld':
      return entity === null ? 'personal.news.withheld' : 'withhold.news';
    case 'withholdingProposed':
      return 'personal.news.proposed';
    case 'withholdingDeclined':
      return 'personal.news.declined';
    case 'withholdingTakenBack':
      return 'personal.news.takenBack';
    default:
      return null;
  }
}

/** Reason or statement, and what would meet an objection. */
export function noteHtml(note: ActNote | null | undefined, { t }: Text): readonly Part[] {
  const cure = note?.cure ? t('app.valueOf', { field: t('card.cure'), is: note.cure }) : undefined;
  return [note?.reason, note?.statement, note?.appended, cure].map(toldHtml);
}

/** What stands, since when, and who alone ends it. */
export function holdHtml(one: Placed, told: Told): Html {
  const { t } = told.text;
  const lifts = t('card.lifts', { state: told.names.entity(one.position.entity) });
  const { noted, note, entity } = one.position;
  const heard = noted !== null && html`<br>${t('card.noted', { state: told.names.entity(entity) })}${toldHtml(noted.note?.words)}`;
  return html`${positionWords(one, told)} ${lifts}${noteHtml(note, told.text)}${heard}`;
}

/** `named`: with the person who raised it. */
export function positionWords({ position, block }: Placed, { text, names }: Told, named = false): string {
  const met = metWords(position, text, names);
  const { kind, entity, at, until, note, entered, enteredBy, via } = position;
  const sentence = text.say(`news.${kind}`, { state: names.entity(entity), paragraph: names.setOff(block) });
  const more = [
    text.t('card.at', { moment: text.moment(at) }),
    ...(named && note?.person !== undefined ? [text.t('card.by', { person: note.person })] : []),
    ...(until === null ? [] : [text.t('card.until', { date: text.moment(until) })]),
    ...(entered && enteredBy !== null
      ? [
          text.t('card.entered', { capacity: text.t(`capacity.${enteredBy}`), channel: text.t(`channel.${via}`) }),
          text.t('status.toConfirm'),
        ]
      : []),
    ...(met === null ? [] : [met]),
  ];
  const said = `${sentence} ${text.facts(more)}`;
  return /[.。]$/.test(said) ? said : `${said}.`;
}

const isCounted = (kind: string | null): kind is PositionKind => kind !== null && kind in KINDS;

/** For each paragraph how much of each kind was raised, and how much was withdrawn; nobody is named. */
function countsSaid(said: readonly Happening[], told: Told): readonly string[] {
  const { t } = told.text;
  return byParagraph(
    said,
    ({ blocks }) => blocks[0] ?? null,
    told,
    (here) => [
      ...countsOf(
        here.filter(({ what }) => what === 'raised').map(({ kind }) => kind),
        told.text,
      ),
      ...many(here.filter(({ what }) => what === 'withdrawn' || what === 'disowned').length, (count) => t('sheet.withdrawn', { count })),
      ...many(here.filter(({ what }) => what === 'reopenAsked').length, (count) => t('status.reopenAsked', { count })),
    ],
  );
}

const countsHeld = (holds: readonly Placed[], told: Told): readonly string[] =>
  byParagraph(
    holds,
    ({ block }) => block,
    told,
    (here) =>
      countsOf(
        here.map(({ position }: { readonly position: ShownPosition }) => position.kind),
        told.text,
      ),
  );

const many = (count: number, say: (count: number) => string): readonly string[] => (count === 0 ? [] : [say(count)]);

const countsOf = (kinds: readonly (string | null)[], { t }: Text): readonly string[] =>
  BY_WEIGHT.flatMap((kind) =>
    many(kinds.filter((one) => isCounted(one) && one === kind).length, (count) => t(KIND_MARKS[kind].status, { count })),
  );

function byParagraph<One>(
  all: readonly One[],
  where: (one: One) => BlockId | null,
  { text, names }: Told,
  say: (here: readonly One[]) => readonly string[],
): readonly string[] {
  const blocks = [...new Set(all.map(where))];
  return blocks.flatMap((block) => {
    const parts = say(all.filter((one) => where(one) === block));
    return parts.length === 0 ? [] : [text.t('app.saidOf', { name: names.paragraph(block), words: text.list(parts) })];
  });
}

async function changesHtml({ changes, after }: Period, told: Told): Promise<readonly Part[]> {
  if (changes === null) return after.blocks.length === 0 ? [] : [told.text.t('sheet.newText')];
  return drawEach(changes, (change) => changeHtml(change, after.register.language, told));
}

function changeHtml({ is, moved, before, paragraph, pieces }: ParagraphChange, language: Language, { text, names }: Told): Html {
  const { t } = text;
  const marks = [
    ...(is === 'same' ? [] : [t(`compare.is.${is}`)]),
    ...(moved ? [before?.label ? t('compare.movedFrom', { label: before.label }) : t('compare.moved')] : []),
    ...(before !== null && before.kind !== paragraph.kind ? [t('compare.was', { kind: t(`block.${before.kind}`) })] : []),
  ];
  const name = is === 'gone' && paragraph.label !== '' ? paragraph.label : names.paragraph(paragraph.id);
  const head = t('app.saidOf', { name, words: text.list(marks) });
  return html`${head}${is !== 'same' && wordsHtml(pieces, language, text)}`;
}

export function wordsHtml(pieces: readonly Piece[], language: Language, text: Text): Html {
  return html`<p class="words" lang="${language}" dir="auto">${pieces.map((one) => pieceHtml(one, text))}</p>`;
}

/** Screen readers pass over `ins` and `del` in silence. What they are told has a direction of its own, and gives the paragraph none. */
export function pieceHtml({ is, text }: Piece, words: Text): Html {
  const { t, language, dir } = words;
  const said = withheldHtml(text, words);
  if (is === 'same') return said;
  const spoken = (words: string): Html => html`<span class="unseen" lang="${language}" dir="${dir}">${words} </span>`;
  return html`<${is}>${spoken(t(is === 'ins' ? 'compare.inserted' : 'compare.deleted'))}${said}${spoken(` ${t('compare.end')}`)}</${is}>`;
}
