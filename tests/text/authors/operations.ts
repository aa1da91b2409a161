/** What is done in meetings at random, and how often. */
const WEIGHTS = {
  type: 30,
  erase: 10,
  over: 5,
  split: 7,
  join: 6,
  move: 5,
  remove: 3,
  restore: 3,
  undo: 8,
  redo: 3,
  replaceAll: 5,
  cut: 5,
  paste: 8,
  suggest: 4,
  bracket: 5,
  publish: 1,
} as const;
export type Operation = keyof typeof WEIGHTS;
export const OPERATIONS = (Object.keys(WEIGHTS) as Operation[]).flatMap((one) => Array.from({ length: WEIGHTS[one] }, () => one));
