import type { AppealEnd, Channel, EntityId } from './vocabulary.ts';

/** Acts of an appeal against a decision of the presiding chair (SPEC 12). Its words are in the payloads. */
export type AppealAct =
  /** Against the decision at this log position. */
  | {
      readonly type: 'appeal.made';
      readonly of: number;
      /** For which State it was entered, and how that was heard; of its own act neither is there. */
      readonly entity?: EntityId;
      readonly via?: Exclude<Channel, 'screen'>;
    }
  /** Recorded by the secretariat, of the appeal that was made at `of`. */
  | { readonly type: 'appeal.ended'; readonly of: number; readonly end: AppealEnd }
  | { readonly type: 'appeal.withdrawn'; readonly of: number }
  /** By the State that appealed: it was not as the secretariat has recorded it. */
  | { readonly type: 'appeal.contradicted'; readonly of: number };

/** Longest time in which an appeal may be made, ms; older decisions need not be remembered. */
export const APPEAL_DAY_MS = 86_400_000;
