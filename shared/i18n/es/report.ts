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
  'report.final':
    'Definitivo desde {moment}: el texto ya no se redacta y no se publican más proyectos. La Secretaría puede reabrirlo, indicando el motivo.',
  'report.reopened': 'Reabierto {moment}',
  'report.isFinal': 'Este es el proyecto definitivo del informe.',
  'report.finish': 'Marcar el proyecto {n} como definitivo',
  'report.finishNote':
    'Después nadie escribe en el informe y ningún otro proyecto recibe número. Las objeciones y observaciones se mantienen y se siguen recibiendo. Puede reabrirse, indicando el motivo.',
  'report.finishFirst': 'El texto ya no es el del último proyecto. Publíquelo primero como proyecto.',
  'report.reopen': 'Reabrir el informe',
  'report.reopenNote': 'Entonces se vuelve a redactar y continúa la numeración de sus proyectos. Todos leen el motivo.',
  'forum.report-final': 'El informe es definitivo: no se publican más proyectos. La Secretaría lo reabre primero, indicando el motivo.',
  'refusal.not-a-report': 'Solo el informe del Secretario General se marca como definitivo.',
  'forum.report-exists': 'El Informe ya está comenzado.',
  'forum.not-an-opinion': 'Una sesión especial trata de Opiniones. El Informe no pasa a ella.',
};
