import type { Report } from '../catalogue.ts';

/** Words of the report of the Secretary-General. */
export const report: Report = {
  'report.name': 'Informe del Secretario General',
  'report.about':
    'El Informe se debate y no se adopta: nada en él se somete a llamamiento ni a acuerdo. Las objeciones y demás posiciones se conservan como observaciones.',
  'report.drafts': 'Proyectos publicados',
  'report.nth': 'Proyecto {n}',
  'report.none': 'Todavía no se ha publicado ningún proyecto.',
  'report.publish': 'Publicar el proyecto {n}',
  'report.publishHint': 'El texto, tal como está ahora, recibe un número y ya no cambia. El trabajo continúa.',
  'report.same': 'Ninguna palabra ha cambiado desde {number}.',
  'report.draftTitle': '{title}, proyecto {n}',
  'report.begin': 'Comenzar el Informe',
  'report.open': 'Abrir el Informe',
  'report.intro': 'El Informe se redacta en el editor, en un solo texto para todos sus proyectos. Se comienza aquí, una sola vez.',
  'report.from': 'Comenzar con',
  'report.from.nothing': 'un texto vacío',
  'report.from.text': 'texto sin formato',
  'report.from.document': 'un texto ya entregado',
  'report.which': 'Qué texto',
  'report.others': 'Los expertos',
  'report.others.pen-holder': 'leen',
  'report.others.suggest': 'proponen cambios',
  'report.section': 'Título de sección',
  'report.paragraph': 'Párrafo numerado',
  'report.addSection': 'Añadir una sección',
  'forum.report-exists': 'El Informe ya está comenzado.',
  'forum.not-an-opinion': 'Una sesión especial trata de Opiniones. El Informe no pasa a ella.',
};
