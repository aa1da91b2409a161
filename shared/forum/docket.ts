/**
 * The docket: which draft opinions there are, by whom, when, at which meeting and from what each was presented (§4 of the preparation
 * report, SPEC F4.2). The words of a draft are in the log of its opinion, whose id is that of the draft.
 */
import type { EntityId, SeatId } from '../opinion/vocabulary.ts';
import type { DocumentId } from './document.ts';
import type { Deadline, MeetingId } from './plan.ts';

/** Id of the opinion. */
export type DraftId = string;

/** `merged`: of several drafts, whose place it takes · `split`: of one, which goes on beside it. */
export const DESCENTS = ['merged', 'split'] as const;

/** Drafts that were presented in time, and what was made of them. */
export interface Descent {
  readonly how: (typeof DESCENTS)[number];
  readonly of: readonly DraftId[];
}

interface Named {
  readonly title: string;
  /** What rivals have in common; null: it has none. */
  readonly topic: string | null;
}

interface Presentation extends Named {
  readonly draft: DraftId;
  readonly number: string;
  /** Who presents it. */
  readonly entity: EntityId;
  /** At which meeting; null: between meetings. */
  readonly meeting: MeetingId | null;
  /** The document in which it came, as far as it has a number. */
  readonly contribution: DocumentId | null;
  /** null: it is a new one. */
  readonly descent: Descent | null;
}

export type DocketAct =
  /** `needsSupport`: as the policy of the meeting had it then (SPEC F4.6). */
  | ({ readonly type: 'draft.presented'; readonly needsSupport: boolean } & Presentation)
  | ({ readonly type: 'draft.renamed'; readonly draft: DraftId } & Named)
  | { readonly type: 'draft.supported'; readonly draft: DraftId; readonly entity: EntityId };

export type DocketCommand =
  /** `adopted`: those of whom it comes that were adopted, as the server finds them in the logs of the opinions. */
  | ({ readonly do: 'present-draft'; readonly adopted?: readonly DraftId[] } & Presentation)
  | ({ readonly do: 'rename-draft'; readonly draft: DraftId } & Named)
  | { readonly do: 'support-draft'; readonly draft: DraftId };

export interface Draft extends Presentation {
  readonly seq: number;
  readonly at: number;
  readonly by: SeatId;
  readonly needsSupport: boolean;
  /** In the order in which they came. */
  readonly supporters: readonly EntityId[];
  /** Titles that it had before, oldest first. */
  readonly titles: readonly string[];
  /** The draft that took its place. */
  readonly mergedInto: DraftId | null;
}

/** It stands on the docket and is not taken up before another delegation supports it. */
export const isWaiting = ({ needsSupport, supporters }: Draft): boolean => needsSupport && supporters.length === 0;

/** After it no new draft opinion is presented: the last deadline of its kind; null while none is set. */
export const cutOffOf = (deadlines: Iterable<Deadline>): Deadline | null =>
  [...deadlines]
    .filter(({ kind }) => kind === 'drafts')
    .reduce<Deadline | null>((last, one) => (last && last.at > one.at ? last : one), null);

/** All from which a draft comes, the nearest first, each once. */
export function ancestryOf(drafts: ReadonlyMap<DraftId, Draft>, draft: DraftId): readonly Draft[] {
  const found = new Map<DraftId, Draft>();
  const look = (ids: readonly DraftId[]): void => {
    const news = ids.flatMap((id) => drafts.get(id) ?? []).filter(({ draft: id }) => !found.has(id));
    for (const one of news) found.set(one.draft, one);
    if (news.length > 0) look(news.flatMap(({ descent }) => descent?.of ?? []));
  };
  look(drafts.get(draft)?.descent?.of ?? []);
  return [...found.values()];
}
