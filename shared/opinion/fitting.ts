/** Nothing that a State says beside its objection holds the objection up (SPEC 1.1): what does not fit stays with whoever said it. */
import type { Command } from './command.ts';

/** Most characters of a reason, a cure, a statement. */
export const WORDS = 4_000;

export const SAID = ['reason', 'cure'] as const;
export type Said = (typeof SAID)[number];

/** An objection without those of its words that are too long, and which these are; any other command as it is. */
export function fitting<Asked extends Command>(command: Asked): { readonly command: Asked; readonly unsaid: readonly Said[] } {
  if (command.do !== 'raise-objection') return { command, unsaid: [] };
  const unsaid = SAID.filter((one) => (command[one]?.length ?? 0) > WORDS);
  const kept = Object.entries(command).filter(([name]) => !unsaid.some((one) => one === name));
  return { command: unsaid.length === 0 ? command : (Object.fromEntries(kept) as Asked), unsaid };
}
