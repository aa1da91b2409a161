/** A reporter: writes how long each test file took, hooks and loading included, to the file that `DURATIONS` names. */
import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';

export default class Durations {
  onTestModuleEnd(module) {
    const { DURATIONS } = process.env;
    if (DURATIONS === undefined) return;
    const { environmentSetupDuration, prepareDuration, collectDuration, setupDuration, duration } = module.diagnostic();
    const ms = environmentSetupDuration + prepareDuration + collectDuration + setupDuration + duration;
    appendFileSync(DURATIONS, `${Math.round(ms)} ${relative(process.cwd(), module.moduleId)}\n`);
  }
}
