import type { Office } from '../catalogue.ts';

export const office: Office = {
  'office.title': 'مكتب الأمانة',
  'office.sections': 'أقسام المكتب',
  'office.participants': 'المشاركون',
  'office.admit': 'قبول',
  'office.admitTitle': 'قبول وفد أو مشارك آخر',
  'office.code': 'الرمز (يظهر حيث يضيق المكان)',
  'office.nameIn': 'الاسم ({language})',
  'office.capacity': 'الصفة',
  'office.seats': 'المقاعد',
  'office.openSeat': 'فتح مقعد',
  'office.functions': 'الوظائف',
  'office.closeSeat': 'إغلاق هذا المقعد',
  'office.closeSeatSure': 'إغلاق المقعد {seat}؟ يخرج شاغله على الفور.',
  'office.invite': 'إنشاء رابط دعوة',
  'office.linkReady': 'دعوة إلى {entity}. يظهر الرابط مرة واحدة؛ انسخوه الآن.',
  'office.links': 'الدعوات',
  'office.noLinks': 'لا دعوات قيد الانتظار.',
  'office.waiting': 'قيد الانتظار حتى {moment}',
  'office.revoke': 'إلغاء',
  'office.reissue': 'رابط جديد',
};
