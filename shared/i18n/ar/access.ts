import type { Access } from '../catalogue.ts';

export const access: Access = {
  'provider.signIn': 'تسجيل الدخول عبر {name}',
  'provider.intro': 'إذا كان {name} يعرفكم فسجلوا الدخول هناك، ثم تعودون إلى هنا.',
  'provider.choose': 'اختاروا مقعدكم',
  'provider.several': 'لديكم أكثر من مقعد. اختاروا المقعد الذي تتصرفون منه الآن؛ ولأخذ مقعد آخر سجلوا الخروج ثم ادخلوا من جديد.',
  'provider.again': 'تسجيل الدخول من جديد',
  'provider.away': 'لا يستجيب {name}. أعيدوا المحاولة بعد دقيقة، أو اطلبوا من الأمانة رابط دعوة.',
  'provider.refused': 'لم يتم تسجيل دخولكم عبر {name}. إذا كنتم قد ألغيتم هناك فلم يتغير شيء؛ وإلا فأعيدوا المحاولة.',
  'provider.lost': 'لم يعد تسجيل الدخول هذا صالحاً: فقد طال وقته أو انتهى من قبل أو بدأ في متصفح آخر. سجلوا الدخول من جديد.',
  'provider.noSeat':
    'يعرفكم {name}، لكن لا يوجد مقعد مفتوح لكم في هذا المنتدى. اتصلوا بالأمانة: فهي التي تفتح المقاعد وتخصصها لعنوان بريد إلكتروني.',
  'me.sessionsIntro': 'إذا لم تتعرفوا على إحداها فأنهوها وأبلغوا الأمانة.',
  'me.device': '{browser} على {system}',
  'me.deviceUnknown': 'جهاز غير معروف',
  'me.token': 'مفتاح: {label}',
  'me.lastUsed': 'آخر استخدام {moment}',
  'me.byLink': 'برابط دعوة',
  'me.byProvider': 'عبر {name}',
  'me.aProvider': 'خدمة تسجيل الدخول',
  'me.endOthers': 'إنهاء جميع الجلسات الأخرى مع المفاتيح',
  'office.sessionsOpen': 'الجلسات',
  'office.seat': 'المقعد',
  'office.noSessions': 'لا أحد مسجّل الدخول من هذا المقعد.',
  'office.endSessions': 'إنهاء جميع جلسات هذا المقعد ومفاتيحه',
};
