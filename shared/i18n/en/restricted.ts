/** Words of restricted sessions: the motion, the roll, the banner, and why something is not possible there. */
export const restricted = {
  'forum.not-a-member-state': 'Only a Member State can do this.',
  'forum.motion-open': 'One of these opinions is under a motion or in a restricted session already.',
  'forum.no-motion': 'No such motion waits for the roll.',
  'forum.not-your-motion': 'Only the State that moved it takes it back.',
  'forum.no-roll': 'No roll call is open.',
  'forum.already-answered': 'Your State has answered the roll already; each State answers once.',
  'forum.no-session': 'There is no such restricted session under way.',
} as const;
