export interface Verbs {
  /** Bind wherever they are said. */
  readonly binds: readonly string[];
  /** Bind unless that is denied right before them. */
  readonly duty: readonly string[];
  /** Bind right behind whoever can be bound. */
  readonly told: readonly string[];
  readonly addressees: readonly string[];
  /** Order, where the text itself says them; those of resolutions are in the list of keywords. */
  readonly orders: readonly string[];
  /** How a text names whoever speaks in it. */
  readonly self: readonly string[];
  /** Beside the keywords' own: between the beginning, or whoever speaks, and the verb. */
  readonly also: readonly string[];
  /** Where a verb is none, or nothing is ordered: no verb that these cover is meant. */
  readonly unless: readonly RegExp[];
  /** Ends right before a duty that is denied. */
  readonly denied: RegExp;
  /** Opens a sentence that says what the text does not do. */
  readonly disclaims: RegExp;
  /** An item whose heading asks somebody begins so: a verb in the third person is not theirs. */
  readonly asked: RegExp;
  /** Ends right before a verb with which the text itself goes on. */
  readonly goesOn: RegExp;
  /** Opens a clause, whose verbs have subjects of their own. */
  readonly clause: RegExp;
  /** Is the verb of an item another form than that of whoever speaks? */
  readonly inflected: boolean;
}
