import type { Letters } from '../catalogue.ts';

/** What mails say. Only the server writes them. */
export const letters: Letters = {
  'mail.foot': 'Recibe este mensaje porque un puesto de {forum} es suyo.',
  'mail.invitation.subject': '{forum}: su invitación',
  'mail.invitation.what':
    'Un puesto de {forum}, su lugar en él, está reservado para usted: {seat}. Este enlace inicia su sesión una sola vez, hasta el {moment}.',
  'mail.invitation.how': 'Abrir el enlace no lo gasta; lo gasta el botón de la página. No lo reenvíe: quien lo utilice tendrá el puesto.',
  'mail.deadline.subject': '{forum}: plazo hasta el {moment}, {deadline}',
  'mail.deadline.what': '{deadline}: el plazo vence el {moment}.',
  'mail.sitting.subject': '{forum}: la sesión {number} de {meeting} está abierta',
  'mail.sitting.what': 'Se ha abierto la sesión {number}: {meeting}.',
  'mail.silence.subject': '{forum}: procedimiento de acuerdo tácito sobre {opinion} hasta el {moment}',
  'mail.silence.near': '{forum}: el procedimiento de acuerdo tácito sobre {opinion} termina el {moment}',
  'mail.silence.what':
    'La presidencia pregunta por escrito si hay objeciones a párrafos de {opinion}. El procedimiento de acuerdo tácito dura hasta el {moment}.',
  'mail.silence.how':
    'Una sola objeción de un Estado Miembro lo rompe. El silencio por sí solo no acuerda nada: pasado el plazo, la presidencia puede declarar.',
  'mail.digest.subject': '{forum}: lo que ha cambiado desde el {moment}',
  'mail.digest.plan': {
    one: '{count} cambio del calendario',
    many: '{count} de cambios del calendario',
    other: '{count} cambios del calendario',
  },
  'mail.digest.documents': 'Documentos nuevos: {list}',
  'mail.digest.opinions': 'Se ha seguido trabajando en: {list}',
  'mail.digest.nothing': 'Nada ha cambiado desde el {moment}.',
  'mail.confirm.subject': '{forum}: confirme su comentario',
  'mail.confirm.what':
    'Alguien, probablemente usted, ha comentado el documento {number} en la consulta pública en línea y ha indicado esta dirección (comentario {comment}). Para confirmarlo, abra este enlace y pulse el botón de la página, antes del {moment}:',
  'mail.confirm.how': 'La secretaría solo lee el comentario cuando está confirmado. Si no ha sido usted, no haga nada.',
  'mail.circular.subject': '{forum}: carta circular {number}, {title}',
  'mail.circular.what': 'Carta circular {number}, {title}. Se piden respuestas hasta el {moment}.',
  'mail.circular.how': 'Un Estado Miembro responde desde su puesto, en esta página:',
};
