/**
 * The words of notices, in the language of who reads them. An opinion is named by its number alone: neither its text nor its title is in any
 * mail, so nothing that is restricted, now or later, ever is.
 */

import { documentNumber } from '../../shared/forum/document.ts';
import { type Notice, type NoticeAbout, silenceNotice } from '../../shared/forum/notice.ts';
import type { Names } from '../../shared/forum/people.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText, type Text } from '../../shared/i18n/text.ts';
import type { Language, SeatId } from '../../shared/opinion/vocabulary.ts';
import { entitiesIn } from '../forum/entities-in.ts';

/** A day or a moment for a calendar. */
export interface Dated {
  readonly uid: string;
  readonly when: { readonly from: string; readonly to: string } | number;
  readonly summary: string;
  readonly location: string | null;
}

export interface Letter {
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly dated: Dated | null;
}

export interface Facts {
  readonly state: ForumState;
  /** Where this server is reached. */
  readonly origin: string;
  /** The number of an opinion. */
  readonly numberOf: (opinion: string) => Promise<string>;
  /** Does a call on paragraphs of the opinion run until that moment, ms UTC? */
  readonly callRuns: (opinion: string, deadline: number) => Promise<boolean>;
  /** Opinions that changed after that moment, ms UTC. */
  readonly changedSince: (since: number) => Promise<readonly { readonly id: string; readonly number: string }[]>;
}

/** A link for the seat, and until when it works, ms UTC. */
export interface MadeLink {
  readonly url: string;
  readonly expiresAt: number;
}

interface Parts {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly dated?: Dated;
}

/** Of what was not sent yet no more is known than this. */
export type Written = Pick<Notice, 'about'> & {
  /** Words of a free notice, or the question of a circular letter; null where they were erased. */
  readonly words: string | null;
};

type About<Kind extends NoticeAbout['kind']> = Extract<NoticeAbout, { readonly kind: Kind }>;

/** `link`: of an invitation. */
export async function writeLetter(facts: Facts, { about, words }: Written, seat: SeatId, link: MadeLink | null): Promise<Letter> {
  const language = facts.state.languages.get(seat) ?? 'en';
  const text = createText(language, await loadCatalogue(language), 'UTC');
  const forum = facts.state.forum?.name ?? '';
  const { subject, paragraphs, dated = null } = await partsOf(facts, text, about, { forum, seat, link, words });
  return { language, subject, text: `${[...paragraphs, text.t('mail.foot', { forum })].join('\n\n')}\n`, dated };
}

interface Addressed {
  readonly forum: string;
  readonly seat: SeatId;
  readonly link: MadeLink | null;
  readonly words: string | null;
}

async function partsOf(facts: Facts, text: Text, about: NoticeAbout, { forum, seat, link, words }: Addressed): Promise<Parts> {
  switch (about.kind) {
    case 'invitation':
      return ofInvitation(facts, text, forum, seat, link);
    case 'deadline':
    case 'deadline-near':
      return ofDeadline(facts, text, forum, about);
    case 'sitting':
      return ofSitting(facts, text, forum, about);
    case 'silence':
    case 'silence-near':
      return ofSilence(facts, text, forum, about);
    case 'digest':
      return ofDigest(facts, text, forum, about);
    case 'circular':
      return ofCircular(facts, text, { forum, words }, about);
    case 'free':
      return { subject: text.t('mail.free.subject', { forum, subject: about.subject }), paragraphs: words === null ? [] : [words] };
  }
}

function ofInvitation({ state }: Facts, text: Text, forum: string, seat: SeatId, link: MadeLink | null): Parts {
  const { entity = '', functions = [] } = state.seats.get(seat) ?? {};
  const name = entitiesIn(state, text.language).name(entity);
  const roles = functions.map((role) => text.t(`function.${role}`));
  return {
    subject: text.t('mail.invitation.subject', { forum }),
    paragraphs: [
      text.t('mail.invitation.what', { forum, seat: text.list([name, ...roles]), moment: text.moment(link?.expiresAt ?? 0) }),
      link?.url ?? '',
      text.t('mail.invitation.how'),
    ],
  };
}

