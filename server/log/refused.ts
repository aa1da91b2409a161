/** The store may not be used as it is set up: the server refuses to start and prints one line for each reason. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(reasons.join('\n'));
    this.reasons = reasons;
  }
}

/** What fails there is a matter of whoever set it up, in one line. */
export async function orRefused<Value>(place: string, use: () => Promise<Value>): Promise<Value> {
  try {
    return await use();
  } catch (fault) {
    if (fault instanceof StoreRefused) throw fault;
    throw new StoreRefused([`${place}: ${fault instanceof Error ? fault.message : String(fault)}`]);
  }
}
