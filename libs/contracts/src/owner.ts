/** Who publishes an event: `help` and `intake`. */
export type Owner = { readonly plane: 'help' | 'neutral' | 'enforcement'; readonly service: string };
