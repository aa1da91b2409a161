/** The header with which the script of a step (past.ts) asks for the page of the next one without style and script: it takes only what it shows. */
export const BARE = 'X-Bare';
