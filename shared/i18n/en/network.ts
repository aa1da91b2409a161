/** What a page says of its connection, and of what was raised without one. */
export const network = {
  'way.http': 'Connected (without WebSocket)',
  'kept.title': 'Not in the record yet',
  'kept.over': 'Not recorded',
  'kept.note':
    'It is sent by itself when the server answers, as it was meant for the text that you saw. If you close this page, open it again on this device.',
  'kept.said': 'Not in the record yet: kept on this device, and sent when the server answers.',
  'kept.refused': 'Not recorded. {why}',
} as const;
