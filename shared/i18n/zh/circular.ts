import type { Circular } from '../catalogue.ts';
import { chinese } from '../forms.ts';

/** Words of the register of circular letters. */
export const circular: Circular = {
  'forum.circular-exists': '已有使用此编号的通函。',
  'forum.no-such-circular': '没有此通函。',
  'forum.no-such-reply': '登记册中没有该国的答复。',

  'circular.none': '尚未登记任何通函。',
  'circular.issue': '登记通函',
  'circular.number': '编号',
  'circular.subject': '事由',
  'circular.language': '通函所用语言',
  'circular.question': '问题',
  'circular.unfold': '问题和答复',
  'circular.noQuestion': '此处未保存问题。',
  'circular.sent': '发出日期：{date}',
  'circular.sentOn': '发出日期',
  'circular.until': '答复截至{moment}',
  'circular.over': '答复期限已于{moment}结束',
  'circular.replies': chinese('{count} 份答复'),
  'circular.lateOnes': chinese('其中 {count} 份逾期'),
  'circular.late': '逾期',
  'circular.silence': '未答复者未作任何表示，既不算赞成，也不算反对。',
  'circular.noReplies': '尚未收到答复。',
  'circular.ownReply': '代表{entity}答复',
  'circular.enterReply': '录入收到的答复',
  'circular.received': '收到日期',
  'circular.words': '答复内容',
  'circular.again': '较晚的答复取代较早的答复。',
  'circular.record': '记录答复',
  'circular.strike': '划去',
  'circular.move': '更改日期',
  'circular.result': '结果',
  'circular.resultIn': '结果：{document}',
  'circular.noResult': '尚未公布',
  'circular.conclude': '指明结果文件',
};
