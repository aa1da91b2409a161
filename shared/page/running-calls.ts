/** Calls that run in other opinions than the one that is read, as they are told on every page. */
import type { SetOff } from '../i18n/set-off.ts';
import type { Text } from '../i18n/text.ts';
import type { ListedOpinion, RunningCall } from '../wire/opinion.ts';
import { byDeadline } from './by-deadline.ts';
import { calledParagraphs, calledWords } from './called.ts';
import { paragraphName } from './paragraph-names.ts';

/** Calls of one opinion that are told together: the live ones, or silence procedures that end together. */
export interface Told {
  readonly key: string;
  readonly opinion: ListedOpinion;
  readonly calls: readonly [RunningCall, ...RunningCall[]];
}

export const toldTogether = (opinion: ListedOpinion): readonly Told[] =>
  byDeadline(opinion.calls, ({ deadline }) => deadline).map((calls) => ({ key: `${opinion.id} ${calls[0].deadline}`, opinion, calls }));

export const isLive = ({ deadline }: RunningCall): boolean => deadline === null;

/** From when this was asked, ms. */
export const leftOf = ({ calls }: Told): number => Math.min(...calls.map(({ leftMs }) => leftMs));

/** What the chair asks of which opinion. */
export function asked(text: Text, { opinion, calls }: Told): string {
  const named = namesIn(text, calls);
  return inDraft(text, opinion, named.length === 0 ? text.t('news.adoptionCalled') : calledWords(text, named));
}

/** The same where there is little room. */
export function askedBriefly(text: Text, { opinion, calls }: Told): string {
  const named = namesIn(text, calls);
  return inDraft(text, opinion, named.length === 0 ? text.t('between.whole') : calledParagraphs(text, named));
}

const namesIn = (text: Text, calls: Told['calls']): readonly SetOff[] =>
  calls.flatMap(({ paragraphs }) => (paragraphs ?? []).map((one) => text.setOff(paragraphName(text, one))));

const inDraft = ({ t }: Text, { number }: ListedOpinion, words: string): string =>
  t('app.saidOf', { name: t('home.draft', { number }), words });
