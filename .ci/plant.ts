/** One planted violation: what is written where, and which file the tool must name. */
export type Plant = { rule: string; file: string; code: string; alsoPlant?: { file: string; code: string } };

/** A file that imports something. */
export const imports = (rule: string, file: string, target: string): Plant => ({
  rule,
  file,
  code: `import '${target}';\nexport const planted = 1;\n`,
});
/** The plant, and an empty file that its import can resolve to. */
export const reaching = (file: string, plant: Plant): Plant => ({
  ...plant,
  alsoPlant: { file, code: 'export const planted = 2;\n' },
});
