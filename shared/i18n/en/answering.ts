/** Words of a call that runs, and of answering it. */
export const answering = {
  'call.several': {
    one: 'The chair asks for objections to {count} paragraph.',
    other: 'The chair asks for objections to {count} paragraphs.',
  },
  'call.ripe': 'The time has run out. An objection still counts until the chair declares.',
  'call.goThere': 'Go there',
  'call.adoptionNote': 'When the minimum time has passed, the chair may adopt. An objection stands at once and ends this call.',
} as const;
