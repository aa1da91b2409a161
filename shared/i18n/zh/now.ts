import type { Now } from '../catalogue.ts';
import { chinese } from '../forms.ts';

export const now: Now = {
  'timetable.title': '日程',
  'now.title': '当前与下一步',
  'now.open': '{meeting}第{number}场会议正在进行。',
  'now.suspended': '{meeting}第{number}场会议暂停。',
  'now.since': '自{moment}起（{distance}）',
  'now.quiet': '目前没有会议在举行。',
  'now.presides': '主持：{name}',
  'now.chair': '主席',
  'now.nobody': '无人',
  'now.next': '下次会议',
  'now.noNext': '没有后续会议。',
  'now.deadlines': '临近的截止日期',
  'now.noDeadlines': '没有临近的截止日期。',
  'now.there': '会议当地时间{time}',
  'now.left': chinese('{states}在本场会议期间失去了最后一个席位。'),
  'now.asks': '一位副主席要求接手主持。',
  'now.failed': '无法载入当前情况。',
};
