const text = { type: 'string' } as const;

/** JSON schema of a problem document. */
export const problemSchema = {
  type: 'object' as const,
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: text,
    title: { ...text, description: 'in the language of Accept-Language, English or Spanish' },
    status: { type: 'integer' } as const,
    code: { ...text, description: 'stable; dotted' },
    errors: {
      type: 'array' as const,
      items: {
        type: 'object' as const,
        required: ['pointer', 'code', 'message'],
        properties: {
          pointer: { ...text, description: 'JSON pointer (RFC 6901) of the wrong field' },
          code: text,
          message: text,
          found: { type: 'array' as const, items: text, description: 'words that may not be in this text' },
        },
      },
    },
  },
};
