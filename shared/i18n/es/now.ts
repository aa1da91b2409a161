import type { Now } from '../catalogue.ts';
import { romance } from '../forms.ts';

export const now: Now = {
  'timetable.title': 'Calendario',
  'now.title': 'Ahora y después',
  'now.open': 'La sesión {number} de {meeting} está abierta.',
  'now.suspended': 'La sesión {number} de {meeting} está suspendida.',
  'now.since': 'Abierta desde {moment} ({distance})',
  'now.quiet': 'Ninguna reunión está en sesión ahora.',
  'now.presides': 'Preside: {name}',
  'now.chair': 'la presidencia',
  'now.nobody': 'nadie',
  'now.next': 'Próxima reunión',
  'now.noNext': 'No hay más reuniones previstas.',
  'now.deadlines': 'Próximos plazos',
  'now.noDeadlines': 'No hay plazos pendientes.',
  'now.there': '{time} en el lugar de la reunión',
  'now.left': romance(
    '{states} ha perdido su último puesto durante esta sesión.',
    '{states} han perdido su último puesto durante esta sesión.',
  ),
  'now.asks': 'Una vicepresidencia pide presidir.',
  'now.failed': 'No se ha podido cargar la situación actual.',
};
