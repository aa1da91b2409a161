/** What was entered for a State that says the same itself is listed, and counted once. */
import type { ShownPosition } from '../opinion/register.ts';

/** `beside`: all that stands there. */
export const isDoubled = ({ entered, entity, kind }: ShownPosition, beside: readonly ShownPosition[]): boolean =>
  entered && beside.some((one) => !one.entered && !one.met && one.entity === entity && one.kind === kind);
