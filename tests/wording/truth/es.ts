import type { Texts } from './truth.ts';

export const ES: Texts = {
  seen: [
    `T CONTINUIDAD DEL SERVICIO EN ZONAS RURALES
E El octavo Foro Mundial de Política de las Telecomunicaciones (Exemplar, 2030),
P considerando
p que cada Estado Miembro decide por sí mismo cómo organiza sus redes;
p que ello se debe a la distancia y al precio del combustible;
p que los operadores ⟦deben⟧ notificar los cortes en un día,
O opina
o que un emplazamiento ⟦debe⟧ funcionar ocho horas sin red eléctrica;
o que las administraciones deberían publicar cifras anuales;
o que la energía solar puede reducir los costes,
O ⟦encarga⟧ al Secretario General
o que informe al Consejo;
o que vele por que los operadores ⟦estén obligados a⟧ responder.`,
    `T RESOLUCIÓN 4 SOBRE LAS CIFRAS DE CORTES
E La Conferencia de Exemplar (2030),
P recordando
p la Resolución 12, «Los operadores deberán llevar registros», y la decisión adoptada;
p que el Director fue encargado por el Consejo de preparar un manual,
O ⟦resuelve⟧
o que las cifras ⟦deberán⟧ publicarse cada trimestre;
o que las cifras ⟦no deberán⟧ nombrar a los operadores;
o que ningún Estado está obligado a publicar lo que no tiene,
O invita a los Estados Miembros
o a contribuir, y ⟦encarga⟧ al Director que los ayude;
o a decidir la forma de las contribuciones.`,
  ],
  unseen: [
    `T REDES COMUNITARIAS
E El Foro,
P consciente
p de que la comunidad decide lo que paga y resuelve sola muchos problemas;
p de que el retraso debido a las lluvias es frecuente;
p de que la llegada de Internet a las islas se debe a estas redes,
O opina
o que nada de lo dispuesto en la presente Opinión debe interpretarse como una obligación;
o que los operadores ⟦deben⟧ ofrecer interconexión;
o que las tasas ⟦no deben⟧ superar el coste de la licencia;
o que la administración ⟦tiene que⟧ responder en tres meses;
o que el titular ⟦ha de⟧ conservar los registros,
O ⟦resuelve encargar⟧ al Secretario General
o que publique una lista de redes.`,
    `T ALERTAS DE EMERGENCIA
E El Foro (Exemplar, 2030),
P reconociendo
p que la palabra «debe» no significa lo mismo en todas las leyes;
p que debió de haber retrasos,
O opina
o que las alertas ⟦deberán⟧ enviarse en todos los idiomas oficiales;
o que cada alerta ⟦deberá⟧ llevar una hora;
o que convendría probar las alertas cada año,
O ⟦decide⟧
o mantener el asunto en estudio,
O pide al Consejo
o que decida la fecha de la próxima prueba.`,
  ],
};
