/** What a page says of its connection, and of what was raised without one. */
export const network = {
  'way.http': 'Connected (without WebSocket)',
  'kept.title': 'Not in the record yet',
  'kept.over': 'Not recorded',
  'kept.note':
    'It is sent by itself when the server answers, as it was meant for the text that you saw. If you close this page, open another one here on this device, without signing out.',
  'kept.said': 'Not in the record yet: kept on this device, and sent when the server answers.',
  'kept.refused': 'Not recorded. {why}',
  'leave.title': 'Not everything is in the record yet',
  'leave.note': 'What you raised has not reached the server. Signing out takes it off this device, and it is never sent.',
  'leave.text': 'What you typed into a text and is not recorded yet stays on this device, and is put in when you sign in here again.',
  'leave.send': 'Send and sign out',
  'leave.drop': 'Sign out without sending',
  'leave.stay': 'Stay signed in',
  'leave.unanswered': 'No answer came from the server. You are still signed in.',
} as const;
