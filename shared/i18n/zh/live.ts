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
  'live.none': '此地址没有可跟踪的文本。',
  'live.noText': '会议目前没有审议任何文本。',
};
