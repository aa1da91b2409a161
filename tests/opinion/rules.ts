/** The rules as one value, so that a test can put a mistake into them and see that it is noticed. */
import { decide } from '../../shared/opinion/decide.ts';
import { evolve } from '../../shared/opinion/evolve.ts';
import { standing } from '../../shared/opinion/standing.ts';

export interface Rules {
  readonly decide: typeof decide;
  readonly evolve: typeof evolve;
  readonly standing: typeof standing;
}

export const RULES: Rules = { decide, evolve, standing };
