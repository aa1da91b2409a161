import type { Commenting } from '../catalogue.ts';

/** The public page of an open consultation, which the server alone draws. */
export const commenting: Commenting = {
  'consultation.unknown': 'По этому адресу нет консультации.',
  'consultation.intro':
    'Замечание может представить каждый; регистрация не нужна. Сначала каждое замечание читает секретариат. Замечания, которые он выпускает, публикуются и передаются экспертам. Текста они не меняют.',
  'consultation.textGone': 'Сейчас показать текст невозможно. Попробуйте позже.',
  'consultation.paragraph': 'абзац {number}',
  'consultation.onWhole': 'Замечание по тексту в целом',
  'consultation.on': 'Замечание: {paragraph}',
  'consultation.words': 'Ваше замечание',
  'consultation.name': 'Имя',
  'consultation.organisation': 'Организация',
  'consultation.contact': 'Электронная почта',
  'consultation.contactUse': 'по желанию; видит только секретариат',
  'consultation.writtenIn': 'Язык замечания',
  'consultation.send': 'Отправить замечание',
  'consultation.leaveEmpty': 'Оставьте это поле пустым',
  'consultation.thanks':
    'Спасибо. Ваше замечание получило номер {number}. Оно ожидает прочтения секретариатом; после публикации его смогут прочитать все.',
  'consultation.back': 'Назад к тексту',
  'consultation.all': 'Опубликованные замечания',
  'consultation.noComments': 'Ни одно замечание еще не опубликовано.',
  'consultation.earlier': 'Предыдущие замечания',
  'consultation.later': 'Следующие замечания',
  'consultation.notSent': 'Пока не отправлено: {why}',
  'consultation.empty': 'Сначала напишите замечание.',
  'consultation.tooLong': 'В замечании может быть не более {count} знаков.',
  'consultation.badLine': 'Имя или название организации слишком длинное или содержит знаки, которые нельзя показать.',
  'consultation.badContact': 'Это не адрес электронной почты.',
  'consultation.quick': 'Это было очень быстро. Просмотрите текст и отправьте еще раз.',
  'consultation.stale': 'Эта страница долго была открыта. Отправьте еще раз.',
  'consultation.many': 'Из вашей сети пришло много замечаний. Подождите десять минут и отправьте еще раз; ваши слова остались здесь.',
  'consultation.storage': 'Сервер не смог это записать. Отправьте еще раз; запись будет сделана только один раз.',
  'consultation.contactLink': 'обязательно; на него придет ссылка, видит его только секретариат',
  'consultation.linkSent':
    'Спасибо. Ваше замечание получило номер {number}. Мы отправили ссылку на указанный вами адрес. Откройте ее в течение семи дней и нажмите кнопку на странице; только после этого секретариат прочтет замечание.',
  'consultation.linkNotSent': 'Ваше замечание записано, но отправить ссылку на этот адрес не удалось. Проверьте адрес и отправьте еще раз.',
  'consultation.again': 'Отправить ссылку еще раз',
  'consultation.notAgain':
    'Ссылка отправляется повторно не раньше чем через минуту и не более трех раз. Посмотрите и в папке нежелательной почты.',
  'consultation.confirmFirst':
    'Несколько замечаний с этого адреса еще не подтверждены. Сначала откройте ссылки, которые мы на него отправили.',
  'consultation.confirmAsk': 'Замечание {number} по документу {document} ожидает подтверждения адреса.',
  'consultation.confirm': 'Подтвердить замечание',
  'consultation.badLink': 'Ссылка неполная. Скопируйте ее из письма целиком.',
};
