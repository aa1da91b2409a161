/** The store may not be used as it is set up: the server refuses to start and prints one line for each reason. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(reasons.join('\n'));
    this.reasons = reasons;
  }
}
