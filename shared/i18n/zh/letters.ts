import type { Letters } from '../catalogue.ts';

/** What mails say. Only the server writes them. */
export const letters: Letters = {
  'mail.foot': '您收到此邮件，是因为您在{forum}中有席位。',
  'mail.invitation.subject': '{forum}：您的邀请',
  'mail.invitation.what': '{forum}为您保留了席位：{seat}。此链接可供您登录一次，有效期至 {moment}。',
  'mail.invitation.how': '打开链接不会使其失效，按下页面上的按钮才会。请勿转发：谁使用它，谁就占有该席位。',
  'mail.deadline.subject': '{forum}：{moment} 截止，{deadline}',
  'mail.deadline.what': '{deadline}：截止时间为 {moment}。',
  'mail.sitting.subject': '{forum}：{meeting} 第 {number} 次会议已开始',
  'mail.sitting.what': '第 {number} 次会议已开始：{meeting}。',
  'mail.silence.subject': '{forum}：{opinion}的默许程序，至 {moment}',
  'mail.silence.near': '{forum}：{opinion}的默许程序将于 {moment} 结束',
  'mail.silence.what': '主席就{opinion}的若干段落书面征询反对意见。默许程序持续至 {moment}。',
  'mail.silence.how': '任一成员国提出反对意见即中断该程序。沉默本身不构成任何协议：截止时间过后，主席方可宣布。',
  'mail.digest.subject': '{forum}：自 {moment} 以来的变化',
  'mail.digest.plan': { other: '时间表有 {count} 处变更' },
  'mail.digest.documents': '新文件：{list}',
  'mail.digest.opinions': '继续开展工作的有：{list}',
  'mail.digest.nothing': '自 {moment} 以来没有变化。',
  'mail.confirm.subject': '{forum}：请确认您的评论',
  'mail.confirm.what':
    '有人（可能是您）在在线公开磋商中对文件 {number} 发表了评论，并填写了此地址（第 {comment} 号评论）。如需确认，请在 {moment} 之前打开此链接并按下页面上的按钮：',
  'mail.confirm.how': '评论经确认后，秘书处才会阅读。如果不是您本人所为，无需任何操作。',
  'mail.circular.subject': '{forum}：第 {number} 号通函，{title}',
  'mail.circular.what': '第 {number} 号通函，{title}。请于 {moment} 前答复。',
  'mail.circular.how': '成员国从其席位在此页面上答复：',
};
