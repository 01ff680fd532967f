import { instantsIn, numbersIn } from './page-words.ts';
import type { Words } from './page-words.ts';

const cuenta = numbersIn('es-US');

export const spanish: Words = {
  lang: 'es',
  own: 'En español',
  count: cuenta,
  at: instantsIn('es-US'),
  intro: [
    'Crossroads tiene un lado que ayuda a las personas y un lado donde los casos se entregan a fiscales. Lo que alguien cuenta a quien le ayuda no debe llegar nunca a un fiscal. Entre los dos hay un muro.',
    'Esta página la hizo un programa que tomó, una tras otra, las claves de cada parte del sistema e intentó llegar a todo lo que no es suyo.',
  ],
  headings: {
    result: 'Qué resultó',
    picture: 'Los lados y sus dos puertas',
    tried: 'Qué se intentó',
    how: 'Cómo se negó',
    own: 'Qué puede hacer cada parte en su propio lado',
    looked: 'Qué más se revisó',
    searched: 'Qué se buscó',
    run: 'Cuándo y con qué versión',
  },
  stands: pairs => `El muro se mantiene: se negaron los ${cuenta(pairs)} intentos.`,
  holes: holes => `Hay ${cuenta(holes)} ${holes === 1 ? 'paso' : 'pasos'} a través del muro:`,
  unproven: some =>
    `${some === 1 ? 'Quedó 1 cosa' : `Quedaron ${cuenta(some)} cosas`} sin probar, así que esta prueba no demuestra nada:`,
  picture: {
    title: 'Tres lados y dos puertas',
    description:
      'El lado de ayuda, el lado neutral y el lado penal, cada uno con sus propias bases de datos, claves y personal. La policía puede dejar un aviso de seguridad en el lado de ayuda y no recibe nada a cambio. El lado penal puede hacer al lado neutral una sola pregunta sellada y recibe sí, no o no se sabe. Ninguna línea une ayuda y lado penal.',
    help: 'Ayuda',
    neutral: 'Avisos',
    enforcement: 'Lado penal',
    police: 'Policía',
    notice: 'aviso de seguridad, solo ida',
    question: 'una pregunta: sí, no, no se sabe',
  },
  planes: {
    help: 'lado de ayuda',
    neutral: 'lado neutral',
    enforcement: 'lado penal',
    bridge: 'entre los lados',
    broker: 'reglas del servidor de mensajes',
  },
  services: {
    intake: 'intake (ayuda): recibe las remisiones',
    screening: 'screening (ayuda): aplica las reglas',
    outreach: 'outreach (ayuda): va a las personas',
    routing: 'routing (ayuda): busca un lugar',
    notices: 'notices (neutral): guarda lo notificado',
    escalation: 'escalation (penal): prepara los casos',
    nobody: 'un lado que no funciona',
  },
  tables: {
    tried: { caption: 'Intentos negados, según quién intentó y dónde', head: ['Quién intentó'] },
    how: { caption: 'Qué respondieron los servidores', head: ['Respuesta', 'Qué significa', 'Cuántas veces'] },
    own: {
      caption: 'Probado al mismo tiempo: lo que funciona en el propio lado',
      head: ['Quién', 'Tablas que lee', 'Temas que lee', 'Temas que escribe', 'No funcionó'],
    },
  },
  of: (refused, tried) => (tried === 0 ? 'sin intentos' : `${cuenta(refused)} de ${cuenta(tried)} negados`),
  codes: {
    '28P01': 'La base de datos no conoce estas claves.',
    '28000': 'La base de datos no deja entrar a nadie desde ahí.',
    '3D000': 'En ese lado no hay tal base de datos.',
    '42501': 'La base de datos conoce las claves y le niega esto.',
    TOPIC_AUTHORIZATION_FAILED: 'El servidor de mensajes niega este tema.',
    GROUP_AUTHORIZATION_FAILED: 'El servidor de mensajes niega este grupo de lectores.',
    CLUSTER_AUTHORIZATION_FAILED: 'El servidor de mensajes no muestra ni cambia sus reglas.',
  },
  statics: {
    imports: looked =>
      `Texto de los programas: en ${cuenta(looked)} archivos ninguna parte de un lado usa los mensajes de otro.`,
    fields: looked =>
      `Campos de los mensajes: los ${cuenta(looked)} campos que el lado penal puede oír o decir están en una lista corta que se cuida a mano, y ninguno habla de ayuda.`,
    logins: looked => `Contraseñas: de las ${cuenta(looked)} claves no hay dos con la misma.`,
    sideDoors: looked =>
      `Puertas laterales: en ${cuenta(looked)} bases de datos nadie está por encima de las reglas, forma parte de otro ni llega a otro servidor.`,
  },
  noSearch: 'Esta vez no se buscó a personas marcadas.',
  search: (people, markers, hits) =>
    `${cuenta(people)} personas inventadas pasaron por el lado de ayuda con ${cuenta(markers)} marcas en lo que se escribió sobre ellas. Buscadas en el otro lado: ${cuenta(hits)} halladas.`,
  backwards: (people, markers) =>
    `Lo mismo al revés: ${cuenta(people)} personas inventadas recibieron avisos o fueron propuestas, con ${cuenta(markers)} marcas, y se buscaron en el lado de ayuda.`,
  places: {
    caption: 'Dónde se buscó. Cada búsqueda tuvo que hallar antes una marca puesta ahí a propósito.',
    head: ['Lugar', 'Leído', 'Halló la marca puesta'],
    yes: 'sí',
    no: 'NO',
    names: {
      tables: 'tablas',
      topics: 'canales de mensajes',
      metrics: 'métricas',
      answers: 'respuestas',
      'PDF packages': 'expedientes en PDF',
      backup: 'copia de seguridad',
      'files of the broker': 'archivos de los mensajes',
      logs: 'registros',
      traces: 'trazas',
      files: 'otros archivos',
      help: 'lado de ayuda',
      neutral: 'lado de avisos',
      enforcement: 'lado penal',
      bridge: 'entre los lados',
      'all planes': 'de todos',
    },
  },
  run: (at, version, seconds) => `${at}, versión ${version}, en ${seconds} segundos.`,
};