function ofDeadline({ state, origin }: Facts, text: Text, forum: string, { deadline: id }: About<'deadline' | 'deadline-near'>): Parts {
  const { names, at = 0 } = state.deadlines.get(id) ?? {};
  const deadline = named(names, text.language);
  const subject = text.t('mail.deadline.subject', { forum, deadline, moment: text.moment(at) });
  return {
    subject,
    paragraphs: [text.t('mail.deadline.what', { deadline, moment: text.moment(at) }), `${origin}/`],
    dated: { uid: `deadline-${id}`, when: at, summary: deadline, location: null },
  };
}

/** A reminder has the place in a calendar that the first notice gave. */
async function ofSilence(facts: Facts, text: Text, forum: string, about: About<'silence' | 'silence-near'>): Promise<Parts> {
  const words = { opinion: text.t('home.draft', { number: await facts.numberOf(about.opinion) }), moment: text.moment(about.deadline) };
  const subject = text.t(about.kind === 'silence' ? 'mail.silence.subject' : 'mail.silence.near', { forum, ...words });
  const uid = silenceNotice(facts.state, about.opinion, about.deadline)?.notice ?? `${about.opinion}-${about.deadline}`;
  return {
    subject,
    paragraphs: [text.t('mail.silence.what', words), text.t('mail.silence.how'), `${facts.origin}/o/${about.opinion}`],
    dated: { uid, when: about.deadline, summary: subject, location: null },
  };
}

function ofSitting({ state, origin }: Facts, text: Text, forum: string, { meeting: id, sitting }: About<'sitting'>): Parts {
  const { names, code = '', place = null, from = '', to = '' } = state.meetings.get(id) ?? {};
  const meeting = named(names, text.language);
  return {
    subject: text.t('mail.sitting.subject', { forum, sitting, meeting: code }),
    paragraphs: [text.t('mail.sitting.what', { sitting, meeting }), `${origin}/`],
    dated: { uid: `meeting-${id}`, when: { from, to }, summary: `${code}: ${meeting}`, location: place },
  };
}

async function ofDigest({ state, origin, changedSince }: Facts, text: Text, forum: string, { since }: About<'digest'>): Promise<Parts> {
  const hidden = new Set([...state.restricted.sessions.values()].flatMap(({ opinions }) => opinions));
  const plan = state.changes.filter(({ at }) => at > since).length;
  const documents = [...state.documents.values()].filter(
    ({ at, content }) => at > since && !(content.in === 'opinion' && hidden.has(content.opinion)),
  );
  const opinions = (await changedSince(since)).filter(({ id }) => !hidden.has(id)).map(({ number }) => text.t('home.draft', { number }));
  const lines = [
    ...(plan === 0 ? [] : [text.t('mail.digest.plan', { count: plan })]),
    ...(documents.length === 0 ? [] : [text.t('mail.digest.documents', { list: text.list(documents.map((one) => documentNumber(one))) })]),
    ...(opinions.length === 0 ? [] : [text.t('mail.digest.opinions', { list: text.list(opinions) })]),
  ];
  const moment = text.moment(since);
  return {
    subject: text.t('mail.digest.subject', { forum, moment }),
    paragraphs: [...(lines.length === 0 ? [text.t('mail.digest.nothing', { moment })] : lines), `${origin}/`],
  };
}

/** Asked in the words in which it was registered; only what stands round them is in the reader's language. */
function ofCircular(
  { state, origin }: Facts,
  text: Text,
  { forum, words }: Pick<Addressed, 'forum' | 'words'>,
  { circular: id }: About<'circular'>,
): Parts {
  const { number = '', title = '', deadline = 0 } = state.circulars.get(id) ?? {};
  const subject = text.t('mail.circular.subject', { forum, number, title });
  return {
    subject,
    paragraphs: [
      text.t('mail.circular.what', { number, title, moment: text.moment(deadline) }),
      ...(words === null ? [] : [words]),
      text.t('mail.circular.how'),
      `${origin}/circulars`,
    ],
    dated: { uid: `circular-${id}`, when: deadline, summary: subject, location: null },
  };
}

const named = (names: Names | undefined, language: Language): string => names?.[language] ?? names?.en ?? '';
