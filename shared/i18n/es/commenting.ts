import type { Commenting } from '../catalogue.ts';

/** The public page of an open consultation, which the server alone draws. */
export const commenting: Commenting = {
  'consultation.unknown': 'No hay ninguna consulta en esta dirección.',
  'consultation.intro':
    'Cualquiera puede comentar, sin inscribirse. La secretaría lee primero cada comentario. Los que difunde se publican y se presentan a los expertos. No modifican el texto.',
  'consultation.textGone': 'El texto no se puede mostrar en este momento. Inténtelo más tarde.',
  'consultation.paragraph': 'párrafo {number}',
  'consultation.onWhole': 'Comentar el texto en su conjunto',
  'consultation.on': 'Comentar {paragraph}',
  'consultation.words': 'Su comentario',
  'consultation.name': 'Nombre',
  'consultation.organisation': 'Organización',
  'consultation.contact': 'Correo electrónico',
  'consultation.contactUse': 'opcional; solo lo ve la secretaría',
  'consultation.writtenIn': 'Idioma del comentario',
  'consultation.send': 'Enviar el comentario',
  'consultation.leaveEmpty': 'Deje este campo vacío',
  'consultation.thanks':
    'Gracias. Su comentario tiene el número {number}. Está pendiente de que la secretaría lo lea; cuando se publique, todos podrán leerlo.',
  'consultation.back': 'Volver al texto',
  'consultation.all': 'Comentarios publicados',
  'consultation.noComments': 'Aún no se ha publicado ningún comentario.',
  'consultation.earlier': 'Comentarios anteriores',
  'consultation.later': 'Comentarios siguientes',
  'consultation.notSent': 'Aún no se ha enviado: {why}',
  'consultation.empty': 'Escriba primero su comentario.',
  'consultation.tooLong': 'Un comentario tiene {count} caracteres como máximo.',
  'consultation.badLine': 'El nombre o la organización es demasiado largo o contiene caracteres que no se pueden mostrar.',
  'consultation.badContact': 'Esto no es una dirección de correo electrónico.',
  'consultation.quick': 'Ha sido muy rápido. Revíselo y envíelo de nuevo.',
  'consultation.stale': 'Esta página llevaba mucho tiempo abierta. Envíelo de nuevo.',
  'consultation.many': 'Han llegado muchos comentarios de su red. Espere diez minutos y envíelo de nuevo; sus palabras siguen aquí.',
  'consultation.storage': 'El servidor no ha podido registrarlo. Envíelo de nuevo; se registrará una sola vez.',
  'consultation.contactLink': 'necesario; se envía un enlace y solo lo ve la secretaría',
  'consultation.linkSent':
    'Gracias. Su comentario tiene el número {number}. Hemos enviado un enlace a la dirección que ha indicado. Ábralo en un plazo de siete días y pulse el botón de la página; solo entonces la secretaría lee el comentario.',
  'consultation.linkNotSent':
    'Su comentario ha quedado registrado, pero no se pudo enviar el enlace a esta dirección. Compruebe la dirección y envíelo de nuevo.',
  'consultation.again': 'Enviar de nuevo el enlace',
  'consultation.notAgain':
    'El enlace se envía de nuevo como pronto un minuto después, y tres veces en total. Mire también en el correo no deseado.',
  'consultation.confirmFirst':
    'Varios comentarios de esta dirección aún no están confirmados. Abra primero los enlaces que le hemos enviado.',
  'consultation.confirmAsk': 'El comentario {number} sobre el documento {document} espera que se confirme su dirección.',
  'consultation.confirm': 'Confirmar el comentario',
  'consultation.badLink': 'Este enlace no está completo. Cópielo entero del mensaje.',
};
