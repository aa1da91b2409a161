import type { Live } from '../catalogue.ts';

/** Words of the page from which a text is followed. */
export const live: Live = {
  'live.title': 'متابعة النص',
  'live.over': 'هذا النص نهائي ولن يتغير شيء هنا بعد الآن.',
  'live.asOf': 'النص كما هو في {moment}',
  'live.reloads': 'يُعاد تحميل هذه الصفحة كل 30 ثانية.',
  'live.stop': 'إيقاف إعادة التحميل',
  'live.start': 'إعادة التحميل كل 30 ثانية',
  'live.pause': 'إيقاف مؤقت',
  'live.waiting': 'تغييرات في الانتظار: {number}',
  'live.saver': 'توفير البيانات (كل 5 ثوان)',
  'live.back': 'عاد الاتصال المباشر.',
  'live.left': 'الوقت الأدنى: حتى {time}',
  'live.aState': 'إحدى الدول الأعضاء',
  'live.members': 'لا يتابع هذا النص إلا المشاركون في الاجتماع.',
  'live.signIn': 'تسجيل الدخول',
  'live.none': 'لا يوجد في هذا العنوان نص يمكن متابعته.',
  'live.noText': 'لا ينظر الاجتماع في أي نص الآن.',
};
