import type { Live } from '../catalogue.ts';

/** Words of the page from which a text is followed. */
export const live: Live = {
  'live.title': 'Seguir el texto',
  'live.over': 'Este texto es definitivo. Aquí no sigue nada más.',
  'live.asOf': 'Texto a fecha de {moment}',
  'live.reloads': 'Esta página se vuelve a cargar cada 30 segundos.',
  'live.stop': 'Dejar de recargar',
  'live.start': 'Recargar cada 30 segundos',
  'live.pause': 'Pausa',
  'live.waiting': 'Cambios en espera: {number}',
  'live.saver': 'Ahorro de datos (cada 5 s)',
  'live.back': 'De nuevo en directo.',
  'live.left': 'Tiempo mínimo: hasta {time}',
  'live.aState': 'Un Estado Miembro',
  'live.members': 'Solo quienes participan en la reunión siguen este texto.',
  'live.signIn': 'Iniciar sesión',
  'live.meetings': 'Reuniones que se pueden seguir aquí:',
  'live.noMeetings': 'Ninguna reunión es pública en este momento. Quienes participan inician sesión primero.',
  'live.none': 'No hay ningún texto que seguir en esta dirección.',
  'live.noText': 'La reunión no examina ningún texto en este momento.',

  'answer.title': 'Responder sobre {paragraph}',
  'answer.what': 'Lo que dice su Estado',
  'answer.send': 'Enviar',
  'answer.recorded': 'Registrado en la posición {seq} del registro.',
  'answer.back': 'Volver al texto',
  'answer.choose': 'Elija lo que dice su Estado.',
  'answer.noDay': 'Una petición de tiempo necesita un día.',
  'answer.until': 'Tiempo hasta el final del (UTC)',
  'answer.notUnderstood': 'No se ha entendido este formulario. Vuelva a abrir la página; lo escrito se conserva abajo.',
  'answer.reused': 'Este formulario ya se envió con otras palabras. Compruébelas y envíelo de nuevo.',
};
