import type { Office } from '../catalogue.ts';

export const office: Office = {
  'whose.office':
    'Esta es la mesa de la Secretaría: aquí se gestionan los participantes, las invitaciones y los avisos. Su puesto no da acceso a ella.',
  'whose.drafts':
    'Los proyectos de Opinión los introduce la Secretaría, en nombre de la delegación que los presenta. Envíele el texto del suyo.',
  'whose.numbers': 'La Secretaría y la Presidencia registran los documentos y les dan número.',
  'whose.log': 'El registro del foro lo leen la Secretaría y la Presidencia.',
  'whose.contributions':
    'Las contribuciones las presentan las delegaciones que participan en el debate, y la Secretaría las introduce en su nombre. Desde su puesto no se presenta ninguna.',
  'whose.instead': 'Desde aquí puede ir a:',
  'office.quorum': 'La llamada nominal exige quórum: más de la mitad de las delegaciones acreditadas',
  'office.quorumNote': 'La llamada nominal no se cierra antes de que hayan respondido tantas. Consta en el acta.',
  'office.title': 'Mesa de la secretaría',
  'office.sections': 'Secciones de la mesa',
  'office.participants': 'Participantes',
  'office.admit': 'Admitir',
  'office.admitTitle': 'Admitir una delegación u otro participante',
  'office.code': 'Código (se muestra cuando falta espacio)',
  'office.nameIn': 'Nombre ({language})',
  'office.capacity': 'Calidad',
  'office.seats': 'Puestos',
  'office.openSeat': 'Abrir un puesto',
  'office.functions': 'Funciones',
  'office.closeSeat': 'Cerrar este puesto',
  'office.closeSeatSure': '¿Cerrar el puesto {seat}? Quien lo ocupa sale de inmediato.',
  'office.invite': 'Crear un enlace de invitación',
  'office.linkReady': 'Invitación para {entity}. El enlace se muestra una sola vez; cópielo ahora.',
  'office.links': 'Invitaciones',
  'office.noLinks': 'No hay invitaciones pendientes.',
  'office.waiting': 'pendiente, hasta el {moment}',
  'office.revoke': 'Revocar',
  'office.reissue': 'Nuevo enlace',
};
