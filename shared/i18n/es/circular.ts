import type { Circular } from '../catalogue.ts';
import { romance } from '../forms.ts';

/** Words of the register of circular letters. */
export const circular: Circular = {
  'forum.circular-exists': 'Ya hay una Carta Circular con este número.',
  'forum.no-such-circular': 'No existe esa Carta Circular.',
  'forum.no-such-reply': 'Este Estado no tiene respuesta en el registro.',

  'circular.none': 'Aún no se ha registrado ninguna Carta Circular.',
  'circular.issue': 'Registrar una Carta Circular',
  'circular.number': 'Número',
  'circular.subject': 'Asunto',
  'circular.language': 'Idioma de la carta',
  'circular.question': 'Pregunta',
  'circular.unfold': 'Pregunta y respuestas',
  'circular.noQuestion': 'La pregunta no se conserva aquí.',
  'circular.sent': 'Enviada el {date}',
  'circular.sentOn': 'Enviada el',
  'circular.until': 'Respuestas hasta el {moment}',
  'circular.over': 'El plazo de respuesta terminó el {moment}',
  'circular.replies': romance('{count} respuesta', '{count} respuestas'),
  'circular.lateOnes': romance('{count} de ellas tardía', '{count} de ellas tardías'),
  'circular.late': 'tardía',
  'circular.silence': 'Quien no ha respondido no ha dicho nada. Su silencio no se toma ni a favor ni en contra de nada.',
  'circular.noReplies': 'Aún no se ha recibido ninguna respuesta.',
  'circular.ownReply': 'Respuesta en nombre de {entity}',
  'circular.enterReply': 'Anotar una respuesta recibida',
  'circular.received': 'Recibida el',
  'circular.words': 'Texto de la respuesta',
  'circular.again': 'Una respuesta posterior sustituye a la anterior.',
  'circular.record': 'Anotar la respuesta',
  'circular.strike': 'Tachar',
  'circular.move': 'Cambiar la fecha',
  'circular.result': 'Resultado',
  'circular.resultIn': 'Resultado: {document}',
  'circular.noResult': 'aún sin publicar',
  'circular.conclude': 'Indicar el documento del resultado',
};
