// Our own lint rules. oxlint has no rule against reading the clock, and a decision that reads it cannot be replayed.
const isDate = node => node.type === 'Identifier' && node.name === 'Date';

const noClock = {
  create(context) {
    const refuse = node =>
      context.report({ node, message: 'Time comes in with the command: do not read the clock here' });
    return {
      NewExpression(node) {
        if (isDate(node.callee) && node.arguments.length === 0) refuse(node);
      },
      CallExpression(node) {
        if (isDate(node.callee)) refuse(node);
      },
      MemberExpression(node) {
        if (isDate(node.object) && node.property.name === 'now') refuse(node);
      },
    };
  },
};

export default { meta: { name: 'crossroads' }, rules: { 'no-clock': noClock } };
