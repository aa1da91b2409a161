import type { Now } from '../catalogue.ts';
import { arabic } from '../forms.ts';

export const now: Now = {
  'timetable.title': 'الجدول الزمني',
  'now.title': 'الآن وما يليه',
  'now.open': 'الجلسة {number} من {meeting} مفتوحة.',
  'now.suspended': 'الجلسة {number} من {meeting} معلّقة.',
  'now.since': 'مفتوحة منذ {moment} ({distance})',
  'now.quiet': 'لا يوجد اجتماع منعقد الآن.',
  'now.presides': 'يرأس: {name}',
  'now.chair': 'الرئيس',
  'now.nobody': 'لا أحد',
  'now.next': 'الاجتماع التالي',
  'now.noNext': 'لا يوجد اجتماع آخر مخطط.',
  'now.deadlines': 'المواعيد النهائية المقبلة',
  'now.noDeadlines': 'لا توجد مواعيد نهائية مقبلة.',
  'now.there': '{time} في مكان الاجتماع',
  'now.left': arabic(
    'فقدت {states} آخر مقعد لها خلال هذه الجلسة.',
    'فقدت {states} آخر مقعد لها خلال هذه الجلسة.',
    'فقدت {states} آخر مقعد لكل منهما خلال هذه الجلسة.',
    'فقدت {states} آخر مقاعدها خلال هذه الجلسة.',
    'فقدت {states} آخر مقاعدها خلال هذه الجلسة.',
    'فقدت {states} آخر مقاعدها خلال هذه الجلسة.',
  ),
  'now.asks': 'يطلب نائب للرئيس أن يرأس.',
  'now.failed': 'تعذر تحميل ما يجري الآن.',
};
