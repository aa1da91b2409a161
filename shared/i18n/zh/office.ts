import type { Office } from '../catalogue.ts';

export const office: Office = {
  'office.title': '秘书处工作台',
  'office.sections': '工作台各部分',
  'office.participants': '与会方',
  'office.admit': '接纳',
  'office.admitTitle': '接纳代表团或其他与会方',
  'office.code': '代码（位置不足时显示）',
  'office.nameIn': '名称（{language}）',
  'office.capacity': '身份',
  'office.seats': '席位',
  'office.openSeat': '开设席位',
  'office.functions': '职能',
  'office.closeSeat': '关闭此席位',
  'office.closeSeatSure': '关闭席位 {seat}？在席者将立即退出。',
  'office.invite': '生成邀请链接',
  'office.linkReady': '给{entity}的邀请。链接只显示一次，请立即复制。',
  'office.links': '邀请',
  'office.noLinks': '没有待用的邀请。',
  'office.waiting': '待用，至 {moment}',
  'office.revoke': '撤销',
  'office.reissue': '新链接',
};
