/** What a page says of its connection, and of what was raised without one. */
export const network = {
  'way.http': '已连接（未使用 WebSocket）',
  'kept.title': '尚未记录在案',
  'kept.over': '未记录',
  'kept.note': '服务器应答后将自动发送，所针对的是您当时看到的案文。如果您关闭本页，请不要退出，并在本设备上打开本系统的任一页面。',
  'kept.said': '尚未记录在案：已保存在本设备上，服务器应答后即发送。',
  'kept.refused': '未记录。{why}',
  'leave.title': '尚有内容未记录在案',
  'leave.note': '您提出的内容尚未到达服务器。退出后，它将从本设备上删除，不再发送。',
  'leave.text': '您在案文中输入而尚未记录的内容保留在本设备上，您下次在此登录时将自动写入。',
  'leave.send': '发送并退出',
  'leave.drop': '不发送，直接退出',
  'leave.stay': '保持登录',
  'leave.unanswered': '服务器没有应答。您仍处于登录状态。',
} as const;
