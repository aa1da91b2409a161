/** What the pages about the past have in common: how paragraphs, times and who worked are written. */
import { inWords, type SetOff } from '../../../../shared/i18n/set-off.ts';
import type { Text } from '../../../../shared/i18n/text.ts';
import { type Html, html, joined } from '../../../../shared/lib/html.ts';
import type { Actor } from '../../../../shared/opinion/actor.ts';
import { mayTogether, RIGHTS } from '../../../../shared/opinion/rights.ts';
import type { EntityId, Language } from '../../../../shared/opinion/vocabulary.ts';
import type { Session } from '../../../../shared/opinion/work.ts';
import type { Entities } from '../../../../shared/page/entities.ts';
import { paragraphName } from '../../../../shared/page/paragraph-names.ts';
import type { NamedParagraph } from '../../../../shared/wire/opinion.ts';
import type { Change, Flowed } from '../../../room/past/history-answers.ts';
import { type Author, isBySame, type MarkedPiece, type Owned } from '../../../room/past/marks.ts';
import { lineWords } from '../../../room/past/still-lines.ts';
import type { FoundChanges } from '../../views/changes.ts';
import { pieceHtml } from '../sheet/opinion-part.ts';
import { withheldHtml } from '../withheld.ts';

export interface Words {
  readonly text: Text;
  readonly entities: Entities;
}

export const momentHtml = (text: Text, at: number): Html => html`<time datetime="${new Date(at).toISOString()}">${text.moment(at)}</time>`;

/** Of own words for Member States, of personal data for chair and secretariat. */
export function withholdWay({ t, language }: Text, opinion: string, reader: Pick<Actor, 'capacity' | 'functions'>): Html | false {
  const way = (page: string, words: string): Html => html` <a href="/o/${opinion}/${page}?lang=${language}">${words}</a>`;
  if (RIGHTS[reader.capacity].hold) return way('withhold', t('withhold.title'));
  return mayTogether(reader) && way('personal-data', t('personal.title'));
}

export const nameOf = (text: Text, named: NamedParagraph | null): string =>
  named === null ? text.t('paragraph.unnamed') : paragraphName(text, named);

const setOffOf = (text: Text, named: NamedParagraph | null): SetOff =>
  named === null ? inWords(text.t('paragraph.unnamed')) : text.setOff(paragraphName(text, named));

/** Since when it is told. */
export function baselineWords({ t, facts }: Text, { is, seq }: FoundChanges['since']): string {
  if (seq === null) return t('past.is.declared');
  const named = is === 'tabled' || is === 'mine' || is === 'here' ? [t(`past.is.${is}`)] : [];
  return facts([...named, t('opinion.position', { seq })]);
}

/** To what it is narrowed, which whoever is handed a file cannot see in any other way. */
export const narrowedWords = ({ text: { t, list }, entities }: Words, { chosen, open }: FoundChanges): readonly string[] => [
  ...(chosen.length === 0 ? [] : [t('app.valueOf', { field: t('past.state'), is: list(chosen.map((one) => entities.name(one))) })]),
  ...(open ? [t('past.open')] : []),
];

/** How it is called, and how it has changed. */
export function changeWords(text: Text, { is, moved, was, now }: Pick<Change, 'is' | 'moved' | 'was' | 'now'>): string {
  const { t } = text;
  const name = nameOf(text, now ?? was);
  const marks = [
    ...(is === 'same' ? [] : [t(`compare.is.${is}`)]),
    ...(moved ? [t('compare.moved')] : []),
    ...(was !== null && now !== null && nameOf(text, was) !== name && !now.removed ? [t('past.then', { name: nameOf(text, was) })] : []),
  ];
  return t('app.saidOf', { name, words: text.list(marks) });
}

/** Behind words of somebody who is not told. */
export const UNTOLD = '?';

/** Before whoever put older words there: the same in scripts of either direction. */
export const BROUGHT = '↓';

export function workerWords({ text, entities }: Words, worker: Author): string {
  if (worker === null) return text.t('past.somebody');
  if (worker === 'room') return text.t('past.room');
  return worker === 'restricted' ? text.t('past.restricted') : entities.name(worker.entity);
}

/** Whose work it was, and how. */
export function whoWorked(words: Words, { who, how, of }: Session): string {
  const { text, entities } = words;
  const name = text.list(who.map((one) => workerWords(words, one)));
  if (how === 'typed' || how === 'published') return name;
  if (how === 'settled') return text.t('past.how.settled', { name, state: of === null ? '' : entities.name(of) });
  return text.t(`past.how.${how}`, { name });
}

/** Of those who are chosen, in their order. Without colour, and on paper, they are told apart too. */
const CHOSEN_SHAPES = ['■', '▲', '●', '◆', '▼', '★'] as const;

/** Nothing where it is none of those who are chosen. */
export const shapeHtml = (chosen: readonly EntityId[], entity: EntityId): Html | null => {
  const shape = CHOSEN_SHAPES[chosen.indexOf(entity)];
  return shape === undefined ? null : html`<span aria-hidden="true">${shape}</span> `;
};

