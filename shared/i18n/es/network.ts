/** What a page says of its connection, and of what was raised without one. */
export const network = {
  'way.http': 'Conectado (sin WebSocket)',
  'kept.title': 'Aún no figura en el registro',
  'kept.over': 'Sin registrar',
  'kept.note':
    'Se envía por sí solo cuando el servidor responde, sobre el texto que usted tenía a la vista. Si cierra esta página, abra otra aquí en este dispositivo, sin cerrar la sesión.',
  'kept.said': 'Aún no figura en el registro: se guarda en este dispositivo y se enviará cuando el servidor responda.',
  'kept.refused': 'Sin registrar. {why}',
  'leave.title': 'Aún no figura todo en el registro',
  'leave.note': 'Lo que usted ha planteado no ha llegado al servidor. Al cerrar la sesión se borra de este dispositivo y ya no se envía.',
  'leave.text':
    'Lo que ha escrito en un texto y aún no está registrado permanece en este dispositivo, y se incorporará cuando vuelva a iniciar sesión aquí.',
  'leave.send': 'Enviar y cerrar la sesión',
  'leave.drop': 'Cerrar la sesión sin enviar',
  'leave.stay': 'Mantener la sesión',
  'leave.unanswered': 'El servidor no ha respondido. La sesión sigue abierta.',
} as const;
