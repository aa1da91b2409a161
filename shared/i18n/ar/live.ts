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
  'live.meetings': 'الاجتماعات التي يمكن متابعتها هنا:',
  'live.noMeetings': 'لا يُعقد أي اجتماع علناً الآن. يسجل المشاركون دخولهم أولاً.',
  'live.none': 'لا يوجد في هذا العنوان نص يمكن متابعته.',
  'live.noText': 'لا ينظر الاجتماع في أي نص الآن.',

  'answer.title': 'الرد بشأن {paragraph}',
  'answer.what': 'ما تقوله دولتكم',
  'answer.send': 'إرسال',
  'answer.recorded': 'سُجِّل في الموضع {seq} من السجل.',
  'answer.back': 'العودة إلى النص',
  'answer.choose': 'اختر ما تقوله دولتكم.',
  'answer.noDay': 'طلب الوقت يحتاج إلى يوم محدد.',
  'answer.until': 'الوقت حتى نهاية يوم (بالتوقيت العالمي)',
  'answer.notUnderstood': 'تعذّر فهم هذه الاستمارة. يرجى فتح الصفحة من جديد؛ ما كتبتموه محفوظ أدناه.',
  'answer.reused': 'أُرسلت هذه الاستمارة من قبل بكلمات أخرى. تحققوا منها وأرسلوها من جديد.',
};
