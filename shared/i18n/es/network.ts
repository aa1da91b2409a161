/** What a page says of its connection, and of what was raised without one. */
export const network = {
  'way.http': 'Conectado (sin WebSocket)',
  'kept.title': 'Aún no figura en el registro',
  'kept.over': 'Sin registrar',
  'kept.note':
    'Se envía por sí solo cuando el servidor responde, sobre el texto que usted tenía a la vista. Si cierra esta página, vuelva a abrirla en este dispositivo.',
  'kept.said': 'Aún no figura en el registro: se guarda en este dispositivo y se enviará cuando el servidor responda.',
  'kept.refused': 'Sin registrar. {why}',
} as const;
