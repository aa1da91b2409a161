/** Words of the page from which a text is followed. */
export const live = {
  'live.title': 'Follow the text',
  'live.over': 'This text is final. Nothing more follows here.',
  'live.asOf': 'The text as of {moment}',
  'live.reloads': 'This page loads again every 30 seconds.',
  'live.stop': 'Stop reloading',
  'live.start': 'Reload every 30 seconds',
  'live.pause': 'Pause',
  'live.waiting': 'Changes waiting: {number}',
  'live.saver': 'Save data (every 5 s)',
  'live.back': 'Live again.',
  'live.left': 'Minimum time: until {time}',
  'live.aState': 'A Member State',
  'live.members': 'Only those who take part in the meeting follow this text.',
  'live.signIn': 'Sign in',
  'live.none': 'There is no text to follow at this address.',
  'live.noText': 'The meeting is not at a text now.',
} as const;
