/** What a page says of its connection, and of what was raised without one. */
export const network = {
  'way.http': 'متصل (دون WebSocket)',
  'kept.title': 'لم يدخل السجل بعد',
  'kept.over': 'لم يُسجَّل',
  'kept.note': 'يُرسَل من تلقاء نفسه حين يرد الخادم، وهو يتعلق بالنص الذي كان أمامكم. إذا أغلقتم هذه الصفحة فافتحوها من جديد على هذا الجهاز.',
  'kept.said': 'لم يدخل السجل بعد: محفوظ على هذا الجهاز، ويُرسَل حين يرد الخادم.',
  'kept.refused': 'لم يُسجَّل. {why}',
} as const;