/** A code in letters, which every eye finds again, and for the ear the name; of those who are chosen, a shape and the time too. */
function whoseHtml(words: Words, { by = [], at, brought }: MarkedPiece, chosen: readonly EntityId[]): Html {
  const { text, entities } = words;
  const isChosen = by.some((one) => one !== null && typeof one !== 'string' && chosen.includes(one.entity));
  const short = (one: Author): Html => {
    if (one === null) return html`${UNTOLD}`;
    return typeof one === 'string' ? html`${workerWords(words, one)}` : html`${shapeHtml(chosen, one.entity)}${entities.code(one.entity)}`;
  };
  const name = text.list(by.map((one) => workerWords(words, one)));
  const said = brought === true ? text.t('past.broughtBy', { name }) : name;
  const spoken = html`<span class="unseen" lang="${text.language}"> (${brought === true ? said : text.t('past.by', { name })}) </span>`;
  const when = isChosen && at !== undefined && html` <bdi lang="${text.language}">${momentHtml(text, at)}</bdi>`;
  return html`<bdi class="whose"${isChosen && html` data-chosen`} title="${said}"><span aria-hidden="true">${brought === true && `${BROUGHT} `}${joined(by.map(short), html` `)}</span>${spoken}${when}</bdi>`;
}

/** Are there older words among them of which it is told who put them there? */
export const hasBrought = (changes: readonly Pick<Change, 'pieces'>[]): boolean =>
  changes.some(({ pieces }) => pieces.some(({ brought }) => brought === true));

/**
 * Of each piece whose it is, said behind it: once where the same replaced some words by others. Nothing where nobody is told, or all stayed. Beside
 * others' words those of somebody who is not told end with that: else they would be taken for part of what is said next.
 */
export function whoseBehind(pieces: readonly MarkedPiece[]): readonly (readonly Author[])[] {
  const isTold = pieces.some(({ by = [] }) => by.some((one) => one !== null));
  return pieces.map((piece, place) => {
    const { is, by } = piece;
    const next = pieces[place + 1];
    const isBeside = next !== undefined && next.is !== 'same';
    if (!isTold || is === 'same' || (isBeside && isBySame(piece, next))) return [];
    return by ?? (isBeside ? [null] : []);
  });
}

interface Written {
  readonly language: Language;
  /** Whose marks the reader looks for. */
  readonly chosen?: readonly EntityId[];
  /** Before the words; none of them. */
  readonly label?: string;
}

/** What came and what went, and whose it is. */
export function markedHtml(words: Words, pieces: readonly MarkedPiece[], { language, chosen = [], label = '' }: Written): Html {
  const behind = whoseBehind(pieces);
  const written = pieces.map((piece, place) => {
    const by = behind[place] ?? [];
    return html`${pieceHtml(piece, words.text)}${by.length > 0 && whoseHtml(words, { ...piece, by }, chosen)}`;
  });
  return lineWords(written, label, language);
}

/** What stands behind words of somebody who is not told, and why. */
export const untoldHtml = ({ t }: Text): Html => html`<bdi class="whose" aria-hidden="true">${UNTOLD}</bdi> ${t('past.withheld')}`;

export const broughtHtml = ({ t }: Text): Html => html`<bdi class="whose" aria-hidden="true">${BROUGHT}</bdi> ${t('past.brought')}`;

/** Words as they read, and behind each stretch whose it is. */
export function ownedHtml(words: Words, owned: readonly Owned[], language: Language): Html {
  const written = owned.map(
    ({ text, by }) => html`${withheldHtml(text, words.text)}${whoseHtml(words, { is: 'same', text, by: [by] }, [])}`,
  );
  return html`<p class="words" lang="${language}" dir="auto">${written}</p>`;
}

/** Of one paragraph: in a long log a thousand times as many bytes would be of these as of its words. */
const SESSIONS = 20;

/** Those that came last, and how many are left out. */
function lastWork({ t }: Text, sessions: readonly Session[]): { readonly last: readonly Session[]; readonly left: readonly string[] } {
  const count = Math.max(0, sessions.length - SESSIONS);
  return { last: sessions.slice(count), left: count === 0 ? [] : [t('past.left', { count })] };
}

export function workHtml(words: Words, sessions: readonly Session[]): Html | null {
  if (sessions.length === 0) return null;
  const { text } = words;
  const { last, left } = lastWork(text, sessions);
  const all = last.map((one) => html`${whoWorked(words, one)}, ${momentHtml(text, one.until)}`);
  return html`<p class="note">${text.t('past.work')} ${joined([...all, ...left.map((one) => html`${one}`)], html` · `)}</p>`;
}

export const flowsHtml = (text: Text, flows: readonly Flowed[]): readonly Html[] =>
  flowWords(text, flows).map((line) => html`<p class="note">${line}</p>`);

/** Of a paragraph that went on in another, or began in it, that is said; of all else that words went there. */
const FLOWS = {
  from: { join: 'past.flow.mergedFrom', split: 'past.flow.splitFrom', shift: 'past.flow.from', replace: 'past.flow.from' },
  into: { join: 'past.flow.mergedInto', split: 'past.flow.splitInto', shift: 'past.flow.into', replace: 'past.flow.into' },
} as const;

/** Each once. */
const flowWords = (text: Text, flows: readonly Flowed[]): readonly string[] => [
  ...new Set(flows.map(({ way, how, other }) => text.t(FLOWS[way][how], { paragraph: setOffOf(text, other) }))),
];

/** Who worked on a paragraph and when, and where words came from and went: a line each. */
export function aboutWords(words: Words, { sessions, flows }: Pick<Change, 'sessions' | 'flows'>): readonly string[] {
  const { text } = words;
  const { last, left } = lastWork(text, sessions);
  const all = [...last.map((one) => `${whoWorked(words, one)}, ${text.moment(one.until)}`), ...left];
  return [...(all.length === 0 ? [] : [`${text.t('past.work')} ${all.join(' · ')}`]), ...flowWords(text, flows)];
}
