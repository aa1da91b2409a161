/** What a page says of its connection, and of what was raised without one. */
export const network = {
  'way.http': '已连接（未使用 WebSocket）',
  'kept.title': '尚未记录在案',
  'kept.over': '未记录',
  'kept.note': '服务器应答后将自动发送，所针对的是您当时看到的案文。如果您关闭本页，请在本设备上重新打开。',
  'kept.said': '尚未记录在案：已保存在本设备上，服务器应答后即发送。',
  'kept.refused': '未记录。{why}',
} as const;
