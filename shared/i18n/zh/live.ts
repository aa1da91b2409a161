import type { Live } from '../catalogue.ts';

/** Words of the page from which a text is followed. */
export const live: Live = {
  'live.title': '跟踪文本',
  'live.over': '此文本已是最终文本，此处不会再有变化。',
  'live.asOf': '截至 {moment} 的文本',
  'live.reloads': '此页面每 30 秒重新加载一次。',
  'live.stop': '停止重新加载',
  'live.start': '每 30 秒重新加载',
  'live.pause': '暂停',
  'live.waiting': '等待显示的更改：{number}',
  'live.saver': '省流量（每 5 秒）',
  'live.back': '已恢复实时。',
  'live.left': '最短时间：至 {time}',
  'live.aState': '一个成员国',
  'live.members': '只有会议的参加者才能跟踪此文本。',
  'live.signIn': '登录',
  'live.meetings': '可在此关注的会议：',
  'live.noMeetings': '目前没有公开举行的会议。与会者请先登录。',
  'live.none': '此地址没有可跟踪的文本。',
  'live.noText': '会议目前没有审议任何文本。',

  'answer.title': '就{paragraph}作答',
  'answer.what': '贵国的意见',
  'answer.send': '发送',
  'answer.recorded': '已记录在日志第 {seq} 位。',
  'answer.back': '返回文本',
  'answer.choose': '请选择贵国的意见。',
  'answer.noDay': '请求时间须写明日期。',
  'answer.until': '时间截至该日结束（协调世界时）',
  'answer.notUnderstood': '未能理解此表格。请重新打开页面；您输入的内容保留在下方。',
  'answer.reused': '此表格曾以其他措辞发送过。请核对后再次发送。',
};
