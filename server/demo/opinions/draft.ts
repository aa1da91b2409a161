/** A draft of the demo forum as its sponsor tabled it: plain text, read by the importer like anybody's. All States in it are invented. */
export interface Draft {
  /** Id of the opinion. */
  readonly id: string;
  readonly number: string;
  /** Document number of its first presentation. */
  readonly source: string;
  /** Entity that presents it. */
  readonly sponsor: string;
  readonly topic: string;
  /** Before the end of the story. */
  readonly tabledDaysAgo: number;
  readonly text: string;
}
